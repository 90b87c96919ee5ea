namespace Wiki.Benchmarks.Load;

/// <summary>What the driver tells the client, one line of JSON each.</summary>
/// <param name="Job">What to send from now on; null for the job before.</param>
/// <param name="Slice">What to do now; null for nothing.</param>
internal sealed record Order(LoadJob? Job, Slice? Slice);

/// <summary>Two requests that are sent by turns on the same connections.</summary>
/// <param name="Control">The whole request to the control address.</param>
/// <param name="Page">The request to the page, if it is always the same.</param>
/// <param name="Saves">For each connection the form it saves, if the page is a save.</param>
/// <param name="Status">The status that both must answer.</param>
internal sealed record LoadJob(byte[] Control, byte[]? Page, IReadOnlyList<SavingForm>? Saves, int Status);

/// <summary>An edit form that is posted again and again, each time on the revision saved before.</summary>
/// <param name="Head">Request line and headers, up to the length of the body.</param>
/// <param name="BeforeNumber">The body up to the number of the base revision.</param>
/// <param name="BeforeChange">From there up to what differs in the text.</param>
/// <param name="End">The rest of the body.</param>
/// <param name="BaseNumber">The first base revision.</param>
internal sealed record SavingForm(string Head, string BeforeNumber, string BeforeChange, string End, int BaseNumber);

/// <summary>A short time in which all connections send one of the two requests of the job.</summary>
/// <param name="OfPage">True for the page, false for the control.</param>
/// <param name="Milliseconds">How long new requests are begun.</param>
internal sealed record Slice(bool OfPage, int Milliseconds);

/// <summary>What came of a slice.</summary>
/// <param name="Seconds">From the first request to the last answer.</param>
/// <param name="Microseconds">How long each answer took.</param>
/// <param name="Errors">How many answers were not what they must be.</param>
/// <param name="FirstError">What was wrong with one of them.</param>
internal sealed record SliceReport(double Seconds, IReadOnlyList<int> Microseconds, int Errors, string? FirstError);

using Wiki.Text.Files;

namespace Wiki.Core.Files;

/// <summary>What somebody uploads.</summary>
/// <param name="Bytes">The file; null to change only what is said about it.</param>
/// <param name="SentName">The name that it had elsewhere.</param>
/// <param name="Name">The name that it is to have here, as typed; empty for one made of the other.</param>
/// <param name="AltText">What it shows.</param>
/// <param name="Summary">What its author says about it; may be empty.</param>
public sealed record UploadDraft(byte[]? Bytes, string SentName, string? Name, string? AltText, string? Summary);

/// <summary>The outcome of an upload.</summary>
public abstract record UploadOutcome
{
    /// <summary>It is stored.</summary>
    /// <param name="Name">The name of the file.</param>
    /// <param name="Number">The number of the upload.</param>
    /// <param name="IsPicture">Whether pages can show it.</param>
    /// <param name="AltText">What it shows.</param>
    /// <param name="Waits">Whether readers see it only after a reviewer approved it.</param>
    public sealed record Stored(FileName Name, int Number, bool IsPicture, string AltText, bool Waits) : UploadOutcome;

    /// <summary>Nothing is stored.</summary>
    /// <param name="Field">The field that is to be corrected; empty for none.</param>
    /// <param name="Sentence">What is wrong, and what to do.</param>
    /// <param name="Status">The status of the answer.</param>
    public sealed record Refused(string Field, string Sentence, int Status) : UploadOutcome;
}

namespace Wiki.Text;

/// <summary>How much a <see cref="Problem"/> matters.</summary>
public enum Severity
{
    /// <summary>Advice: the text means what its author thinks, but could be better.</summary>
    Hint,

    /// <summary>Part of the text is not understood; it can still be saved, and is shown marked.</summary>
    Error,

    /// <summary>The text cannot be saved as it is.</summary>
    Blocking,
}

/// <summary>Something a reader of the source found: what, where, and what to write instead.</summary>
/// <param name="Code">A stable code, e.g. <c>C102</c>; the meaning of each stands in docs/authoring.</param>
/// <param name="Severity">How much it matters.</param>
/// <param name="Line">The line in the article's source, from 1.</param>
/// <param name="Column">The UTF-16 unit in the line (in a cell: in the trimmed cell), from 1.</param>
/// <param name="Message">One sentence for the author.</param>
public sealed record Problem(string Code, Severity Severity, int Line, int Column, string Message);

namespace Wiki.Text;

/// <summary>How serious a <see cref="Problem"/> is.</summary>
public enum Severity
{
    /// <summary>A hint: the text means what its author thinks, but could be better.</summary>
    Hint,

    /// <summary>
    /// A mistake: part of the text is not understood. The text can be saved, and readers see the part marked.
    /// </summary>
    Error,

    /// <summary>An error: the text cannot be saved.</summary>
    Blocking,
}

/// <summary>A problem in a text: what is wrong, where, and what to write instead.</summary>
/// <param name="Code">A stable code, e.g. <c>C102</c>. docs/authoring explains each code.</param>
/// <param name="Severity">How serious it is.</param>
/// <param name="Line">The line in the article's text, from 1.</param>
/// <param name="Column">The column in the line, or in the trimmed cell, in UTF-16 units from 1.</param>
/// <param name="Message">A message for the author.</param>
public sealed record Problem(string Code, Severity Severity, int Line, int Column, string Message)
{
    /// <summary>What its author may have meant; null when nobody can tell.</summary>
    public Meant? Meant { get; init; }

    /// <summary>
    /// How much of the line it is about, in UTF-16 units from the column; null for the rest of the line.
    /// </summary>
    public int? Length { get; init; }

    /// <summary>For how many places of its kind it stands: more than 1 when there are too many to name each.</summary>
    public int Places { get; init; } = 1;
}

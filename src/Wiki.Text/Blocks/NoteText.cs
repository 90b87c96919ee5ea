namespace Wiki.Text.Blocks;

/// <summary>Prints a note in parentheses.</summary>
internal static class NoteText
{
    /// <summary>
    /// The note as typed. A space separates a final backslash from the closing bracket, which would otherwise be
    /// literal.
    /// </summary>
    internal static string? Print(string? note) =>
        note is null ? null : note.EndsWith('\\') ? $"({note} )" : $"({note})";
}

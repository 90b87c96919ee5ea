namespace Wiki.Text.Blocks;

/// <summary>A note in its parentheses.</summary>
internal static class NoteText
{
    /// <summary>As typed; a blank keeps the closing bracket apart from a backslash, which would make it literal.</summary>
    internal static string? Print(string? note) =>
        note is null ? null : note.EndsWith('\\') ? $"({note} )" : $"({note})";
}

using Wiki.Text;

namespace Wiki.Web.Derived.Blocks;

/// <summary>Notes of blocks as plain text, for lists that show many notes of many pages.</summary>
public static class PlainNote
{
    /// <summary>The words of a note that is inline Markdown.</summary>
    public static string Of(string note) => WikiDocument.Parse(SourceText.From(note)).PlainText();
}

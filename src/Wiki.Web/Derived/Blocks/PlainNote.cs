using Wiki.Text;

namespace Wiki.Web.Derived.Blocks;

/// <summary>Notes of blocks as plain text: where a note is shown away from its page, its links would lead nowhere.</summary>
public static class PlainNote
{
    /// <summary>The words of a note that is inline Markdown.</summary>
    public static string Of(string note) => WikiDocument.Parse(SourceText.From(note)).PlainText();
}

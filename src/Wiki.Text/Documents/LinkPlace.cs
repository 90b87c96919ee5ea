namespace Wiki.Text.Documents;

/// <summary>
/// A link or picture within the site, of which only the database knows where it leads, and where its target is typed.
/// </summary>
/// <param name="Name">
/// The target as typed: the name of a page with its section, or an address that begins with a slash.
/// </param>
/// <param name="Page">The page that it names; null when it is another address.</param>
/// <param name="Section">The fragment behind <c>#</c>; null for none.</param>
/// <param name="Words">The words that readers see.</param>
/// <param name="Line">Its line, from 1.</param>
/// <param name="Column">Its column, from 1.</param>
/// <param name="Length">How long it is in the text; null when it is known only in which line it stands.</param>
public sealed record LinkPlace(
    string Name, Slug? Page, string? Section, string Words, int Line, int Column, int? Length)
{
    /// <summary>Whether it is a picture.</summary>
    public bool IsPicture { get; init; }

    /// <summary>Whether it is written <c>[[Name]]</c>.</summary>
    public bool IsWikiLink => !Name.StartsWith('/');

    /// <summary>A hint about it, for when somebody wrote something that leads nowhere.</summary>
    /// <param name="code">The code of the problem.</param>
    /// <param name="sentence">What is wrong.</param>
    /// <param name="meant">What could stand in the place of its target; null when nobody can tell.</param>
    public Problem Hint(string code, string sentence, string? meant)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        return new Problem(code, Severity.Hint, Line, Column, $"Line {Line}: {sentence}")
        {
            Length = Length,
            Meant = Length is { } length ? Text.Meant.Of(length, meant) : null,
        };
    }
}

namespace Wiki.Web.Pages.Comparing;

/// <summary>A revision in an address: its number, or a word that stands for a number.</summary>
/// <param name="Number">The number; null for a word.</param>
/// <param name="Word">The word; empty for a number.</param>
public readonly record struct RevisionWord(int? Number, string Word)
{
    /// <summary>The newest revision.</summary>
    public const string Current = "current";

    /// <summary>The published revision.</summary>
    public const string Published = "approved";

    /// <summary>The revision that the account saw on its last visit.</summary>
    public const string Visited = "visited";

    /// <summary>Reads a part of an address; null when the part is neither a number nor one of the words.</summary>
    public static RevisionWord? Read(string? text) => text switch
    {
        Current or Published or Visited => new RevisionWord(null, text),
        "" or null => null,
        _ when text.All(char.IsAsciiDigit) && int.TryParse(text, out var number) => new RevisionWord(number, ""),
        _ => null,
    };

    /// <summary>The number or word, as in an address.</summary>
    public override string ToString() => Number?.ToString() ?? Word;
}

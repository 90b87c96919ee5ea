namespace Wiki.Web.Pages.Comparing;

/// <summary>What stands for a revision in an address: its number, or a word that leads to one.</summary>
/// <param name="Number">The number; null for a word.</param>
/// <param name="Word">The word; empty for a number.</param>
public readonly record struct RevisionWord(int? Number, string Word)
{
    /// <summary>The newest revision.</summary>
    public const string Current = "current";

    /// <summary>The revision that readers see.</summary>
    public const string Approved = "approved";

    /// <summary>The revision that whoever is signed in saw when they were here last.</summary>
    public const string Visited = "visited";

    /// <summary>Reads a part of an address; null when it is neither a number nor one of the words.</summary>
    public static RevisionWord? Read(string? text) => text switch
    {
        Current or Approved or Visited => new RevisionWord(null, text),
        "" or null => null,
        _ when text.All(char.IsAsciiDigit) && int.TryParse(text, out var number) => new RevisionWord(number, ""),
        _ => null,
    };

    /// <summary>As it stands in an address.</summary>
    public override string ToString() => Number?.ToString() ?? Word;
}

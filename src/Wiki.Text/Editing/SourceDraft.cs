namespace Wiki.Text.Editing;

/// <summary>A new source as somebody fills it in.</summary>
/// <param name="Address">Its web address; may be empty, e.g. for a book.</param>
/// <param name="Title">Its title.</param>
/// <param name="Publisher">Who published it; may be empty.</param>
/// <param name="Date">When it was published, or read; may be empty.</param>
public sealed record SourceDraft(string Address, string Title, string Publisher, string Date)
{
    private const int LongestName = 32;

    /// <summary>Whether nothing was filled in.</summary>
    public bool IsEmpty => Parts().All(part => part.Length == 0);

    /// <summary>What is wrong with it, as a sentence; null when it can be used.</summary>
    public string? Fault => IsEmpty ? null
        : OneLine.Of(Address).Contains(' ', StringComparison.Ordinal)
            ? "The address of a source has a blank in it. Write %20 instead, or remove it."
        : OneLine.Of(Address).Length > 0 && !IsWebAddress(OneLine.Of(Address))
            ? "The address of a source begins with https:// or http://. Correct it, or leave it empty."
        : OneLine.Of(Title).Length + OneLine.Of(Address).Length == 0
            ? "A source needs a title or an address. Fill in one of them."
        : null;

    /// <summary>Its address, if readers may follow it.</summary>
    public string? Link => IsWebAddress(OneLine.Of(Address)) ? OneLine.Of(Address) : null;

    /// <summary>What the definition says, on one line: title, publisher, date, address.</summary>
    public string Text() => string.Join(", ", Parts().Where(part => part.Length > 0));

    /// <summary>A name for citations that the page does not use yet, made from the title or the host.</summary>
    /// <param name="isTaken">Whether the page has a source of this name, ignoring case.</param>
    public string NameFor(Func<string, bool> isTaken)
    {
        ArgumentNullException.ThrowIfNull(isTaken);
        var host = Uri.TryCreate(OneLine.Of(Address), UriKind.Absolute, out var address) ? address.Host : "";
        var key = Slug.KeyOf(OneLine.Of(Title)) is { Length: > 0 } title ? title
            : Slug.KeyOf(host) is { Length: > 0 } site ? site : "source";
        var cut = key.Length <= LongestName ? key : key[..LongestName];
        // A word that was cut in two reads badly.
        var whole = cut.Length < key.Length && key[cut.Length] != '-' && cut.LastIndexOf('-') is > 8 and var dash
            ? cut[..dash] : cut;
        var name = whole.Trim('-', '.');
        for (var number = 2; isTaken(name); number++)
        {
            name = $"{whole.Trim('-', '.')}-{number}";
        }

        return name;
    }

    /// <summary>
    /// A page with a definition more: behind the last line if that is one, otherwise below a blank line.
    /// </summary>
    /// <param name="page">The text of the page.</param>
    /// <param name="name">The name of the source.</param>
    /// <param name="text">What the definition says.</param>
    public static string Define(string page, string name, string text)
    {
        ArgumentNullException.ThrowIfNull(page);
        var body = page.TrimEnd('\n');
        var last = body[(body.LastIndexOf('\n') + 1)..];
        var isDefinition = last.StartsWith("[^", StringComparison.Ordinal)
            && last.IndexOf("]:", StringComparison.Ordinal) is > 2;
        var gap = page.Length - body.Length;
        var between = new string('\n', Math.Max(gap, isDefinition ? 1 : 2));
        return $"{body}{between}[^{name}]: {text}\n";
    }

    private static bool IsWebAddress(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri is { Scheme: "https" or "http" }
        && !address.Contains(' ', StringComparison.Ordinal);

    private IEnumerable<string> Parts() => new[] { Title, Publisher, Date, Address }.Select(OneLine.Of);
}

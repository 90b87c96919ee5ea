namespace Wiki.Benchmarks.Texts;

/// <summary>Two revisions to compare, and a third for merging.</summary>
/// <param name="Old">The revision both others were made from.</param>
/// <param name="New">A later one.</param>
/// <param name="Other">What somebody else made of the old one meanwhile.</param>
internal sealed record TextPair(string Old, string New, string Other);

/// <summary>The pairs that are measured, by what they are called in the results.</summary>
internal static class TextPairs
{
    /// <summary>An ordinary edit in an article of 100 KB.</summary>
    public const string OneEdit = "one edit";

    /// <summary>Every tenth line changed in 288,000 characters.</summary>
    public const string ManyChanges = "many changes";

    /// <summary>288,000 characters; every line has one word in ten exchanged.</summary>
    public const string EveryLineReworded = "every line reworded";

    /// <summary>Two lines of 20,000 words, hardly any in the same order.</summary>
    public const string TwoLongLines = "two long lines";

    /// <summary>288,000 characters in short lines drawn from six words: everything resembles everything.</summary>
    public const string AllAlike = "all lines alike";

    /// <summary>Every pair.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [OneEdit, ManyChanges, EveryLineReworded, TwoLongLines, AllAlike];

    /// <summary>Makes a pair; the same at every call.</summary>
    public static TextPair Named(string name) => name switch
    {
        OneEdit => InLines(100_000, (texts, lines) => [.. lines[..^60], texts.Reworded(lines[^60]), .. lines[^59..]],
            (_, lines) => [.. lines[..60], "An added line.", .. lines[60..]]),
        ManyChanges => InLines(288_000, (texts, lines) => texts.Edited(lines, 10),
            (texts, lines) => texts.Edited(lines, 2)),
        EveryLineReworded => InLines(288_000, Reworded, Reworded),
        TwoLongLines => Pair(texts => texts.Line(20_000) + "\n"),
        AllAlike => Pair(texts => SeededTexts.Join(texts.Alike(9_600, 5, 6))),
        _ => throw new ArgumentException($"No pair is called \"{name}\".", nameof(name)),
    };

    private static List<string> Reworded(SeededTexts texts, List<string> lines) => lines.ConvertAll(texts.Reworded);

    private static TextPair InLines(
        int characters, Func<SeededTexts, List<string>, List<string>> revise,
        Func<SeededTexts, List<string>, List<string>> reviseOtherwise)
    {
        var texts = new SeededTexts(20070118);
        var lines = texts.Article(characters);
        return new TextPair(SeededTexts.Join(lines), SeededTexts.Join(revise(texts, lines)),
            SeededTexts.Join(reviseOtherwise(texts, lines)));
    }

    private static TextPair Pair(Func<SeededTexts, string> make)
    {
        var texts = new SeededTexts(20070118);
        return new TextPair(make(texts), make(texts), make(texts));
    }
}

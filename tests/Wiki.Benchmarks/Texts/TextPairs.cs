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

    /// <summary>A wiki article of 100 KB; every fifth line is reworded.</summary>
    public const string SmallEdits = "small edits";

    /// <summary>288,000 characters of wiki text; every fifth line is reworded.</summary>
    public const string ManySmallEdits = "many small edits";

    /// <summary>288,000 characters of wiki text, every third section moved, every tenth line reworded.</summary>
    public const string MovedSections = "moved sections";

    /// <summary>288,000 characters of wiki text with all tables padded anew.</summary>
    public const string PaddedTables = "padded tables";

    /// <summary>288,000 characters of wiki text, wrapped to 80 characters, then to 72 with small edits.</summary>
    public const string WrappedAnew = "wrapped anew";

    /// <summary>288,000 characters of wiki text and another such text.</summary>
    public const string AllReplaced = "all replaced";

    /// <summary>Every pair.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [
            OneEdit, ManyChanges, EveryLineReworded, TwoLongLines, AllAlike, SmallEdits, ManySmallEdits, MovedSections,
            PaddedTables, WrappedAnew, AllReplaced,
        ];

    /// <summary>Makes a pair; the same at every call.</summary>
    public static TextPair Named(string name) => name switch
    {
        OneEdit => InLines(100_000, (texts, lines) => [.. lines[..^59], texts.Reworded(lines[^59]), .. lines[^58..]],
            (_, lines) => [.. lines[..60], "An added line.", .. lines[60..]]),
        ManyChanges => InLines(288_000, (texts, lines) => texts.Edited(lines, 10),
            (texts, lines) => texts.Edited(lines, 2)),
        EveryLineReworded => InLines(288_000, Reworded, Reworded),
        TwoLongLines => Pair(texts => texts.Line(20_000) + "\n"),
        AllAlike => Pair(texts => SeededTexts.Join(texts.Alike(9_600, 5, 6))),
        SmallEdits => InSections(100_000, (texts, sections) => texts.Reworded(sections.SelectMany(it => it), 20)),
        ManySmallEdits => InSections(288_000, (texts, sections) => texts.Reworded(sections.SelectMany(it => it), 20)),
        MovedSections => InSections(288_000, (texts, sections) => texts.Reworded(
            sections.Index().OrderBy(it => it.Index % 3 == 0).SelectMany(it => it.Item), 10)),
        PaddedTables => InSections(288_000, (_, sections) => [.. sections.SelectMany(it => it).Select(line =>
            line.StartsWith('|') ? line.Replace(" |", "      |", StringComparison.Ordinal) : line)]),
        WrappedAnew => InSections(288_000,
            (texts, sections) => [.. texts.Reworded(sections.SelectMany(it => it), 10).SelectMany(Wrapped(72))],
            sections => sections.SelectMany(it => it).SelectMany(Wrapped(80))),
        AllReplaced => InSections(288_000, (texts, _) => [.. texts.Sections(288_000).SelectMany(it => it)]),
        _ => throw new ArgumentException($"No pair is called \"{name}\".", nameof(name)),
    };

    private static List<string> Reworded(SeededTexts texts, List<string> lines) => lines.ConvertAll(texts.Reworded);

    private static Func<string, IEnumerable<string>> Wrapped(int width) => line => SeededTexts.Wrapped(line, width);

    private static TextPair InLines(
        int characters, Func<SeededTexts, List<string>, List<string>> revise,
        Func<SeededTexts, List<string>, List<string>> reviseOtherwise)
    {
        var texts = new SeededTexts(20070118);
        var lines = texts.Article(characters);
        return new TextPair(SeededTexts.Join(lines), SeededTexts.Join(revise(texts, lines)),
            SeededTexts.Join(reviseOtherwise(texts, lines)));
    }

    private static TextPair InSections(int characters, Func<SeededTexts, List<List<string>>, List<string>> revise,
        Func<List<List<string>>, IEnumerable<string>>? write = null)
    {
        var texts = new SeededTexts(20070118);
        var sections = texts.Sections(characters);
        var old = SeededTexts.Join(write?.Invoke(sections) ?? sections.SelectMany(it => it));
        return new TextPair(old, SeededTexts.Join(revise(texts, sections)), SeededTexts.Join(revise(texts, sections)));
    }

    private static TextPair Pair(Func<SeededTexts, string> make)
    {
        var texts = new SeededTexts(20070118);
        return new TextPair(make(texts), make(texts), make(texts));
    }
}

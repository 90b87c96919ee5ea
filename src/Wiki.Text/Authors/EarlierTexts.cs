using System.Collections.Immutable;

namespace Wiki.Text.Authors;

/// <summary>
/// The difference between the origins of a text and those of the next text: the same runs at both ends, other runs in
/// the middle.
/// </summary>
/// <param name="Hash">The hash that recognizes the earlier text.</param>
/// <param name="Before">The number of equal runs at the start.</param>
/// <param name="Middle">The earlier runs in the middle.</param>
/// <param name="After">The number of equal runs at the end.</param>
internal sealed record EarlierText(ulong Hash, int Before, ImmutableArray<OriginRun> Middle, int After)
{
    public ImmutableArray<OriginRun> RunsFrom(ImmutableArray<OriginRun> next) =>
        [.. next.AsSpan()[..Before], .. Middle.AsSpan(), .. next.AsSpan()[(next.Length - After)..]];
}

/// <summary>
/// Recognizes the earlier texts of an article, so that an edit that goes back to one of them gives exactly the same
/// origins again. For each text, only its difference from the next text is kept, within limits, the oldest first.
/// Immutable.
/// </summary>
internal sealed class EarlierTexts(ImmutableArray<EarlierText> texts)
{
    public const int MaximumTexts = 500;
    public const int MaximumRuns = 4_000;

    public static EarlierTexts None { get; } = new([]);

    /// <summary>The texts, the oldest first.</summary>
    public ImmutableArray<EarlierText> Texts { get; } = texts;

    /// <summary>The origins of a text when it was the newest; null when it is not remembered.</summary>
    /// <param name="text">The text.</param>
    /// <param name="current">The origins of the newest text.</param>
    public ImmutableArray<OriginRun>? RunsOf(string text, ImmutableArray<OriginRun> current)
    {
        var hash = TextHash.Of(text);
        var found = Texts.Length - 1;
        while (found >= 0 && Texts[found].Hash != hash)
        {
            found--;
        }

        if (found < 0)
        {
            return null;
        }

        var runs = current;
        for (var i = Texts.Length - 1; i >= found; i--)
        {
            runs = Texts[i].RunsFrom(runs);
        }

        return Origins.Length(runs) == text.Length ? runs : null;
    }

    /// <summary>Returns the texts with one more, which another text replaces.</summary>
    public EarlierTexts With(string text, ImmutableArray<OriginRun> before, ImmutableArray<OriginRun> after)
    {
        var same = Math.Min(before.Length, after.Length);
        var first = 0;
        while (first < same && before[first] == after[first])
        {
            first++;
        }

        var last = 0;
        while (last < same - first && before[^(last + 1)] == after[^(last + 1)])
        {
            last++;
        }

        return new EarlierTexts(Newest(
            [.. Texts, new EarlierText(TextHash.Of(text), first, before[first..^last], last)]));
    }

    private static ImmutableArray<EarlierText> Newest(ImmutableArray<EarlierText> texts)
    {
        var (first, runs) = (texts.Length, 0);
        while (first > 0 && texts.Length - first < MaximumTexts && runs + texts[first - 1].Middle.Length <= MaximumRuns)
        {
            runs += texts[--first].Middle.Length;
        }

        return texts[first..];
    }
}

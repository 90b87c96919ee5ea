using System.Collections.Immutable;

namespace Wiki.Text.Authors;

/// <summary>
/// How the origins of a text differ from those of the next one: the same runs at both ends, others between.
/// </summary>
/// <param name="Hash">Recognizes the earlier text.</param>
/// <param name="Before">How many runs are the same at the beginning.</param>
/// <param name="Middle">The earlier runs between.</param>
/// <param name="After">How many runs are the same at the end.</param>
internal sealed record EarlierText(ulong Hash, int Before, ImmutableArray<OriginRun> Middle, int After)
{
    public ImmutableArray<OriginRun> RunsFrom(ImmutableArray<OriginRun> next) =>
        [.. next.AsSpan()[..Before], .. Middle.AsSpan(), .. next.AsSpan()[(next.Length - After)..]];
}

/// <summary>
/// Recognizes the texts an article had before, so that going back to one gives exactly the origins it had. Of each
/// only what sets it apart from the next is kept, the oldest first, within limits. Immutable.
/// </summary>
internal sealed class EarlierTexts(ImmutableArray<EarlierText> texts)
{
    public const int MaximumTexts = 500;
    public const int MaximumRuns = 4_000;

    public static EarlierTexts None { get; } = new([]);

    /// <summary>The oldest first.</summary>
    public ImmutableArray<EarlierText> Texts { get; } = texts;

    /// <summary>The origins a text had when it was the newest; null when it is not remembered.</summary>
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

    /// <summary>Remembers also a text that gives way to the next.</summary>
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

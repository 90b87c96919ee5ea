using System.Collections.Immutable;
using Wiki.Text.Diffing;

namespace Wiki.Text.Authors;

/// <summary>
/// Who wrote which words of an article: each word of the current text with the number of the revision that introduced
/// it. Words keep their origin when they are moved, and get it back when what was removed returns. Immutable.
/// </summary>
/// <remarks>
/// After WikiWho (Flöck and Acosta, "WikiWho: precise and efficient attribution of authorship of revisioned content",
/// 2014): first whole lines are recognized, then sentences and cells, then words. What was removed is remembered within
/// fixed limits: <see cref="MaximumRemovedPieces"/> and <see cref="MaximumEarlierTexts"/>, the oldest forgotten first.
/// So the cost of a step depends on the text, not on how many revisions came before.
/// </remarks>
public sealed class Authorship
{
    /// <summary>How many removed lines and sentences are remembered, so that they get their origins back.</summary>
    public const int MaximumRemovedPieces = RemovedPieces.MaximumPieces;

    /// <summary>How many earlier texts are recognized when an edit goes back to one of them.</summary>
    public const int MaximumEarlierTexts = EarlierTexts.MaximumTexts;

    internal Authorship(
        string text, int number, ImmutableArray<OriginRun> runs, RemovedPieces removed, EarlierTexts earlier) =>
        (Text, Number, Runs, Removed, Earlier) = (text, number, runs, removed, earlier);

    /// <summary>Before the first revision.</summary>
    public static Authorship Empty { get; } = new("", 0, [], RemovedPieces.None, EarlierTexts.None);

    /// <summary>The text of the newest revision.</summary>
    public string Text { get; }

    /// <summary>The number of the newest revision; 0 before the first.</summary>
    public int Number { get; }

    /// <summary>The origins of the text from its beginning to its end; neighbours have different numbers.</summary>
    public ImmutableArray<OriginRun> Runs { get; }

    internal RemovedPieces Removed { get; }

    internal EarlierTexts Earlier { get; }

    /// <summary>The authorship of the next text.</summary>
    /// <param name="text">The text of the next revision.</param>
    /// <param name="number">Its number.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is not greater than the newest one.</exception>
    public Authorship Advance(string text, int number)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(number, Number);
        if (text == Text)
        {
            return new Authorship(Text, number, Runs, Removed, Earlier);
        }

        var before = Origins.Expand(Runs, Text.Length);
        var runs = Earlier.RunsOf(text, Runs)
            ?? Origins.Compress(new OriginMatching(Text, before, text, Removed).Origins(number));
        return new Authorship(
            text, number, runs, Removed.With(Text, before, text), Earlier.With(Text, before: Runs, after: runs));
    }

    /// <summary>The words, blanks and other characters of the text in order; joined they are the text.</summary>
    public IEnumerable<WrittenToken> Tokens()
    {
        var words = new WordNumbers();
        var (run, left) = (0, Runs.IsEmpty ? 0 : Runs[0].Length);
        foreach (var line in Lines.Of(Text))
        {
            var split = words.Split(line);
            for (var i = 0; i < split.Words.Length; i++)
            {
                var token = line[split.StartOf(i)..split.Ends[i]];
                yield return new WrittenToken(token, Runs[run].Number, Sentences.IsWord(token));
                left -= token.Length;
                if (left == 0 && ++run < Runs.Length)
                {
                    left = Runs[run].Length;
                }
            }
        }
    }

    /// <summary>Everything but the text, to be stored beside it. <see cref="FromBytes"/> reads it.</summary>
    public byte[] ToBytes() => AuthorshipBytes.Write(this);

    /// <summary>Reads what <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">What it wrote.</param>
    /// <param name="text">The text it was written for.</param>
    /// <exception cref="FormatException">
    /// The bytes are of another version or damaged, or the text is not the one they were written for.
    /// </exception>
    public static Authorship FromBytes(ReadOnlySpan<byte> bytes, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return AuthorshipBytes.Read(bytes, text);
    }
}

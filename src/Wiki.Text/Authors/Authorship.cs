using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Authors;

/// <summary>
/// Tells who wrote each word of an article: each word of the current text has the number of the revision that
/// introduced it. Words keep their origin when they are moved, and get it back when they return after they were
/// removed. Immutable.
/// </summary>
/// <remarks>
/// The method follows WikiWho (Flöck and Acosta, "WikiWho: precise and efficient attribution of authorship of
/// revisioned content", 2014): it recognizes whole lines first, then sentences and cells, then words. Removed parts
/// and earlier texts are remembered within fixed limits; the oldest are forgotten first. So the cost of a step depends
/// on the text and not on the number of earlier revisions. Words of a removed line or sentence come back with most of
/// its other words. A number with points, such as 2.6.32, is new as a whole when a part of it is.
/// </remarks>
public sealed class Authorship
{
    /// <summary>
    /// The number of removed lines and sentences that are remembered, so that they get their origins back.
    /// </summary>
    public const int MaximumRemovedPieces = RemovedPieces.MaximumPieces;

    internal Authorship(
        string text, int number, ImmutableArray<OriginRun> runs, RemovedPieces removed, EarlierTexts earlier) =>
        (Text, Number, Runs, Removed, Earlier) = (text, number, runs, removed, earlier);

    /// <summary>The authorship before the first revision.</summary>
    public static Authorship Empty { get; } = new("", 0, [], RemovedPieces.None, EarlierTexts.None);

    /// <summary>The text of the newest revision.</summary>
    public string Text { get; }

    /// <summary>The number of the newest revision; 0 before the first revision.</summary>
    public int Number { get; }

    /// <summary>The origins of the text, from its start to its end. Neighbouring runs have different numbers.</summary>
    public ImmutableArray<OriginRun> Runs { get; }

    internal RemovedPieces Removed { get; }

    internal EarlierTexts Earlier { get; }

    /// <summary>Returns the authorship of the next text.</summary>
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
        var matching = new OriginMatching(Text, before, text, Removed);
        var origins = matching.Origins(number);
        var runs = Earlier.RunsOf(text, Runs) ?? Origins.Compress(origins);
        return new Authorship(text, number, runs, Removed.With(Text, before, text, matching.IsTaken),
            Earlier.With(Text, before: Runs, after: runs));
    }

    /// <summary>
    /// The words, runs of blanks and other characters of the text, in order. Together they are the text.
    /// </summary>
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

    /// <summary>
    /// Writes everything except the text, to store it beside the text. <see cref="FromBytes"/> reads it.
    /// </summary>
    public byte[] ToBytes() => AuthorshipBytes.Write(this);

    /// <summary>Reads the bytes that <see cref="ToBytes"/> wrote.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="text">The text that they were written for.</param>
    /// <exception cref="FormatException">
    /// The bytes have another version, are damaged, or were written for another text.
    /// </exception>
    public static Authorship FromBytes(ReadOnlySpan<byte> bytes, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return AuthorshipBytes.Read(bytes, text);
    }
}

/// <summary>A word, a run of blanks or another single character, and the revision that introduced it.</summary>
/// <param name="Text">The token as in the text. It is never only a part of what readers see as one character.</param>
/// <param name="Number">The number of the revision.</param>
/// <param name="IsWord">Whether it begins with a letter or a digit.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct WrittenToken(string Text, int Number, bool IsWord);

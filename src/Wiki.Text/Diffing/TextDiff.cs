using System.Collections.Immutable;
using System.Text;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing;

/// <summary>
/// The differences between two texts, line by line, and word by word in lines that have a counterpart. Every difference
/// is included, even in white space and case. <see cref="DiffLimits"/> may make the diff coarser, and
/// <see cref="Coarse"/> then says how.
/// </summary>
public sealed class TextDiff
{
    private readonly bool _oldEndsWithoutLineFeed;
    private readonly bool _newEndsWithoutLineFeed;

    internal TextDiff(
        ImmutableArray<DiffRow> rows, string? coarse, bool oldEndsWithoutLineFeed, bool newEndsWithoutLineFeed)
    {
        Rows = rows;
        Coarse = coarse;
        _oldEndsWithoutLineFeed = oldEndsWithoutLineFeed;
        _newEndsWithoutLineFeed = newEndsWithoutLineFeed;
        for (var i = 0; i < rows.Length; i++)
        {
            Changes += StartsChange(rows, i) ? 1 : 0;
        }

        Counts = DiffCounts.Of(rows);
        Notes = DiffNotes.Write(rows, oldEndsWithoutLineFeed, newEndsWithoutLineFeed);
    }

    /// <summary>All lines of both texts, ascending on both sides.</summary>
    public ImmutableArray<DiffRow> Rows { get; }

    /// <summary>How many lines were changed, moved, rewrapped, added and removed.</summary>
    public DiffCounts Counts { get; }

    /// <summary>
    /// The number of changes, which are runs of rows that differ. It is 0 when the texts are the same.
    /// </summary>
    public int Changes { get; }

    /// <summary>Sentences about differences that readers cannot see: in white space and line ends.</summary>
    public ImmutableArray<string> Notes { get; }

    /// <summary>
    /// Sentences that tell readers what is coarser because of a limit; null when no limit was reached.
    /// </summary>
    public string? Coarse { get; }

    /// <summary>Compares two texts.</summary>
    /// <param name="old">The text before.</param>
    /// <param name="new">The text after.</param>
    /// <param name="limits">The limits of the work; null for <see cref="DiffLimits.Default"/>.</param>
    public static TextDiff Between(string old, string @new, DiffLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        return LineDiff.Between(Lines.Of(old), Lines.Of(@new), limits ?? DiffLimits.Default);
    }

    /// <summary>Makes the new text from the old one.</summary>
    /// <param name="old">The text before.</param>
    /// <exception cref="ArgumentException">The text is not the one this diff was made from.</exception>
    public string Apply(string old)
    {
        ArgumentNullException.ThrowIfNull(old);
        return Rewrite(old, row => row.OldLine, row => row.NewLine, _oldEndsWithoutLineFeed, _newEndsWithoutLineFeed);
    }

    /// <summary>Makes the old text from the new one.</summary>
    /// <param name="new">The text after.</param>
    /// <exception cref="ArgumentException">The text is not the one this diff was made from.</exception>
    public string Revert(string @new)
    {
        ArgumentNullException.ThrowIfNull(@new);
        return Rewrite(@new, row => row.NewLine, row => row.OldLine, _newEndsWithoutLineFeed, _oldEndsWithoutLineFeed);
    }

    /// <summary>Divides the diff into changes, the rows near them, and rows to hide.</summary>
    /// <param name="context">The number of unchanged rows to show before and after a change.</param>
    /// <exception cref="ArgumentOutOfRangeException">The context is negative.</exception>
    public ImmutableArray<DiffSegment> Fold(int context) => Folding.Of(Rows, context);

    internal static bool StartsChange(ImmutableArray<DiffRow> rows, int i) =>
        rows[i] is not DiffRow.Unchanged && (i == 0 || rows[i - 1] is DiffRow.Unchanged);

    private string Rewrite(string text, Func<DiffRow, DiffLine?> from, Func<DiffRow, DiffLine?> to,
        bool fromEndsWithoutLineFeed, bool toEndsWithoutLineFeed)
    {
        var lines = Lines.Of(text);
        var result = new StringBuilder();
        var line = 0;
        foreach (var row in Rows)
        {
            if (from(row) is { } compared && (line == lines.Count || Lines.Shown(lines[line++]) != compared.Text))
            {
                throw new ArgumentException($"Line {line} is not the line that was compared.", nameof(text));
            }

            if (to(row) is { } other)
            {
                result.Append(other.Text).Append('\n');
            }
        }

        if (line < lines.Count || (line > 0 && lines[^1].EndsWith('\n') == fromEndsWithoutLineFeed))
        {
            throw new ArgumentException($"The end of the text, line {line}, was not compared.", nameof(text));
        }

        return result.ToString(0, result.Length - (toEndsWithoutLineFeed ? 1 : 0));
    }
}

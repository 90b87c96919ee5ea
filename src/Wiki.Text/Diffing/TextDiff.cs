using System.Collections.Immutable;
using System.Text;

namespace Wiki.Text.Diffing;

/// <summary>
/// What differs between two texts, line by line and, in changed lines, word by word. Every difference is in it, also
/// of white space and case; how fine it is depends on <see cref="DiffLimits"/>, and <see cref="Coarse"/> tells.
/// </summary>
public sealed class TextDiff
{
    private readonly bool _newEndsWithoutLineFeed;

    internal TextDiff(ImmutableArray<DiffRow> rows, string? coarse, bool newEndsWithoutLineFeed)
    {
        Rows = rows;
        Coarse = coarse;
        _newEndsWithoutLineFeed = newEndsWithoutLineFeed;
        for (var i = 0; i < rows.Length; i++)
        {
            RemovedLines += rows[i] is DiffRow.Removed or DiffRow.Changed ? 1 : 0;
            AddedLines += rows[i] is DiffRow.Added or DiffRow.Changed ? 1 : 0;
            Changes += StartsChange(rows, i) ? 1 : 0;
        }
    }

    /// <summary>All lines of both texts, ascending on both sides.</summary>
    public ImmutableArray<DiffRow> Rows { get; }

    /// <summary>How many lines of the old text are removed or changed.</summary>
    public int RemovedLines { get; }

    /// <summary>How many lines of the new text are added or changed.</summary>
    public int AddedLines { get; }

    /// <summary>How many changes there are: runs of rows that differ; 0 when the texts are the same.</summary>
    public int Changes { get; }

    /// <summary>Null, or the sentences that tell a reader what a limit made coarser than it could be.</summary>
    public string? Coarse { get; }

    /// <summary>Compares two texts.</summary>
    /// <param name="old">The text before.</param>
    /// <param name="new">The text after.</param>
    /// <param name="limits">How much work it may cost; null for <see cref="DiffLimits.Default"/>.</param>
    public static TextDiff Between(string old, string @new, DiffLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        return new LineDiff(Lines.Of(old), Lines.Of(@new), limits ?? DiffLimits.Default).ToTextDiff();
    }

    /// <summary>The new text again, made from the old one.</summary>
    /// <param name="old">The text before.</param>
    /// <exception cref="ArgumentException">The text is not the one this diff was made from.</exception>
    public string Apply(string old)
    {
        ArgumentNullException.ThrowIfNull(old);
        var lines = Lines.Of(old);
        var text = new StringBuilder();
        var line = 0;
        foreach (var row in Rows)
        {
            var (from, to) = row switch
            {
                DiffRow.Unchanged unchanged => (unchanged.Text, unchanged.Text),
                DiffRow.Changed changed => (Join(changed.Old), Join(changed.New)),
                DiffRow.Removed removed => (removed.Text, null),
                DiffRow.Added added => (null, added.Text),
                _ => throw new InvalidOperationException($"{row.GetType()} is no row."),
            };
            if (from != null && (line == lines.Count || Lines.Shown(lines[line++]) != from))
            {
                throw new ArgumentException($"Line {line} is not the one that was compared.", nameof(old));
            }

            text.Append(to).Append(to == null ? "" : "\n");
        }

        if (line < lines.Count)
        {
            throw new ArgumentException($"Line {line + 1} was not compared.", nameof(old));
        }

        return text.ToString(0, text.Length - (_newEndsWithoutLineFeed ? 1 : 0));
    }

    /// <summary>The diff cut into changes, the rows near them, and the rows to fold away.</summary>
    /// <param name="context">How many unchanged rows stay in sight on either side of a change.</param>
    /// <exception cref="ArgumentOutOfRangeException">The context is negative.</exception>
    public ImmutableArray<DiffSegment> Fold(int context) => Folding.Of(Rows, context);

    internal static bool StartsChange(ImmutableArray<DiffRow> rows, int i) =>
        rows[i] is not DiffRow.Unchanged && (i == 0 || rows[i - 1] is DiffRow.Unchanged);

    private static string Join(ImmutableArray<DiffSpan> spans) => string.Concat(spans.Select(span => span.Text));
}

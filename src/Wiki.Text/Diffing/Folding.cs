using System.Collections.Immutable;

namespace Wiki.Text.Diffing;

/// <summary>Divides a diff into changes, the rows near them, and rows to hide.</summary>
internal static class Folding
{
    // The line that shows the number of hidden rows takes one row itself.
    private const int FewestFolded = 2;

    public static ImmutableArray<DiffSegment> Of(ImmutableArray<DiffRow> rows, int context)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(context);
        var segments = ImmutableArray.CreateBuilder<DiffSegment>();
        var number = 0;
        for (var start = 0; start < rows.Length;)
        {
            var isChange = TextDiff.StartsChange(rows, start);
            var end = start + 1;
            while (end < rows.Length && (rows[end] is DiffRow.Unchanged) != isChange)
            {
                end++;
            }

            if (isChange)
            {
                segments.Add(new DiffSegment.Change(++number, rows[start..end]));
            }
            else
            {
                AddUnchanged(segments, rows, start, end, context);
            }

            start = end;
        }

        return segments.ToImmutable();
    }

    private static void AddUnchanged(
        ImmutableArray<DiffSegment>.Builder segments, ImmutableArray<DiffRow> rows, int start, int end, int context)
    {
        var length = end - start;
        var before = start == 0 ? 0 : Math.Min(context, length);
        var after = end == rows.Length ? 0 : Math.Min(context, length);
        if (length - before < after + FewestFolded)
        {
            segments.Add(new DiffSegment.Context(rows[start..end]));
            return;
        }

        if (before > 0)
        {
            segments.Add(new DiffSegment.Context(rows[start..(start + before)]));
        }

        segments.Add(new DiffSegment.Folded(rows[(start + before)..(end - after)]));
        if (after > 0)
        {
            segments.Add(new DiffSegment.Context(rows[(end - after)..end]));
        }
    }
}

/// <summary>A part of a diff, as a page shows it.</summary>
/// <param name="Rows">The rows of the part, never empty.</param>
public abstract record DiffSegment(ImmutableArray<DiffRow> Rows)
{
    /// <summary>Rows that differ, with no unchanged row between them.</summary>
    /// <param name="Number">The number of the change, from 1 to <see cref="TextDiff.Changes"/>.</param>
    /// <param name="Rows">The rows that differ.</param>
    public sealed record Change(int Number, ImmutableArray<DiffRow> Rows) : DiffSegment(Rows);

    /// <summary>Unchanged rows near a change.</summary>
    /// <param name="Rows">The unchanged rows.</param>
    public sealed record Context(ImmutableArray<DiffRow> Rows) : DiffSegment(Rows);

    /// <summary>Unchanged rows that are hidden until a reader opens them.</summary>
    /// <param name="Rows">The unchanged rows.</param>
    public sealed record Folded(ImmutableArray<DiffRow> Rows) : DiffSegment(Rows);
}

using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing;

/// <summary>
/// How many lines differ between two texts. Each line is counted once, but one that moved and was changed as both: who
/// reads the first number must not miss it.
/// </summary>
/// <param name="Changed">
/// Lines of which the words or blanks differ, wherever they are: also a line that moved and was changed, and a line
/// of a rewrapped passage in which a word differs.
/// </param>
/// <param name="Moved">Lines that stand at another place, also those that were changed.</param>
/// <param name="Rewrapped">Lines of rewrapped passages in which no word differs.</param>
/// <param name="Added">Lines that only the new text has.</param>
/// <param name="Removed">Lines that only the old text has.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct DiffCounts(int Changed, int Moved, int Rewrapped, int Added, int Removed)
{
    /// <summary>How many lines a reviewer reads: those of which the text differs, not those that only moved.</summary>
    public int ToRead => Changed + Rewrapped + Math.Max(Added, Removed);

    /// <summary>
    /// The numbers in words, such as "2 lines changed, 6 moved, 1 added". Numbers that are 0 are left out; "no line
    /// changed" when all are. Every headline, feed and mail says this.
    /// </summary>
    public string Words()
    {
        var said = new[]
        {
            (Changed, "changed"), (Moved, "moved"), (Rewrapped, "rewrapped"), (Added, "added"), (Removed, "removed"),
        }.Where(it => it.Item1 > 0).Select((it, i) => i > 0 ? $"{it.Item1:N0} {it.Item2}"
            : it.Item1 == 1 ? $"1 line {it.Item2}" : $"{it.Item1:N0} lines {it.Item2}");
        return string.Join(", ", said) is { Length: > 0 } words ? words : "no line changed";
    }

    internal static DiffCounts Of(ImmutableArray<DiffRow> rows)
    {
        var (changed, moved, rewrapped, added, removed) = (0, 0, 0, 0, 0);
        var away = rows.OfType<DiffRow.MovedAway>().ToDictionary(row => row.NewNumber, row => row.OldLine.Text);
        for (var i = 0; i < rows.Length; i++)
        {
            switch (rows[i])
            {
                case DiffRow.Changed: changed++; break;
                case DiffRow.Added: added++; break;
                case DiffRow.Removed: removed++; break;
                case DiffRow.MovedHere { NewLine: var line }:
                    moved++;
                    changed += away[line.Number] == line.Text ? 0 : 1;
                    break;
                case DiffRow.Resplit { IsFirst: true } passage:
                    var lines = Math.Max(passage.Old.Count, passage.New.Count);
                    var marked = Marked(rows.AsSpan(i, lines));
                    (changed, rewrapped) = (changed + marked, rewrapped + lines - marked);
                    break;
            }
        }

        return new DiffCounts(changed, moved, rewrapped, added, removed);
    }

    // The lines of the side that has more lines with a word that the other side lacks.
    private static int Marked(ReadOnlySpan<DiffRow> passage)
    {
        var (old, @new) = (0, 0);
        foreach (var row in passage)
        {
            old += IsMarked(row.OldLine) ? 1 : 0;
            @new += IsMarked(row.NewLine) ? 1 : 0;
        }

        return Math.Max(old, @new);
    }

    private static bool IsMarked(DiffLine? line) => line is not null && line.Spans.Any(span => span.Marked);
}

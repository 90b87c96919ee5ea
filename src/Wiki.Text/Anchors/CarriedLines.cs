using Wiki.Text.Diffing;

namespace Wiki.Text.Anchors;

/// <summary>
/// Which line of a later text continues which line of an earlier one: what the line diff leaves, changes, moves or
/// divides in another way, and a line that stands elsewhere now but only once in either text. Only lines that were
/// joined are continued by the same line.
/// </summary>
public sealed class CarriedLines
{
    private readonly int[] _lines; // 0 for a line that is gone

    private CarriedLines(int[] lines) => _lines = lines;

    /// <summary>How many lines the earlier text has.</summary>
    public int Count => _lines.Length;

    /// <summary>Compares two texts; the work is bounded as that of <see cref="TextDiff"/> is.</summary>
    public static CarriedLines Between(string old, string @new)
    {
        var rows = TextDiff.Between(old, @new).Rows;
        var (oldLines, newLines) = (Lines.Of(old), Lines.Of(@new));
        var carried = new int[oldLines.Count];
        foreach (var row in rows)
        {
            if (row is DiffRow.Unchanged same)
            {
                carried[same.OldNumber - 1] = same.NewNumber;
            }
            else if (row is DiffRow.Changed changed)
            {
                carried[changed.OldNumber - 1] = changed.NewNumber;
            }
            else if (row is DiffRow.MovedAway away)
            {
                carried[away.OldLine.Number - 1] = away.NewNumber;
            }
            else if (row is DiffRow.Resplit { OldLine: { } line } passage)
            {
                // Divided into lines in another way: about as far down in the passage as before.
                var share = (long)(line.Number - passage.Old.First) * passage.New.Count / passage.Old.Count;
                carried[line.Number - 1] = passage.New.First + (int)share;
            }
        }

        var taken = carried.ToHashSet();
        var places = OnlyLines.Of(newLines.Select(Lines.Shown));
        foreach (var (text, place) in OnlyLines.Of(oldLines.Select(Lines.Shown)))
        {
            if (carried[place - 1] == 0 && places.TryGetValue(text, out var moved) && taken.Add(moved))
            {
                carried[place - 1] = moved;
            }
        }

        return new CarriedLines(carried);
    }

    /// <summary>The line that continues a line of the earlier text; null when none does.</summary>
    public int? Of(int line) => line >= 1 && line <= _lines.Length && _lines[line - 1] is > 0 and var to ? to : null;
}

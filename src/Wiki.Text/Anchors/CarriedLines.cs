using Wiki.Text.Diffing;

namespace Wiki.Text.Anchors;

/// <summary>
/// Which line of a later text continues which line of an earlier one: a line that stands only once in either text
/// itself, wherever; else what the line diff leaves, changes, moves or divides in another way. Only lines that were
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
        var (oldLines, newLines) = (Lines.Of(old), Lines.Of(@new));
        var carried = new int[oldLines.Count];
        var places = OnlyLines.Of(newLines.Select(Lines.Shown));
        foreach (var (text, place) in OnlyLines.Of(oldLines.Select(Lines.Shown)))
        {
            carried[place - 1] = places.GetValueOrDefault(text);
        }

        var taken = carried.ToHashSet();
        foreach (var row in TextDiff.Between(old, @new).Rows)
        {
            if (row is DiffRow.Unchanged same)
            {
                Carry(same.OldNumber, same.NewNumber);
            }
            else if (row is DiffRow.Changed changed)
            {
                Carry(changed.OldNumber, changed.NewNumber);
            }
            else if (row is DiffRow.MovedAway away)
            {
                Carry(away.OldLine.Number, away.NewNumber);
            }
            else if (row is DiffRow.Resplit { OldLine: { Number: var line } } passage && carried[line - 1] == 0)
            {
                // Divided into lines in another way: about as far down in the passage as before.
                var share = (long)(line - passage.Old.First) * passage.New.Count / passage.Old.Count;
                carried[line - 1] = passage.New.First + (int)share;
            }
        }

        return new CarriedLines(carried);

        void Carry(int from, int to)
        {
            if (carried[from - 1] == 0 && taken.Add(to))
            {
                carried[from - 1] = to;
            }
        }
    }

    /// <summary>The line that continues a line of the earlier text; null when none does.</summary>
    public int? Of(int line) => line >= 1 && line <= _lines.Length && _lines[line - 1] is > 0 and var to ? to : null;
}

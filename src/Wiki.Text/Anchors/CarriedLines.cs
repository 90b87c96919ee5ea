using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Anchors;

/// <summary>
/// Finds the line of a later text that continues a line of an earlier one. A line that occurs only once in each text
/// continues itself, wherever it is. Any other line follows the line diff: it stays, changes, moves, or is wrapped
/// differently. Two lines are continued by the same line only when they were joined.
/// </summary>
public sealed class CarriedLines
{
    private readonly int[] _lines; // 0 for a line without a continuation

    private CarriedLines(int[] lines) => _lines = lines;

    /// <summary>The number of lines of the earlier text.</summary>
    public int Count => _lines.Length;

    /// <summary>Compares two texts. The work has the same bounds as that of <see cref="TextDiff"/>.</summary>
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
                // The passage was wrapped differently: take the line that is about as far down as before.
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

    /// <summary>The line that continues this line of the earlier text, or null when no line does.</summary>
    public int? Of(int line) => line >= 1 && line <= _lines.Length && _lines[line - 1] is > 0 and var to ? to : null;
}

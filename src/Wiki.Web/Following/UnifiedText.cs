using Wiki.Text.Diffing;

namespace Wiki.Web.Following;

/// <summary>Writes what differs between two texts as lines of plain text, for mails.</summary>
public static class UnifiedText
{
    private const int Around = 2;
    private const int MaximumLineLength = 400;

    /// <summary>
    /// The changed lines behind <c>-</c> and <c>+</c>, two unchanged lines around them, and a line with the place of
    /// each stretch; cut after <paramref name="most"/> lines, and then the last line says how many are left out.
    /// </summary>
    public static IReadOnlyList<string> Of(string old, string @new, int most)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var lines = Marked(old, @new);
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Mark != ' ')
            {
                Array.Fill(near, true, Math.Max(0, i - Around),
                    Math.Min(lines.Count, i + Around + 1) - Math.Max(0, i - Around));
            }
        }

        var shown = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (near[i])
            {
                if (i > 0 && !near[i - 1] || i == 0)
                {
                    shown.Add($"@@ line {lines[i].NewNumber} @@");
                }

                shown.Add(lines[i].Mark + Cut(lines[i].Text));
            }
        }

        return shown.Count <= most ? shown : [.. shown.Take(most), $"… {shown.Count - most} more lines"];
    }

    // Between two lines that both texts have, the old ones come first and then the new ones.
    private static List<(char Mark, int NewNumber, string Text)> Marked(string old, string @new)
    {
        var before = old.Split('\n');
        var after = @new.Split('\n');
        var lines = new List<(char, int, string)>();
        var (a, b) = (0, 0);
        foreach (var row in TextDiff.Between(old, @new).Rows.OfType<DiffRow.Unchanged>())
        {
            Upto(row.OldNumber - 1, row.NewNumber - 1);
            lines.Add((' ', row.NewNumber, row.Text));
            (a, b) = (row.OldNumber, row.NewNumber);
        }

        Upto(Length(before), Length(after));
        return lines;

        void Upto(int oldEnd, int newEnd)
        {
            for (; a < oldEnd; a++)
            {
                lines.Add(('-', b + 1, before[a]));
            }

            for (; b < newEnd; b++)
            {
                lines.Add(('+', b + 1, after[b]));
            }
        }
    }

    // After the last line feed comes no line.
    private static int Length(string[] lines) => lines[^1].Length == 0 ? lines.Length - 1 : lines.Length;

    private static string Cut(string line) =>
        line.Length <= MaximumLineLength ? line : string.Concat(line.AsSpan(0, MaximumLineLength), " …");
}

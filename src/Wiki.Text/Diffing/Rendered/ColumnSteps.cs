using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Rendered;

/// <summary>
/// The columns of a marked table, from left to right. Each has its place in the old and in the new table, or -1 when
/// the table lacks it.
/// </summary>
internal sealed class ColumnSteps
{
    private ColumnSteps(List<(int Old, int New)> steps, int old, int @new) => (Steps, OldCount, NewCount) = (steps, old, @new);

    public IReadOnlyList<(int Old, int New)> Steps { get; }

    /// <summary>The number of columns in the old table.</summary>
    public int OldCount { get; }

    /// <summary>The number of columns in the new table.</summary>
    public int NewCount { get; }

    /// <summary>Whether a column was added or removed, so that every row must be rewritten.</summary>
    public bool AreMixed => Steps.Count != OldCount || Steps.Count != NewCount;

    /// <summary>
    /// Matches the columns of two tables by the words of their headings. Null when one table has no headings.
    /// </summary>
    public static ColumnSteps? Between(PageItem old, PageItem @new, WorkAllowance allowance)
    {
        if (HeadingsOf(old) is not { } before || HeadingsOf(@new) is not { } after)
        {
            return null;
        }

        var numbers = new PieceNumbers();
        var hunks = SequenceDiff.Between(numbers.Of(before), numbers.Of(after), allowance);
        var steps = new List<(int Old, int New)>();
        var (i, j) = (0, 0);
        foreach (var hunk in hunks)
        {
            AddPairs(hunk.OldStart);
            if (hunk.OldCount == hunk.NewCount && Enumerable.Range(0, hunk.OldCount)
                .All(k => AreAlike(old, hunk.OldStart + k, @new, hunk.NewStart + k)))
            {
                AddPairs(hunk.OldEnd); // The same column with another heading.
            }

            for (; i < hunk.OldEnd; i++)
            {
                steps.Add((i, -1));
            }

            for (; j < hunk.NewEnd; j++)
            {
                steps.Add((-1, j));
            }
        }

        AddPairs(before.Count);
        return new ColumnSteps(steps, before.Count, after.Count);

        void AddPairs(int end)
        {
            for (; i < end; i++, j++)
            {
                steps.Add((i, j));
            }
        }
    }

    private static List<string>? HeadingsOf(PageItem table)
    {
        var rows = table.Items.Where(item => item.Name == "thead").SelectMany(head => head.Items).ToList();
        return rows is [{ Name: "tr" } row] && IsPlain(row)
            ? [.. row.Items.Select(cell => $"{cell.Name} {cell.Block!.TextContent()}")]
            : null;
    }

    /// <summary>Whether each child of a row is a cell of exactly one column.</summary>
    public static bool IsPlain(PageItem row) =>
        row.Items.All(cell => cell.Block is { Name: "td" or "th" } block && block["colspan"] is null);

    // Whether most cells of the column say the same in both tables.
    private static bool AreAlike(PageItem old, int before, PageItem @new, int after)
    {
        var cells = CellsOf(old, before).CountBy(number => number).ToDictionary();
        var (equal, all) = (0, 0);
        foreach (var number in CellsOf(@new, after))
        {
            all++;
            if (cells.TryGetValue(number, out var left) && left > 0)
            {
                cells[number] = left - 1;
                equal++;
            }
        }

        return 2 * equal > all;
    }

    private static IEnumerable<int> CellsOf(PageItem table, int column) => table.Items
        .Where(item => item.Name == "tbody").SelectMany(body => body.Items)
        .Where(row => row.Name == "tr" && column < row.Items.Count && IsPlain(row))
        .Select(row => row.Items[column].Number);
}

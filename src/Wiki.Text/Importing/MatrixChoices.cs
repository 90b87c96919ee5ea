using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing;

/// <summary>What somebody chooses about a matrix that is made of a foreign table.</summary>
public sealed record MatrixChoices
{
    // What stands above the names of systems.
    private static readonly HashSet<string> SystemWords = new(StringComparer.OrdinalIgnoreCase)
    {
        "system", "hypervisor", "product", "platform", "software", "program", "tool", "engine", "provider", "vendor",
        "distribution", "operating system", "os", "virtualization platform", "container engine", "implementation",
    };

    /// <summary>Whether the systems are the rows of the table, so that it must be turned.</summary>
    public bool SystemsAreRows { get; init; }

    /// <summary>The number of the row with the names, from 1; 0 when the table has no names.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>The first row of the table, from 1, that is kept below the header; 0 for the first.</summary>
    public int FirstRow { get; init; }

    /// <summary>The last row that is kept; 0 for the last.</summary>
    public int LastRow { get; init; }

    /// <summary>The columns, from 1, that are left out.</summary>
    public ImmutableHashSet<int> LeftOut { get; init; } = [];

    /// <summary>Whether rows with nothing but a name are group headings.</summary>
    public bool Headings { get; init; }

    /// <summary>The name of the marker; what is not a name is made one.</summary>
    public string Id { get; init; } = "";

    /// <summary>The meanings by the text of the cells; those that are missing are suggested.</summary>
    public ImmutableDictionary<string, CellMeaning> Meanings { get; init; } =
        ImmutableDictionary.Create<string, CellMeaning>(StringComparer.Ordinal);

    /// <summary>The choices with which a form begins; as many rows and columns as a matrix can have.</summary>
    /// <param name="table">The table.</param>
    /// <param name="title">The title of the page, for a table without a caption.</param>
    /// <param name="taken">The names of the matrices that the page has.</param>
    public static MatrixChoices For(ImportedTable table, string title, IEnumerable<string> taken)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(title);
        var names = taken.ToHashSet(StringComparer.Ordinal);
        var wanted = MatrixLabels.PartOf(table.Caption, MatrixLabels.PartOf(title, "imported"));
        var id = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? wanted : $"{wanted}-{n}")
            .First(it => !names.Contains(it));
        var header = HeaderOf(table);
        var rows = table.Rows.Length - header;
        var turned = rows <= Matrix.MostColumns && table.Width <= Matrix.MostRows && !table.Rows.IsEmpty
            && SystemWords.Contains(table.Rows[header - 1][0].Trim('*'));
        return new MatrixChoices
        {
            HeaderRow = header, Id = id, Headings = HasHeadings(table, header), SystemsAreRows = turned,
            LastRow = rows > Matrix.MostRows ? header + Matrix.MostRows : 0,
            LeftOut = turned ? [] : [.. Enumerable.Range(1, table.Width).Skip(Matrix.MostColumns + 1)],
        };
    }

    /// <summary>The part of the table that is kept, with remarks about the rest.</summary>
    internal ImportedTable Part(ImportedTable table, RemarkList remarks)
    {
        if (FirstRow <= HeaderRow + 1 && (LastRow <= 0 || LastRow >= table.Rows.Length) && LeftOut.IsEmpty)
        {
            return table;
        }

        var last = LastRow > 0 ? LastRow : table.Rows.Length;
        var columns = Enumerable.Range(0, table.Width).Where(i => !LeftOut.Contains(i + 1)).ToList();
        var rows = table.Rows.Where((_, i) => i < HeaderRow || (i + 1 >= FirstRow && i + 1 <= last))
            .Select(row => columns.Select(i => row[i]).ToImmutableArray()).ToImmutableArray();
        if (rows.Length < table.Rows.Length)
        {
            remarks.Add($"{table.Rows.Length - rows.Length:N0} of {table.Rows.Length:N0} rows were left out. "
                + "You can import them as another matrix.");
        }

        if (columns.Count < table.Width)
        {
            remarks.Add($"{table.Width - columns.Count:N0} of {table.Width:N0} columns were left out.");
        }

        return table with { Rows = columns.Count == 0 ? [] : rows };
    }

    // Titles above the header fill one cell only; a header above the header stands above several columns.
    private static int HeaderOf(ImportedTable table)
    {
        var full = Enumerable.Range(0, Math.Clamp(table.Rows.Length - 1, 0, 5))
            .Where(i => table.Rows[i].Count(cell => cell.Length > 0) * 2 > table.Width).ToList();
        return full.Count > 1 && StandsAbove(table.Rows[full[0]], table.Rows[full[1]]) ? full[1] + 1
            : full.Select(i => i + 1).FirstOrDefault(1);
    }

    private static bool StandsAbove(ImmutableArray<string> row, ImmutableArray<string> next)
    {
        var filled = row.Where(cell => cell.Length > 0).ToList();
        var own = filled.Distinct(StringComparer.Ordinal).Count();
        return own < filled.Count && (own * 2 <= filled.Count || (row[0].Length > 0 && row[0] == next[0]))
            && next.Distinct(StringComparer.Ordinal).Count() > own;
    }

    // A heading stands above rows that say something.
    private static bool HasHeadings(ImportedTable table, int header)
    {
        var rows = table.Rows.Skip(header)
            .Select(row => row[0].Length > 0 && row.Skip(1).All(cell => cell.Length == 0)).ToList();
        var count = rows.Count(alone => alone);
        return count > 0 && count * 2 <= rows.Count && !rows[^1]
            && !rows.Zip(rows.Skip(1)).Any(pair => pair.First && pair.Second);
    }
}

using System.Collections.Immutable;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing;

/// <summary>What somebody chooses about a matrix that is made of a foreign table.</summary>
public sealed record MatrixChoices
{
    /// <summary>Whether the systems are the rows of the table, so that it must be turned.</summary>
    public bool SystemsAreRows { get; init; }

    /// <summary>The number of the row with the names, from 1; 0 when the table has no names.</summary>
    public int HeaderRow { get; init; } = 1;

    /// <summary>Whether rows with nothing but a name are group headings.</summary>
    public bool Headings { get; init; }

    /// <summary>The name of the marker; what is not a name is made one.</summary>
    public string Id { get; init; } = "";

    /// <summary>The meanings by the text of the cells; those that are missing are suggested.</summary>
    public ImmutableDictionary<string, CellMeaning> Meanings { get; init; } =
        ImmutableDictionary.Create<string, CellMeaning>(StringComparer.Ordinal);

    /// <summary>The choices with which a form begins.</summary>
    /// <param name="table">The table.</param>
    /// <param name="taken">The names of the matrices that the page has.</param>
    public static MatrixChoices For(ImportedTable table, IEnumerable<string> taken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var names = taken.ToHashSet(StringComparer.Ordinal);
        var wanted = MatrixLabels.PartOf(table.Caption, "imported");
        var id = Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? wanted : $"{wanted}-{n}")
            .First(it => !names.Contains(it));
        var header = HeaderOf(table);
        return new MatrixChoices { HeaderRow = header, Id = id, Headings = HasHeadings(table, header) };
    }

    // Titles above the header fill one cell only.
    private static int HeaderOf(ImportedTable table)
    {
        for (var i = 0; i < Math.Min(5, table.Rows.Length - 1); i++)
        {
            if (table.Rows[i].Count(cell => cell.Length > 0) * 2 > table.Width)
            {
                return i + 1;
            }
        }

        return 1;
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

using System.Collections.Immutable;

namespace Wiki.Text.Merging;

/// <summary>A cell as typed, including the blanks around it, and the canonical text of its content.</summary>
internal readonly record struct TypedCell(string Typed, string Says)
{
    /// <summary>The cell of a row for a column that the author of the row did not know.</summary>
    public static TypedCell Missing { get; } = new(" ", "");
}

/// <summary>A line of a table, identified by its key.</summary>
/// <param name="Key">Its identity. The identities of group headings and of rows are independent of each other.</param>
/// <param name="Group">The identity of the row's group, or null above the first heading.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Tail">The text after the last bar, without the line feed.</param>
internal sealed record KeyedRow(string Key, string? Group, ImmutableArray<TypedCell> Cells, string Tail)
{
    /// <summary>The line with its line feed.</summary>
    public string Line => Print(Cells.Select(cell => cell.Typed), Tail);

    /// <summary>Writes a line with these cells.</summary>
    public static string Print(IEnumerable<string> cells, string tail) => $"|{string.Join('|', cells)}|{tail}\n";
}

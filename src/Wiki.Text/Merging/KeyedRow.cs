using System.Collections.Immutable;

namespace Wiki.Text.Merging;

/// <summary>A cell as typed, blanks around it included, and the one spelling of what it says.</summary>
internal readonly record struct TypedCell(string Typed, string Says)
{
    /// <summary>What a row holds in a column that its author did not know.</summary>
    public static TypedCell Missing { get; } = new(" ", "");
}

/// <summary>A line of a table.</summary>
/// <param name="Key">Its identity; also that of a group heading, which is another than that of rows.</param>
/// <param name="Group">The identity of the group of a row; null above the first heading.</param>
/// <param name="Cells">Its cells.</param>
/// <param name="Tail">What follows the last bar, without the line feed.</param>
internal sealed record KeyedRow(string Key, string? Group, ImmutableArray<TypedCell> Cells, string Tail)
{
    /// <summary>The line with its line feed.</summary>
    public string Line => Print(Cells.Select(cell => cell.Typed), Tail);

    /// <summary>A line of these cells.</summary>
    public static string Print(IEnumerable<string> cells, string tail) => $"|{string.Join('|', cells)}|{tail}\n";
}

namespace Wiki.Text.Blocks.Tables;

/// <summary>Prints a block with named columns and these lines as its rows.</summary>
internal static class NamedTable
{
    internal static IReadOnlyList<string> Print(
        BlockMarker marker, IReadOnlyCollection<string> columns, IEnumerable<string> rows) =>
    [
        marker.Print(),
        "",
        TableRow.Print(columns),
        "|" + string.Concat(Enumerable.Repeat("---|", columns.Count)),
        .. rows,
    ];
}

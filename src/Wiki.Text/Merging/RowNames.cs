using Wiki.Text.Blocks;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Merging;

/// <summary>The names of the rows and columns of a structured block.</summary>
internal static class RowNames
{
    /// <summary>The name of a row or heading as readers see it; for the header, words that say so.</summary>
    public static string Of(KeyedTable table, KeyedRow row) => ReferenceEquals(row, table.Header)
        ? "Names of the columns"
        : TextOf(table, row.Cells[table.LabelPlace].Says);

    /// <summary>The name of a column as readers see it.</summary>
    public static string OfColumn(KeyedTable table, int place) =>
        TextOf(table, table.Header.Cells[place].Says) is { Length: > 0 } name ? name
        : place == table.LabelPlace ? "Name" : $"Column {place + 1}";

    /// <summary>Whether no two lines can have the same key, whatever an editor chooses in the conflicts.</summary>
    /// <param name="lines">The lines, each with one row or one heading.</param>
    /// <param name="place">The place of the names in the lines.</param>
    /// <param name="arePlain">Whether the names are plain text, and no labels.</param>
    public static bool StayApart(IEnumerable<MergeRegion> lines, int place, bool arePlain)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return lines.All(line => KeysOf(line, place, arePlain).ToHashSet(StringComparer.Ordinal).All(keys.Add));
    }

    private static IEnumerable<string> KeysOf(MergeRegion line, int place, bool arePlain)
    {
        string[] texts = line is MergeRegion.Conflict it ? [it.Mine, it.Theirs] : [ThreeWayMerge.TextOf(line)];
        return texts.Where(text => text.Length > 0)
            .Select(text => RowConflict.Shown(TypedLine.Of(Lines.Shown(text)).Cells[place]))
            .Select(cell => arePlain ? cell : (Label.ReadGroup(cell) ?? Label.Read(cell))?.Key ?? cell);
    }

    private static string TextOf(KeyedTable table, string cell) => table.Marker is null
        ? cell.Replace("\\|", "|", StringComparison.Ordinal)
        : (Label.ReadGroup(cell) ?? Label.Read(cell))?.Text ?? cell;
}

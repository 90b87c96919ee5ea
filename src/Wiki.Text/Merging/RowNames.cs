using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Merging;

/// <summary>The names of the rows and columns of a structured block.</summary>
internal static class RowNames
{
    /// <summary>The name of a row or heading as readers see it; for the header, words that say so.</summary>
    public static string Of(KeyedTable table, KeyedRow row) => ReferenceEquals(row, table.Header)
        ? "Names of the columns"
        : TextOf(row.Cells[table.LabelPlace].Says);

    /// <summary>The name of a column as readers see it.</summary>
    public static string OfColumn(KeyedTable table, int place) =>
        TextOf(table.Header.Cells[place].Says) is { Length: > 0 } name ? name : "Name";

    /// <summary>Whether no two lines can have the same key, whatever an editor chooses in the conflicts.</summary>
    /// <param name="lines">The lines, each with one row or one heading.</param>
    /// <param name="place">The place of the names in the lines.</param>
    public static bool StayApart(IEnumerable<MergeRegion> lines, int place)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        return lines.All(line => KeysOf(line, place).ToHashSet(StringComparer.Ordinal).All(keys.Add));
    }

    private static IEnumerable<string> KeysOf(MergeRegion line, int place)
    {
        string[] texts = line is MergeRegion.Conflict it ? [it.Mine, it.Theirs] : [ThreeWayMerge.TextOf(line)];
        return texts.Where(text => text.Length > 0)
            .Select(text => RowConflict.Shown(TableRow.Typed(Lines.Shown(text))[place]))
            .Select(cell => (Label.ReadGroup(cell) ?? Label.Read(cell))?.Key ?? cell);
    }

    private static string TextOf(string cell) => (Label.ReadGroup(cell) ?? Label.Read(cell))?.Text ?? cell;
}

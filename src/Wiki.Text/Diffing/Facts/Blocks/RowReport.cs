namespace Wiki.Text.Diffing.Facts.Blocks;

/// <summary>One difference of an event or a prediction.</summary>
/// <param name="Word">The kind of difference.</param>
/// <param name="Rank">Its importance; 0 is the most important.</param>
/// <param name="Label">The label of the row.</param>
/// <param name="Old">The old content.</param>
/// <param name="New">The new content.</param>
/// <param name="IsWhole">Whether it is about the whole row or its label.</param>
internal sealed record RowLine(string Word, int Rank, string Label, string Old, string New, bool IsWhole);

/// <summary>Writes the report on the changes of a timeline or of a list of predictions.</summary>
internal static class RowReport
{
    public static List<string> Write(string what, IEnumerable<RowLine> changes)
    {
        var lines = changes.OrderBy(line => line.Rank).ToList();
        if (lines.Count == 0)
        {
            return [];
        }

        var counts = lines.GroupBy(line => line.Word)
            .Select(group => $"{ReportColumns.Count(group.Count(), what)} {Happened(group.Key)}");
        return
        [
            string.Join(" · ", counts),
            .. ReportColumns.Aligned(lines.ConvertAll(line => ($"{what} {Happened(line.Word)}:", TextOf(line)))),
        ];
    }

    public static string Happened(string word) =>
        word is "kind" or "version" or "sources" or "note" ? $"{word} changed" : word;

    private static string TextOf(RowLine line) => line switch
    {
        { IsWhole: true, Old.Length: > 0, New.Length: > 0 } => $"{line.Old} -> {line.New}",
        { IsWhole: true } => line.Label,
        _ => $"{line.Label}: {Said(line.Old)} -> {Said(line.New)}",
    };

    private static string Said(string text) => text.Length == 0 ? "(not stated)" : text;
}

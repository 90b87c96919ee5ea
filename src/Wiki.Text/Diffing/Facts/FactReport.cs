using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;
namespace Wiki.Text.Diffing.Facts;

/// <summary>
/// Writes the changes of facts as lines of plain text, for summaries and mails: first the numbers of changes, then each
/// change, the most important first. The labels are those of the new side.
/// </summary>
public static class FactReport
{
    /// <summary>
    /// Returns the report on two articles, with the name and the changes of each block. Empty when nothing changed.
    /// </summary>
    public static IReadOnlyList<string> Write(FactChanges changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var lines = new List<string>();
        foreach (var block in changes.Blocks)
        {
            var said = Write(block);
            if (block is BlockStateChange || said.Count > 0)
            {
                lines.AddRange(lines.Count > 0 ? [""] : []);
                lines.Add($"{block.Kind.Word()} {block.Id}{StateOf(block)}");
                lines.AddRange(changes.SuggestionsAt(block).Select(it =>
                    $"{it.Kind.Word()} renamed? {it.OldId} -> {it.NewId}   (the same table)"));
                lines.AddRange(said);
            }
        }

        return lines;
    }

    /// <summary>Returns the report on one block, without its name.</summary>
    public static IReadOnlyList<string> Write(BlockChanges block) => block switch
    {
        MatrixChanges matrix => MatrixReport.Write(matrix),
        TimelineChanges timeline => RowReport.Write("event", timeline.Events.SelectMany(change => change.Differences
            .Select(it => new RowLine(it.Class.Word(), (int)it.Class, change.Shown.Label.Text, it.Old, it.New,
                it.Class is EventClass.Added or EventClass.Removed or EventClass.Reworded or EventClass.Moved)))),
        PredictionChanges list => RowReport.Write("prediction", list.Predictions.SelectMany(change => change.Differences
            .Select(it => new RowLine(it.Class.Word(), (int)it.Class, change.Shown.Label.Text, it.Old, it.New,
                it.Class is PredictionClass.Made or PredictionClass.Removed or PredictionClass.Reworded)))),
        _ => [],
    };

    /// <summary>What happened to an event or a prediction, by the word of its change: "note changed".</summary>
    public static string Happened(string word) => RowReport.Happened(word);

    private static string StateOf(BlockChanges block) => block is BlockStateChange { State: var state } ? state switch
    {
        BlockState.Broken => ": its structure is no longer understood",
        BlockState.Repaired => ": its structure is understood again",
        BlockState.Removed => ": removed",
        _ => ": added",
    } : "";
}

using System.Collections.Immutable;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Documents;

namespace Wiki.Core.Comparing;

/// <summary>The changed facts of one structured block, the most important first.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">What readers call it.</param>
/// <param name="Lines">The changes; never empty.</param>
public sealed record FactBlock(BlockKind Kind, string Name, ImmutableArray<FactLine> Lines);

/// <summary>How many changed facts a system has.</summary>
/// <param name="Key">The key of the system, which is that of a column or of the system of an event.</param>
/// <param name="Name">The system as it is written there.</param>
/// <param name="Facts">How many of its facts changed.</param>
public sealed record SystemCount(string Key, string Name, int Facts);

/// <summary>
/// The facts that differ between two texts, as a reviewer reads them: numbers first, then each change.
/// </summary>
public sealed class FactList
{
    /// <summary>How many lines are shown; larger changes are easier to read in the text.</summary>
    public const int MostLines = 300;

    private FactList(
        FactChanges changes, ImmutableArray<FactBlock> blocks, int hidden, int rewritten, bool hasBlocks)
    {
        (Changes, Blocks, Hidden, Rewritten, HasBlocks) = (changes, blocks, hidden, rewritten, hasBlocks);
    }

    /// <summary>The changes from which the list was made.</summary>
    public FactChanges Changes { get; }

    /// <summary>The blocks in which something differs, in the order of the new text.</summary>
    public ImmutableArray<FactBlock> Blocks { get; }

    /// <summary>How many lines are not shown.</summary>
    public int Hidden { get; }

    /// <summary>How many rows are written differently but state the same.</summary>
    public int Rewritten { get; }

    /// <summary>Whether either text has structured blocks.</summary>
    public bool HasBlocks { get; }

    /// <summary>How many facts changed.</summary>
    public int Facts { get; private init; }

    /// <summary>
    /// The changes in numbers: cells by their class, events, predictions, rows and columns by what happened to them,
    /// and sources gained and lost.
    /// </summary>
    public ImmutableArray<string> Counts { get; private init; } = [];

    /// <summary>How many changed facts each system has; the most first.</summary>
    public ImmutableArray<SystemCount> Systems { get; private init; } = [];

    /// <summary>Lists what differs.</summary>
    /// <param name="old">The text before.</param>
    /// <param name="new">The text after.</param>
    /// <param name="today">The day that decides whether a deadline is over.</param>
    public static FactList Between(WikiDocument old, WikiDocument @new, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var changes = FactDiff.Between(old, @new);
        var blocks = changes.Blocks
            .Select(block => new FactBlock(block.Kind, block.Name,
                [.. LinesOf(block, changes, old, @new, today).OrderBy(line => line.Rank)]))
            .Where(block => !block.Lines.IsEmpty).ToImmutableArray();
        var lines = blocks.SelectMany(block => block.Lines).ToList();
        var (shown, left) = (ImmutableArray.CreateBuilder<FactBlock>(), MostLines);
        foreach (var block in blocks.TakeWhile(_ => left > 0))
        {
            shown.Add(block with { Lines = [.. block.Lines.Take(left)] });
            left -= block.Lines.Length;
        }

        return new FactList(
            changes, shown.ToImmutable(), Math.Max(0, -left) + blocks.Skip(shown.Count).Sum(block => block.Lines.Length),
            RewrittenRows.Between(old, @new, changes), HasAny(old) || HasAny(@new))
        {
            Facts = lines.Sum(line => line.Facts),
            Counts = [.. CountsOf(lines)],
            Systems = [.. SystemsOf(lines)],
        };
    }

    private static bool HasAny(WikiDocument text) =>
        text.Matrices.Count + text.Timelines.Count + text.Predictions.Count > 0;

    private static IEnumerable<FactLine> LinesOf(
        BlockChanges block, FactChanges all, WikiDocument old, WikiDocument @new, DateOnly today) => block switch
        {
            MatrixChanges matrix =>
            [
                .. CellGroup.Of(matrix.Cells).Select(group => new FactLine.Cells(matrix.Id, group)),
            .. matrix.Axes.Where(change => change.IsShown).SelectMany(change => matrix.SuggestionsAt(change)
                .Select(it => (FactLine)new FactLine.Renamed(it)).Prepend(new FactLine.AxisLine(change))),
            .. matrix.OldCorner == matrix.NewCorner
                ? [] : new[] { new FactLine.Setting("heading of the rows", matrix.OldCorner, matrix.NewCorner, matrix) },
            .. matrix.Settings.Select(it => new FactLine.Setting(it.Name, it.Old ?? "", it.New ?? "", matrix)),
        ],
            TimelineChanges timeline => timeline.Events.Select(it => new FactLine.Entry(
                "event", it.Shown.Label.Text, it.Shown.System,
                [.. it.Differences.Select(one => new FactDifference(one.Class.Word(), (int)one.Class, one.Old, one.New))],
                false, it.Old?.Line, it.New?.Line)),
            PredictionChanges list => list.Predictions.Select(it => new FactLine.Entry(
                "prediction", it.Shown.Label.Text, null,
                [.. it.Differences.Select(one => new FactDifference(one.Class.Word(), (int)one.Class, one.Old, one.New))],
                it.ChangesTerms && IsOver(it.Old, today), it.Old?.Line, it.New?.Line)),
            BlockStateChange state =>
            [
                new FactLine.Whole(state, SizeOf(state, old, @new)),
                .. all.SuggestionsAt(state).Select(it => new FactLine.RenamedBlock(it, state)),
            ],
            _ => [],
        };

    private static bool IsOver(Prediction? made, DateOnly today) =>
        made is { Outcome.Kind: not OutcomeKind.Open } || made?.Due is { } due && due.Last < today;

    private static string SizeOf(BlockStateChange state, WikiDocument old, WikiDocument @new)
    {
        var text = state.State == BlockState.Removed ? old : @new;
        return state.Kind switch
        {
            BlockKind.Matrix when text.Matrices.FirstOrDefault(it => it.Id == state.Id && !it.IsBroken) is { } matrix =>
                $"{Plural(matrix.Rows.Length, "row")}, {Plural(matrix.Columns.Length, "column")}",
            BlockKind.Timeline when text.Timelines.FirstOrDefault(it => it.Id == state.Id && !it.IsBroken) is { } line =>
                Plural(line.Events.Length, "event"),
            BlockKind.Predictions when text.Predictions.FirstOrDefault(it => it.Id == state.Id && !it.IsBroken) is { } list =>
                Plural(list.Predictions.Length, "prediction"),
            _ => "",
        };
    }

    private static IEnumerable<string> CountsOf(List<FactLine> lines)
    {
        var cells = lines.OfType<FactLine.Cells>().ToList();
        foreach (var group in cells.GroupBy(it => it.Group.First.Class).OrderBy(group => group.Key))
        {
            yield return $"{group.Key.Word()} {group.Sum(it => it.Facts):N0}";
        }

        foreach (var group in lines.OfType<FactLine.Entry>().GroupBy(it => (it.What, it.Happened)))
        {
            yield return $"{Plural(group.Count(), group.Key.What)} {group.Key.Happened}";
        }

        foreach (var group in lines.OfType<FactLine.AxisLine>().GroupBy(it => (it.Change.Axis, it.Change.Kind)))
        {
            yield return $"{Plural(group.Count(), group.Key.Axis.Word())} {group.Key.Kind.Word()}";
        }

        var sources = new (int Number, string Words)[]
        {
            (cells.Where(it => !it.Gained.IsEmpty).Sum(it => it.Facts), "with a new source"),
            (cells.Where(it => it.IsUnsourced).Sum(it => it.Facts), "left without a source"),
            (cells.Where(it => !it.Lost.IsEmpty && !it.IsUnsourced).Sum(it => it.Facts), "lost a source"),
        };
        foreach (var (number, words) in sources.Where(it => it.Number > 0))
        {
            yield return $"{number:N0} {words}";
        }
    }

    private static IEnumerable<SystemCount> SystemsOf(List<FactLine> lines) => lines.Select(line => line switch
        {
            FactLine.Cells { Group.First.New.Column: var it } => new SystemCount(it.Key, it.Text, line.Facts),
            FactLine.Entry { System: { Length: > 0 } it } => new SystemCount(Slug.KeyOf(it), it, line.Facts),
            _ => null,
        })
        .OfType<SystemCount>().GroupBy(it => it.Key, StringComparer.Ordinal)
        .Select(group => group.First() with { Facts = group.Sum(it => it.Facts) })
        .OrderByDescending(it => it.Facts);

    private static string Plural(int count, string word) => count == 1 ? $"1 {word}" : $"{count:N0} {word}s";
}

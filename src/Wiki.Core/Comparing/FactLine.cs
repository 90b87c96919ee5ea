using System.Collections.Immutable;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;

namespace Wiki.Core.Comparing;

/// <summary>A line of the list of changed facts.</summary>
/// <param name="Rank">Where it stands in the list: 0 for the most important.</param>
/// <param name="Facts">How many facts it is about; 0 when it is about no fact, such as a move.</param>
/// <param name="OldLine">The line of the old text; null when it was not there.</param>
/// <param name="NewLine">The line of the new text; null when it is gone.</param>
public abstract record FactLine(int Rank, int Facts, int? OldLine, int? NewLine)
{
    /// <summary>Cells of one column with the same change.</summary>
    /// <param name="Matrix">The id of the matrix.</param>
    /// <param name="Group">The cells.</param>
    public sealed record Cells(string Matrix, CellGroup Group) : FactLine(
        CellRank(Group.First.Class), Group.Cells.Length, Group.First.Old[0].Cell.Line, Group.First.New.Cell.Line)
    {
        /// <summary>The sources that are new in the first of them.</summary>
        public ImmutableArray<Citation> Gained { get; } = [.. Except(NewSources(Group), OldSources(Group))];

        /// <summary>The sources that are gone from the first of them.</summary>
        public ImmutableArray<Citation> Lost { get; } = [.. Except(OldSources(Group), NewSources(Group))];

        /// <summary>Whether it lost sources and has none left.</summary>
        public bool IsUnsourced => !Lost.IsEmpty && !NewSources(Group).Any();

        /// <summary>
        /// Whether the claim is the same, and only tags, notes, sources or the date of a check differ.
        /// </summary>
        public bool IsDetail => Group.First is { Old.Length: 1, Class: >= CellClass.Tags };

        /// <summary>The class of the change in a word.</summary>
        public string Word => Group.First.Class.Word();

        /// <summary>Whether only the date of the last check changed, which leaves the fact the same.</summary>
        public bool IsCheck => Group.First.Class == CellClass.Checked;

        private static IEnumerable<Citation> OldSources(CellGroup group) =>
            group.First.Old.SelectMany(old => old.Cell.Statements).SelectMany(statement => statement.Sources);

        private static IEnumerable<Citation> NewSources(CellGroup group) =>
            group.First.New.Cell.Statements.SelectMany(statement => statement.Sources);

        private static IEnumerable<Citation> Except(IEnumerable<Citation> some, IEnumerable<Citation> others) =>
            some.ExceptBy(others.Select(NameOf), NameOf, StringComparer.OrdinalIgnoreCase)
                .DistinctBy(NameOf, StringComparer.OrdinalIgnoreCase);

        private static string NameOf(Citation citation) => citation.Name;
    }

    /// <summary>A row, column or group that was added, removed, renamed or moved.</summary>
    /// <param name="Change">What happened to it.</param>
    public sealed record AxisLine(AxisChange Change) : FactLine(
        AxisRank(Change.Kind), IsFact(Change.Kind) ? 1 : 0, Change.OldLine, Change.NewLine);

    /// <summary>A part of a table other than a cell: a setting of its marker, or the heading of its rows.</summary>
    /// <param name="Name">Which.</param>
    /// <param name="Old">What it said; empty for nothing.</param>
    /// <param name="New">What it says; empty for nothing.</param>
    /// <param name="At">Where the table begins in either text.</param>
    public sealed record Setting(string Name, string Old, string New, BlockChanges At)
        : FactLine(60, 0, At.OldLine, At.NewLine);

    /// <summary>
    /// A row or column that was perhaps renamed without declaring it; it stands right below its removal.
    /// </summary>
    /// <param name="Suggestion">The two, and what they share.</param>
    public sealed record Renamed(RenameSuggestion Suggestion)
        : FactLine(RemovedRank, 0, Suggestion.Old.Line, Suggestion.New.Line);

    /// <summary>A block that was perhaps renamed; it stands right below its removal.</summary>
    /// <param name="Suggestion">The two.</param>
    /// <param name="Removed">The removal of the old one.</param>
    public sealed record RenamedBlock(BlockRenameSuggestion Suggestion, BlockStateChange Removed)
        : FactLine(0, 0, Removed.OldLine, null);

    /// <summary>An event of a timeline, or a prediction.</summary>
    /// <param name="What">The word <c>event</c> or <c>prediction</c>.</param>
    /// <param name="Label">Its label.</param>
    /// <param name="System">The system it belongs to, as typed; null for none.</param>
    /// <param name="Differences">
    /// What differs, and from what to what; the text of a side where it is missing is empty.
    /// </param>
    /// <param name="AfterTheFact">Whether the terms of a prediction changed after its deadline or its decision.</param>
    /// <param name="OldLine">Its line in the old text.</param>
    /// <param name="NewLine">Its line in the new text.</param>
    public sealed record Entry(
        string What, string Label, string? System, ImmutableArray<FactDifference> Differences, bool AfterTheFact,
        int? OldLine, int? NewLine)
        : FactLine(AfterTheFact ? 0 : Math.Min(9, Differences[0].Rank) + 10, 1, OldLine, NewLine)
    {
        /// <summary>What happened to it in words: the most important difference.</summary>
        public string Happened => FactReport.Happened(Differences[0].Word);
    }

    /// <summary>A whole block that was added or removed, or is understood on one side only.</summary>
    /// <param name="Change">What happened to it.</param>
    /// <param name="Size">How large it is, in words; empty when that is not known.</param>
    public sealed record Whole(BlockStateChange Change, string Size) : FactLine(0, 1, Change.OldLine, Change.NewLine);

    private const int RemovedRank = 5;

    private static int CellRank(CellClass it) => it <= CellClass.Merged ? 10 + (int)it : 40 + (int)it;

    private static int AxisRank(AxisChangeKind it) => it switch
    {
        AxisChangeKind.Removed => RemovedRank,
        AxisChangeKind.Added or AxisChangeKind.Split or AxisChangeKind.Merged => 30 + (int)it,
        _ => 70 + (int)it,
    };

    private static bool IsFact(AxisChangeKind it) => it is AxisChangeKind.Removed or AxisChangeKind.Added;
}

/// <summary>One thing that differs between two texts of an event or a prediction.</summary>
/// <param name="Word">What differs, in lower case.</param>
/// <param name="Rank">How important that is, 0 the most.</param>
/// <param name="Old">What was said; empty where nothing was.</param>
/// <param name="New">What is said; empty where nothing is.</param>
public sealed record FactDifference(string Word, int Rank, string Old, string New);

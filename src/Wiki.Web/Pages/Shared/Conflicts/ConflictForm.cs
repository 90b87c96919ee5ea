using System.Collections.Immutable;
using System.Globalization;
using Wiki.Core.Saving;
using Wiki.Text.Diffing;
using Wiki.Text.Merging;
using Wiki.Web.Pages.Shared.Comparing;

namespace Wiki.Web.Pages.Shared.Conflicts;

/// <summary>Two texts that changed the same lines. The editor chooses a text for each conflict.</summary>
/// <param name="BaseNumber">The revision from which both started.</param>
/// <param name="CurrentNumber">The revision of the others.</param>
/// <param name="Mine">The whole text of the editor.</param>
/// <param name="Regions">The merge of the three texts.</param>
/// <param name="Meanwhile">The revisions that were saved since, the newest first.</param>
/// <param name="Undoes">The revisions that the form undoes, e.g. "5..6"; null for an edit.</param>
public sealed record ConflictForm(
    int BaseNumber, int CurrentNumber, string Mine, ImmutableArray<MergeRegion> Regions,
    IReadOnlyList<SavedMeanwhile> Meanwhile, string? Undoes)
{
    private const int LinesAround = 2;

    private readonly Lazy<ImmutableArray<bool>> _together = new(() => BothSides.GoTogether(Regions));

    private ImmutableDictionary<string, Decision> Decisions { get; init; } =
        ImmutableDictionary<string, Decision>.Empty;

    /// <summary>How many conflicts there are.</summary>
    public int Count => Regions.Count(region => region is MergeRegion.Conflict);

    /// <summary>The places that have no choice yet, in words.</summary>
    public IReadOnlyList<string> Undecided =>
    [
        .. ConflictsIn(Regions).SelectMany(it => Questions(it.Conflict, it.Index)
            .Where(question => DecisionOf(question.Name).Choice is null)
            .Select(question => question.Words)),
    ];

    /// <summary>The sentence about why there are conflicts.</summary>
    public string Headline => Undoes is null
        ? "Somebody else changed the same lines while you were writing."
        : "Later revisions changed the same lines.";

    /// <summary>The sentences about what to do.</summary>
    public string Instruction
    {
        get
        {
            var places = Count == 1 ? "in one place" : $"in {Count} places";
            return Undoes is null
                ? $"Nothing is lost and nothing is saved yet. Choose a text {places}; "
                    + "everything else is already merged."
                : $"Choose {places} what to keep; everything else is already undone.";
        }
    }

    /// <summary>The two sides of a conflict: the choice, its label and its text.</summary>
    public IReadOnlyList<(RegionChoice Choice, string Label, string Text)> Sides(ConflictView conflict)
    {
        ArgumentNullException.ThrowIfNull(conflict);
        var (theirs, mine) = SideNames;
        return
        [
            (RegionChoice.Theirs, theirs, conflict.Region.Theirs),
            (RegionChoice.Mine, mine, conflict.Region.Mine),
        ];
    }

    /// <summary>The label of the choice that takes both texts.</summary>
    public string Both => Undoes is null
        ? "Keep both: theirs first, then yours"
        : "Keep both: the text as it is now first, then the undone text";

    /// <summary>The names of the two sides, as the headers of a table: theirs, then the editor's.</summary>
    public (string Theirs, string Mine) SideNames => Undoes is null
        ? ($"Theirs, revision {CurrentNumber}", "Yours")
        : ($"As it is now, revision {CurrentNumber}", "Undone");

    /// <summary>What the fields of this name say.</summary>
    /// <param name="name">
    /// The index of the conflict from 0; for one of its cells, then a dot and the cell's place.
    /// </param>
    public Decision DecisionOf(string name) => Decisions.GetValueOrDefault(name, Decision.None);

    /// <summary>The name of the fields of one cell of a conflict.</summary>
    public static string NameOf(int index, CellConflict cell) =>
        string.Create(CultureInfo.InvariantCulture, $"{index}.{cell.Place}");

    /// <summary>Whether the editor may take both texts of a conflict, by its index from 0.</summary>
    public bool MayTakeBoth(int index) => _together.Value[index];

    /// <summary>The same form with the posted choices. A choice that is not offered is left out.</summary>
    public ConflictForm With(IFormCollection posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        return this with
        {
            Decisions = ConflictsIn(Regions).SelectMany(it => Questions(it.Conflict, it.Index))
                .ToImmutableDictionary(question => question.Name, question => new Decision(
                    Enum.TryParse<RegionChoice>(posted[$"Choices[{question.Name}]"], out var choice)
                        && question.Offered.Contains(choice) ? choice : null,
                    posted[$"Own[{question.Name}]"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal))),
        };
    }

    /// <summary>The merged text with all choices.</summary>
    /// <exception cref="InvalidOperationException">A conflict has no choice.</exception>
    public string Settled() => SettledMerge.Text(Regions,
    [
        .. ConflictsIn(Regions).Select(it => it.Conflict.Row is { RemovedBy: null } row
            ? new ChosenRegion(RegionChoice.Own, RowConflict.Text(it.Conflict,
                [.. row.Cells.Select(cell => Chosen(NameOf(it.Index, cell)))]))
            : Chosen(Name(it.Index))),
    ]);

    /// <summary>The sentence about why the choices give no text yet; null when they do.</summary>
    /// <param name="settled">The text of <see cref="Settled"/>; anything while places are undecided.</param>
    public string? Hindrance(string settled) => Undecided switch
    {
        [var only] => $"Choose a text for {only}.",
        [_, ..] => $"Choose a text for each of these: {string.Join(", ", Undecided)}.",
        _ => SettledMerge.NewFault(Regions, settled) is { } fault
            ? $"With these choices, a table would not be understood any more. {fault.Message}"
            : null,
    };

    private ChosenRegion Chosen(string name) => DecisionOf(name) is { Choice: { } choice, Own: var own }
        ? new ChosenRegion(choice, own ?? "")
        : throw new InvalidOperationException($"There is no choice for {name}.");

    // What is to choose in a conflict: one text for its lines, or one for each cell of its row.
    private IEnumerable<(string Name, string Words, RegionChoice[] Offered)> Questions(
        MergeRegion.Conflict conflict, int index) => conflict.Row switch
        {
            { RemovedBy: null } row => row.Cells.Select(cell => (NameOf(index, cell),
                $"{cell.Column} in conflict {index + 1}",
                (RegionChoice[])[RegionChoice.Theirs, RegionChoice.Mine, RegionChoice.Own])),
            { } => [(Name(index), $"conflict {index + 1}", [RegionChoice.Theirs, RegionChoice.Mine])],
            null => [(Name(index), $"conflict {index + 1}", MayTakeBoth(index)
                ? [RegionChoice.Theirs, RegionChoice.Mine, RegionChoice.Own, RegionChoice.Both]
                : [RegionChoice.Theirs, RegionChoice.Mine, RegionChoice.Own])],
        };

    private static string Name(int index) => index.ToString(CultureInfo.InvariantCulture);

    private static IEnumerable<(MergeRegion.Conflict Conflict, int Index)> ConflictsIn(
        ImmutableArray<MergeRegion> regions) =>
        regions.OfType<MergeRegion.Conflict>().Select((conflict, index) => (conflict, index));

    /// <summary>The conflicts, each with its place.</summary>
    public IEnumerable<ConflictView> Conflicts()
    {
        var heading = "";
        var line = 1;
        var index = 0;
        var before = "";
        for (var i = 0; i < Regions.Length; i++)
        {
            var theirs = Theirs(Regions[i]);
            if (Regions[i] is MergeRegion.Conflict conflict)
            {
                var number = index;
                var after = i + 1 < Regions.Length ? Theirs(Regions[i + 1]) : "";
                yield return new ConflictView(index, conflict, heading, line,
                    string.Join('\n', Lines(before).TakeLast(LinesAround)),
                    string.Join('\n', Lines(after).Take(LinesAround)),
                    new TextDiffView(TextDiff.Between(conflict.Theirs, conflict.Mine), All: true, Unfold: null),
                    DecisionOf(Name(index)).Own is { } own ? own
                        : MayTakeBoth(index) ? conflict.Theirs + conflict.Mine
                        : conflict.Mine.Length > 0 ? conflict.Mine : conflict.Theirs,
                    MayTakeBoth(index))
                {
                    Cells = conflict.Row is { RemovedBy: null } row
                        ? [.. row.Cells.Select(cell => DecisionOf(NameOf(number, cell)))]
                        : [],
                };
                index++;
            }

            foreach (var text in Lines(theirs))
            {
                heading = text.StartsWith('#') ? text.TrimStart('#').Trim() : heading;
                line++;
            }

            before = theirs.Length > 0 ? theirs : before;
        }
    }

    private static string Theirs(MergeRegion region) => region switch
    {
        MergeRegion.Agreed it => it.Text,
        MergeRegion.OnlyTheirs it => it.Text,
        MergeRegion.OnlyMine it => it.Text,
        MergeRegion.Combined it => it.Text,
        MergeRegion.Conflict it => it.Theirs,
        _ => "",
    };

    private static string[] Lines(string text) =>
        text.Length == 0 ? [] : (text.EndsWith('\n') ? text[..^1] : text).Split('\n');
}

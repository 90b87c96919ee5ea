using System.Collections.Immutable;
using Wiki.Core.Saving;
using Wiki.Text.Diffing;
using Wiki.Text.Merging;
using Wiki.Web.Pages.Shared.Comparing;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>Two texts that changed the same lines. The editor chooses a text for each conflict.</summary>
/// <param name="BaseNumber">The revision from which both started.</param>
/// <param name="CurrentNumber">The revision of the others.</param>
/// <param name="Mine">The whole text of the editor.</param>
/// <param name="Regions">The merge of the three texts.</param>
/// <param name="Meanwhile">The revisions that were saved since, the newest first.</param>
/// <param name="Choices">The choices so far, by the index of the conflict.</param>
/// <param name="Own">The texts that the editor typed instead, by conflict.</param>
/// <param name="Undoes">The revisions that the form undoes, e.g. "5..6"; null for an edit.</param>
public sealed record ConflictForm(
    int BaseNumber, int CurrentNumber, string Mine, ImmutableArray<MergeRegion> Regions,
    IReadOnlyList<SavedMeanwhile> Meanwhile, IReadOnlyDictionary<int, RegionChoice> Choices,
    IReadOnlyList<string?> Own,
    string? Undoes)
{
    private const int LinesAround = 2;

    private readonly Lazy<ImmutableArray<bool>> _together = new(() => BothSides.GoTogether(Regions));

    /// <summary>How many conflicts there are.</summary>
    public int Count => Regions.Count(region => region is MergeRegion.Conflict);

    /// <summary>The numbers, from 1, of the conflicts that have no choice yet.</summary>
    public IReadOnlyList<int> Undecided =>
        [.. Enumerable.Range(0, Count).Where(i => ChoiceOf(i) is null).Select(i => i + 1)];

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
        var (theirs, mine) = Undoes is null
            ? ($"Revision {CurrentNumber}", "Yours")
            : ($"As it is now, revision {CurrentNumber}", "Undone");
        return
        [
            (RegionChoice.Theirs, theirs, conflict.Region.Theirs),
            (RegionChoice.Mine, mine, conflict.Region.Mine),
        ];
    }

    /// <summary>The label of the choice that takes both texts.</summary>
    public string Both => Undoes is null ? "Both, theirs first" : "Both, as it is now first";

    /// <summary>The choice made for a conflict, by its index from 0; null for none.</summary>
    public RegionChoice? ChoiceOf(int index) => Choices.TryGetValue(index, out var choice) ? choice : null;

    /// <summary>Whether the editor may take both texts of a conflict, by its index from 0.</summary>
    public bool MayTakeBoth(int index) => _together.Value[index];

    /// <summary>The same form with the posted choices. A choice that is not offered is left out.</summary>
    public ConflictForm With(IFormCollection posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var indexes = Enumerable.Range(0, Count).ToList();
        return this with
        {
            Choices = indexes.Where(i => Enum.TryParse<RegionChoice>(posted[$"Choices[{i}]"], out var choice)
                    && Enum.IsDefined(choice) && (choice != RegionChoice.Both || MayTakeBoth(i)))
                .ToDictionary(i => i, i => Enum.Parse<RegionChoice>(posted[$"Choices[{i}]"]!)),
            Own =
            [
                .. indexes.Select(i => posted[$"Own[{i}]"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal)),
            ],
        };
    }

    /// <summary>The merged text with all choices.</summary>
    /// <exception cref="InvalidOperationException">A conflict has no choice.</exception>
    public string Settled() => SettledMerge.Text(Regions,
    [
        .. Enumerable.Range(0, Count).Select(i => new ChosenRegion(
            ChoiceOf(i) ?? throw new InvalidOperationException($"Conflict {i + 1} has no choice."),
            i < Own.Count ? Own[i] ?? "" : "")),
    ]);

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
                var after = i + 1 < Regions.Length ? Theirs(Regions[i + 1]) : "";
                yield return new ConflictView(index, conflict, heading, line,
                    string.Join('\n', Lines(before).TakeLast(LinesAround)),
                    string.Join('\n', Lines(after).Take(LinesAround)),
                    new TextDiffView(TextDiff.Between(conflict.Theirs, conflict.Mine), All: true, Unfold: null),
                    index < Own.Count && Own[index] is { } own ? own
                        : MayTakeBoth(index) ? conflict.Theirs + conflict.Mine
                        : conflict.Mine.Length > 0 ? conflict.Mine : conflict.Theirs,
                    MayTakeBoth(index));
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

/// <summary>One conflict on a page.</summary>
/// <param name="Index">Its index, from 0.</param>
/// <param name="Region">The three texts.</param>
/// <param name="Heading">The heading above it; empty before the first heading.</param>
/// <param name="Line">The line of the merged text on which it begins, about.</param>
/// <param name="Before">The lines just before it.</param>
/// <param name="After">The lines just after it.</param>
/// <param name="Diff">The changes from the text of the others to that of the editor.</param>
/// <param name="Own">The text in the field for a text of the editor's own.</param>
/// <param name="MayTakeBoth">Whether the editor may take both texts, one after the other.</param>
public sealed record ConflictView(
    int Index, MergeRegion.Conflict Region, string Heading, int Line, string Before, string After,
    TextDiffView Diff, string Own, bool MayTakeBoth)
{
    private const int FewestRows = 3;
    private const int MostRows = 14;

    /// <summary>Its number, from 1.</summary>
    public int Number => Index + 1;

    /// <summary>The heading above it in words; empty before the first heading.</summary>
    public string Under => Heading.Length > 0 ? $" · under “{Heading}”" : "";

    /// <summary>Whether there is a text on both sides.</summary>
    public bool HasBoth => Region.Theirs.Length > 0 && Region.Mine.Length > 0;

    /// <summary>The height of the field for a text of the editor's own, in lines.</summary>
    public int Rows => Math.Clamp(Own.Count(c => c == '\n') + 1, FewestRows, MostRows);
}

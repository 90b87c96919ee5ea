using System.Collections.Immutable;
using Wiki.Text.Diffing;
using Wiki.Text.Merging;
using Wiki.Web.Pages.Shared.Comparing;
using Wiki.Web.Saving;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>Two texts that changed the same lines, to be settled region by region.</summary>
/// <param name="BaseNumber">The revision both started from.</param>
/// <param name="CurrentNumber">Their revision.</param>
/// <param name="Mine">My whole text.</param>
/// <param name="Regions">The merge of the three texts.</param>
/// <param name="Meanwhile">The revisions that were saved since, the newest first.</param>
/// <param name="Choices">What was chosen so far, by the index of the conflict.</param>
/// <param name="Own">What was typed as one's own text, by conflict.</param>
/// <param name="Undoes">The revisions that are to be undone, e.g. "5..6"; null for an edit.</param>
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

    /// <summary>Which conflicts nobody decided yet, from 1.</summary>
    public IReadOnlyList<int> Undecided => [.. Enumerable.Range(0, Count).Where(i => ChoiceOf(i) is null).Select(i => i + 1)];

    /// <summary>The choice made for a conflict, by its index from 0.</summary>
    public RegionChoice? ChoiceOf(int index) => Choices.TryGetValue(index, out var choice) ? choice : null;

    /// <summary>Whether both texts of a conflict, by its index from 0, may be taken one after the other.</summary>
    public bool MayTakeBoth(int index) => _together.Value[index];

    /// <summary>The same with the choices that were posted; one that is not offered is none.</summary>
    public ConflictForm With(IFormCollection posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var indexes = Enumerable.Range(0, Count).ToList();
        return this with
        {
            Choices = indexes.Where(i => Enum.TryParse<RegionChoice>(posted[$"Choices[{i}]"], out var choice)
                    && Enum.IsDefined(choice) && (choice != RegionChoice.Both || MayTakeBoth(i)))
                .ToDictionary(i => i, i => Enum.Parse<RegionChoice>(posted[$"Choices[{i}]"]!)),
            Own = [.. indexes.Select(i => posted[$"Own[{i}]"].ToString().Replace("\r\n", "\n", StringComparison.Ordinal))],
        };
    }

    /// <summary>The settled text.</summary>
    /// <exception cref="InvalidOperationException">A conflict is undecided.</exception>
    public string Settled() => SettledMerge.Text(Regions,
    [
        .. Enumerable.Range(0, Count).Select(i => new ChosenRegion(
            ChoiceOf(i) ?? throw new InvalidOperationException($"Conflict {i + 1} is undecided."),
            i < Own.Count ? Own[i] ?? "" : "")),
    ]);

    /// <summary>The conflicts, each with where it is.</summary>
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
/// <param name="Index">Its place, from 0.</param>
/// <param name="Region">The three texts.</param>
/// <param name="Heading">The heading it stands under; empty above the first.</param>
/// <param name="Line">About which line of the merged text it begins on.</param>
/// <param name="Before">The lines just before it.</param>
/// <param name="After">The lines just after it.</param>
/// <param name="Diff">From theirs to mine.</param>
/// <param name="Own">What stands in the field for a text of one's own.</param>
/// <param name="MayTakeBoth">Whether both texts may be taken one after the other.</param>
public sealed record ConflictView(
    int Index, MergeRegion.Conflict Region, string Heading, int Line, string Before, string After,
    TextDiffView Diff, string Own, bool MayTakeBoth);

using System.Collections.Immutable;
using Wiki.Text.Editing;
using Wiki.Web.Pages.Shared.Editing;
using Wiki.Web.Pages.Shared.Previews;

namespace Wiki.Web.Pages.Editing;

/// <summary>What the wiki says about the cells of a grid.</summary>
/// <param name="Problems">The problems, in reading order.</param>
/// <param name="Question">What a save asks; null for nothing.</param>
public sealed record GridAnswer(ImmutableArray<GridProblem> Problems, TableQuestion? Question)
{
    /// <summary>The most places of one kind of problem that are listed.</summary>
    public const int Most = 100;

    private readonly Dictionary<(int Line, int Column, string Code), GridProblem> _places = Problems
        .DistinctBy(it => KeyOf(it.Remark)).ToDictionary(it => KeyOf(it.Remark));

    /// <summary>What the script reads about the draft, as JSON.</summary>
    public required string Draft { get; init; }

    /// <summary>How many problems there are of each severity, in words.</summary>
    public string Counts => ArticlePreview.CountsOf(Problems.Select(it => it.Remark.Problem));

    /// <summary>The cells with mistakes, e.g. <c>1,2 3,4</c>: each its row and its column.</summary>
    public string Mistakes => string.Join(' ',
        Problems.Where(it => it.IsMistake).Select(it => $"{it.Row},{it.Column}").Distinct());

    /// <summary>The problems, alike ones together, mistakes first.</summary>
    public IEnumerable<(string Sentence, bool SaysAll, ImmutableArray<GridProblem> Problems)> Groups =>
        RemarkGroup.Of(Problems.OrderBy(it => !it.IsMistake).Select(it => it.Remark)).Select(group => (
            group.Sentence, group.SaysAll, group.Remarks.Select(it => PlaceOf(it)!).ToImmutableArray()));

    /// <summary>What cannot be read, in words.</summary>
    public string Headline => Question is not { } question ? ""
        : UnreadableTables.Of(question) is [var table] ? $"{table.What} cannot be read"
        : UnreadableTables.Headline(question);

    /// <summary>The place of a remark in the grid; null when it is about something else of the page.</summary>
    public GridProblem? PlaceOf(Remark remark) => _places.GetValueOrDefault(KeyOf(remark));

    private static (int, int, string) KeyOf(Remark it)
    {
        ArgumentNullException.ThrowIfNull(it);
        return (it.Line, it.Column, it.Problem.Code);
    }
}

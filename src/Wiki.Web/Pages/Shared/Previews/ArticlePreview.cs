using System.Collections.Immutable;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Previews;

/// <summary>A preview: a text as readers would see it, with the remarks on it.</summary>
/// <param name="Document">The text.</param>
/// <param name="Parts">The page as HTML, with its title.</param>
/// <param name="Remarks">The remarks, in the order of reading.</param>
public sealed record ArticlePreview(
    WikiDocument Document, ImmutableArray<HtmlPart> Parts, ImmutableArray<Remark> Remarks)
{
    /// <summary>
    /// How many remarks are marked in the text; an editor with more of them corrects the first ones first.
    /// </summary>
    public const int MostMarked = 1_000;

    private readonly Remedies _remedies = new(Document);

    /// <summary>The section that it shows, whose lines count from 1; null for the whole page.</summary>
    public PageSection? Section { get; private init; }

    private int LinesAbove => Section is { } section ? section.FirstLine - 1 : 0;

    /// <summary>The preview of one section: its parts, the sources of the page, and the remarks on it.</summary>
    public ArticlePreview Within(PageSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        var (above, lines) = (section.FirstLine - 1, section.Text.Count(c => c == '\n'));
        bool Has(int line) => line > above && line <= above + lines;
        return this with
        {
            Section = section,
            Parts =
            [
                .. Parts.Where(part => Has(part.Line) || part.IsSources)
                    .Select(part => part with { Line = Math.Max(1, part.Line - above) }),
            ],
            Remarks = [.. Remarks.Where(it => Has(it.Line)).Select(it => it with { Line = it.Line - above })],
        };
    }

    /// <summary>The remedies for a remark, each with the value of its button.</summary>
    public IEnumerable<(string Key, Remedy Remedy)> RemediesFor(Remark remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        var inPage = remark with { Line = remark.Line + LinesAbove };
        var problem = remark.Problem;
        return _remedies.For(inPage).Select((it, i) =>
            ($"{problem.Code}-{inPage.Line}-{remark.Column}-{problem.Column}-{i}", it));
    }

    /// <summary>The edits of a remedy in the text that is shown; none when it changes more than that.</summary>
    public IEnumerable<TextEdit> EditsOf(Remedy remedy)
    {
        ArgumentNullException.ThrowIfNull(remedy);
        var (from, to) = Section is { } section
            ? (section.Before.Length, section.Before.Length + section.Text.Length) : (0, int.MaxValue);
        return remedy.Edits.All(edit => edit.Start >= from && edit.End <= to)
            ? remedy.Edits.Select(edit => edit with { Start = edit.Start - from, End = edit.End - from }) : [];
    }

    /// <summary>The remedy of a pressed button; null when the text has no such problem any more.</summary>
    public Remedy? RemedyOf(string key) =>
        Remarks.SelectMany(RemediesFor).FirstOrDefault(it => it.Key == key).Remedy;

    /// <summary>The remarks, alike ones together.</summary>
    public ImmutableArray<RemarkGroup> Groups => RemarkGroup.Of(Remarks);

    /// <summary>How many problems there are of each severity, in words; "no problems" for none.</summary>
    public string Counts => CountsOf(Remarks.Select(remark => remark.Problem));

    /// <summary>How many problems there are of each severity, in words; "no problems" for none.</summary>
    public static string CountsOf(IEnumerable<Problem> problems)
    {
        var numbers = problems.GroupBy(it => it.Severity)
            .ToDictionary(alike => alike.Key, alike => alike.Sum(it => it.Places));
        string[] counts =
        [
            .. new[] { (Severity.Blocking, "error"), (Severity.Error, "mistake"), (Severity.Hint, "hint") }
                .Where(it => numbers.ContainsKey(it.Item1)).Select(it => Format.Count(numbers[it.Item1], it.Item2)),
        ];
        return counts.Length == 0 ? "no problems" : string.Join(", ", counts);
    }

    /// <summary>The badge of a problem: its word and its classes.</summary>
    public static (string Word, string Class) Label(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Severity switch
        {
            Severity.Blocking => ("cannot save", "badge bad"),
            Severity.Error => ("mistake", "badge bad"),
            _ => ("hint", "badge wait"),
        };
    }
}

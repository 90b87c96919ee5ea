using System.Collections.Immutable;
using Wiki.Text;
using Wiki.Text.Editing;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>A preview: a text as readers would see it, with the remarks on it.</summary>
/// <param name="Title">The title of the text.</param>
/// <param name="Html">The body as HTML.</param>
/// <param name="Remarks">The remarks, in the order of reading.</param>
public sealed record ArticlePreview(string Title, string Html, ImmutableArray<Remark> Remarks)
{
    /// <summary>The remarks, alike ones together.</summary>
    public ImmutableArray<RemarkGroup> Groups => RemarkGroup.Of(Remarks);

    /// <summary>How many problems there are of each severity, in words; "no problems" for none.</summary>
    public string Counts => CountsOf(Remarks.Select(remark => remark.Problem));

    /// <summary>How many problems there are of each severity, in words; "no problems" for none.</summary>
    public static string CountsOf(IEnumerable<Problem> problems)
    {
        var numbers = problems.CountBy(it => it.Severity).ToDictionary();
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

using Wiki.Text;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>A preview: a text as readers would see it, with the problems in it.</summary>
/// <param name="Title">The title of the text.</param>
/// <param name="Html">The body as HTML.</param>
/// <param name="Problems">The problems, in the order of the text.</param>
public sealed record ArticlePreview(string Title, string Html, IReadOnlyList<Problem> Problems)
{
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

    /// <summary>The sentence about a problem, with its line in front unless the sentence begins with it.</summary>
    public static string Sentence(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Message.StartsWith("line ", StringComparison.OrdinalIgnoreCase)
            ? problem.Message
            : $"Line {problem.Line}: {problem.Message}";
    }
}

using Wiki.Text;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>A text as readers would see it, with what was found in it.</summary>
/// <param name="Title">Its title.</param>
/// <param name="Html">Its body.</param>
/// <param name="Problems">What its author should know.</param>
public sealed record ArticlePreview(string Title, string Html, IReadOnlyList<Problem> Problems)
{
    /// <summary>The label a problem bears.</summary>
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

    /// <summary>The sentence, with its line in front unless it says it itself.</summary>
    public static string Sentence(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Message.StartsWith("line ", StringComparison.OrdinalIgnoreCase)
            ? problem.Message
            : $"Line {problem.Line}: {problem.Message}";
    }
}

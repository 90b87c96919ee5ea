using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Shared.Filing;

/// <summary>The list of kinds in forms.</summary>
public static class KindChoice
{
    /// <summary>The name of the field.</summary>
    public const string Name = "kind";

    /// <summary>The list for a new page, whose first entry leaves the choice to the template.</summary>
    /// <param name="chosen">The chosen word; null for none.</param>
    public static SelectField Of(string? chosen) => new(
        Name, "Kind", [("", "as the template says"), .. Kinds], chosen ?? "")
    {
        Hint = "A system is a column of comparisons. The list of all pages is by kind.",
    };

    /// <summary>The list for a page that has a kind.</summary>
    /// <param name="chosen">Its kind.</param>
    public static SelectField Of(ArticleKind chosen) => new(
        Name, "Kind", [.. Kinds, (ArticleKind.Template.Word(), Words(ArticleKind.Template))], chosen.Word())
    {
        Hint = "A system is a column of comparisons. A template is what new pages begin with: no list has it.",
    };

    /// <summary>The kind of a word, if a page can be given it; null for any other word.</summary>
    public static ArticleKind? Read(string? word) => EnumWords.Read<ArticleKind>(word);

    private static IEnumerable<(string Value, string Words)> Kinds =>
        FrontMatter.OfArticles.Select(word => (word, Words(EnumWords.Read<ArticleKind>(word)!.Value)));

    private static string Words(ArticleKind kind) => kind switch
    {
        ArticleKind.System => "system",
        ArticleKind.Comparison => "comparison of systems",
        ArticleKind.Concept => "concept",
        ArticleKind.Help => "help about this wiki",
        ArticleKind.Template => "template",
        _ => "none of these",
    };
}

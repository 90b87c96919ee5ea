using Wiki.Core.Articles;
using Wiki.Text.Documents;
using Wiki.Text.Filing;

namespace Wiki.Web.Pages.Shared.Filing;

/// <summary>What the address of the editor says about a new page.</summary>
public static class NewPageQuery
{
    /// <summary>The choice; what cannot be used is left out.</summary>
    public static NewPageChoice Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var template = query["template"].FirstOrDefault();
        var categories = FiledText.Names(query["categories"].FirstOrDefault());
        var kind = KindChoice.Read(query["kind"].FirstOrDefault());
        return new NewPageChoice(
            string.IsNullOrEmpty(template) ? null : template, kind == ArticleKind.Template ? null : kind,
            CategoryChoice.Problem(categories) is null ? categories : []);
    }
}

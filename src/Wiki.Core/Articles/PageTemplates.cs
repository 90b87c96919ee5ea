using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Filing;

namespace Wiki.Core.Articles;

/// <summary>A page that new pages can begin with.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Summary">What it is for, in a sentence; may be empty.</param>
public sealed record PageTemplate(string Slug, string Title, string Summary)
{
    private const string Before = "Template: ";

    /// <summary>Its title without the word that says what it is.</summary>
    public string Name => Title.StartsWith(Before, StringComparison.OrdinalIgnoreCase) && Title.Length > Before.Length
        ? char.ToUpperInvariant(Title[Before.Length]) + Title[(Before.Length + 1)..] : Title;
}

/// <summary>What an editor chose for a new page.</summary>
/// <param name="Template">The address of its template; null for none.</param>
/// <param name="Kind">Its kind; null for the one that the template is for.</param>
/// <param name="Categories">Its categories.</param>
public sealed record NewPageChoice(string? Template, ArticleKind? Kind, IReadOnlyList<string> Categories);

/// <summary>The templates: published pages whose front matter says so. What waits for review is not read.</summary>
public sealed class PageTemplates(WikiDb db, ArticleReader reader)
{
    /// <summary>The template with which a page begins when nobody chose another.</summary>
    public const string Plain = "template-plain";

    private const int Most = 100;

    /// <summary>The templates by title, the plain one first.</summary>
    public Task<List<PageTemplate>> ListAsync(CancellationToken cancellationToken) => (
        from index in db.Set<ArticleIndex>().IgnoreQueryFilters()
        where index.Kind == ArticleKind.Template
        join article in db.Set<Article>() on index.ArticleId equals article.Id
        orderby article.Slug == Plain descending, index.Title, article.Id
        select new PageTemplate(article.Slug, index.Title, index.Summary))
        .Take(Most).ToListAsync(cancellationToken);

    /// <summary>The text with which a page begins, and a sentence if its template cannot be used.</summary>
    /// <param name="title">The title of the page.</param>
    /// <param name="choice">What its editor chose.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<(string Text, string? Remark)> BeginAsync(
        string title, NewPageChoice choice, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choice);
        var plain = NewPageText.Plain(title, choice.Kind, choice.Categories);
        if (choice.Template is not { } address)
        {
            return (plain, null);
        }

        if (Slug.Of(address) is not { } slug || await reader.PublishedAsync(slug, cancellationToken) is not { } page)
        {
            return (plain, $"Readers see no template at “{address}”, so this page begins without it.");
        }

        return NewPageText.From(SourceText.From(page.Text), title, choice.Kind, choice.Categories) is { } text
            ? (text, null)
            : (plain, $"“{page.Title}” is no template or has a mistake, so this page begins without it.");
    }
}

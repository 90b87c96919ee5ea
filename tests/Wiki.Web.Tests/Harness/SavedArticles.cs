using Microsoft.Extensions.DependencyInjection;
using Wiki.Core.Articles;
using Wiki.Core.Saving;
using Wiki.Text;

namespace Wiki.Web.Tests.Harness;

/// <summary>Saves texts for a test, and reads what the wiki has stored.</summary>
public static class SavedArticles
{
    /// <summary>
    /// Saves a text as the next revision of an article, by nobody like the shipped pages, or by an account. Returns its
    /// number.
    /// </summary>
    public static async Task<int> SaveAsync(
        this WikiSite site, string slug, string text, string summary = "", bool minor = false, string? author = null)
    {
        ArgumentNullException.ThrowIfNull(site);
        var authorId = author is null ? (long?)null : (await site.AccountAsync(author)).Id;
        await using var scope = site.Services.CreateAsyncScope();
        var address = Slug.Parse(slug, null);
        var current = await scope.ServiceProvider.GetRequiredService<ArticleReader>().CurrentAsync(address, default);
        var outcome = await scope.ServiceProvider.GetRequiredService<ArticleWriter>()
            .SaveAsync(address, new Draft(text, summary, minor, current?.Number ?? 0), authorId, default);
        return Assert.IsType<SaveOutcome.Saved>(outcome).Number;
    }

    /// <summary>The newest text of an article; null when there is none.</summary>
    public static Task<string?> TextAsync(this WikiSite site, string slug) =>
        site.WithAsync(async (ArticleReader reader) =>
            (await reader.CurrentAsync(Slug.Parse(slug, null), default))?.Text);

    /// <summary>The number of the newest revision of an article; 0 when there is none.</summary>
    public static Task<int> NumberAsync(this WikiSite site, string slug) =>
        site.WithAsync(async (ArticleReader reader) =>
            (await reader.CurrentAsync(Slug.Parse(slug, null), default))?.Number ?? 0);
}

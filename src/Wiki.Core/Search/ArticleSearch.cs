using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Core.Search;

/// <summary>An article found, with an excerpt.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
/// <param name="Excerpt">
/// A part of the text; found words are between <see cref="ArticleSearch.MarkStart"/> and
/// <see cref="ArticleSearch.MarkEnd"/>.
/// </param>
public sealed record SearchHit(string Slug, string Title, string Excerpt);

/// <summary>A page that somebody may mean who is typing.</summary>
/// <param name="Slug">Its address.</param>
/// <param name="Title">Its title.</param>
public sealed record Suggestion(string Slug, string Title);

/// <summary>Finds published articles by their titles and words.</summary>
public sealed class ArticleSearch(WikiDb db)
{
    /// <summary>The longest query, in characters.</summary>
    public const int MaximumLength = 200;

    /// <summary>How many articles a page of results shows.</summary>
    public const int PageSize = 20;

    /// <summary>How many pages are suggested at most.</summary>
    public const int MostSuggestions = 8;

    /// <summary>
    /// Comes before a found word in an excerpt; a private-use character, so that no text can fake it.
    /// </summary>
    public const char MarkStart = '\uE000';

    /// <summary>Comes after a found word.</summary>
    public const char MarkEnd = '\uE001';

    /// <summary>
    /// The articles that have all words of the query, or whose title contains it: the exact title first, then titles
    /// that begin with it, then by relevance. Quotes, OR and a minus work as in other search engines.
    /// </summary>
    public async Task<(List<SearchHit> Hits, bool More)> FindAsync(
        string question, int page, CancellationToken cancellationToken)
    {
        var q = Clean(question);
        var like = "%" + Escaped(q) + "%";
        var options = $"StartSel={MarkStart}, StopSel={MarkEnd}, MaxWords=32, MinWords=16, MaxFragments=2, FragmentDelimiter=\" … \"";
        var (name, template) = (Text.Slug.Of(q)?.Value, ArticleKind.Template.Word());
        var words = $"[{MarkStart}{MarkEnd}]";
        var hits = await db.Database.SqlQuery<SearchHit>($"""
            SELECT a.slug, i.title,
                   ts_headline('english', regexp_replace(i.summary || E'\n' || i.words, {words}, '', 'g'), query, {options}) AS excerpt
            FROM websearch_to_tsquery('english', {q}) AS query,
                 article_index i JOIN articles a ON a.id = i.article_id
            WHERE i.kind <> {template} AND (i.search @@ query OR i.title ILIKE {like}
               OR EXISTS (SELECT 1 FROM article_aliases x WHERE x.article_id = i.article_id AND x.alias = {name}))
            ORDER BY lower(i.title) = lower({q}) DESC, i.title ILIKE {like.TrimStart('%')} DESC,
                     ts_rank_cd(i.search, query) DESC, i.title, a.id
            OFFSET {page * PageSize} LIMIT {PageSize + 1}
            """).ToListAsync(cancellationToken);
        return ([.. hits.Take(PageSize)], hits.Count > PageSize);
    }

    /// <summary>
    /// Pages that somebody may mean who typed the beginning of a query: their title, short name or alias begins with it,
    /// or a word of the title does.
    /// </summary>
    /// <param name="typed">What was typed so far.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<List<Suggestion>> SuggestAsync(string typed, CancellationToken cancellationToken)
    {
        var q = Clean(typed);
        if (q.Length == 0)
        {
            return [];
        }

        var begins = Escaped(q) + "%";
        var (key, template) = (Text.Slug.Of(q)?.Value ?? "", ArticleKind.Template.Word());
        var alias = key.Length == 0 ? "" : Escaped(key) + "%";
        return await db.Database.SqlQuery<Suggestion>($"""
            SELECT a.slug, i.title
            FROM article_index i JOIN articles a ON a.id = i.article_id
            WHERE i.kind <> {template}
              AND (i.title ILIKE {begins} OR i.title ILIKE {"% " + begins} OR i.name ILIKE {begins}
               OR EXISTS (SELECT 1 FROM article_aliases x WHERE x.article_id = i.article_id AND x.alias LIKE {alias}))
            ORDER BY lower(i.title) = lower({q}) OR lower(coalesce(i.name, '')) = lower({q}) DESC,
                     i.title ILIKE {begins} DESC, i.name ILIKE {begins} DESC NULLS LAST, length(i.title), i.title, a.id
            LIMIT {MostSuggestions}
            """).ToListAsync(cancellationToken);
    }

    private static string Escaped(string text) =>
        text.Replace("\\", "\\\\").Replace("%", "\\%").Replace("_", "\\_");

    /// <summary>The query without characters that no text contains, cut to <see cref="MaximumLength"/>.</summary>
    public static string Clean(string? question)
    {
        var q = string.Concat((question ?? "").Where(c => !char.IsControl(c) && !char.IsSurrogate(c))).Trim();
        return q.Length <= MaximumLength ? q : q[..MaximumLength];
    }
}

using System.Globalization;
using System.Text;
using System.Xml;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Core.Discovery;

/// <summary>Lists the published articles for crawlers (sitemaps.org), each with the day it last changed.</summary>
public sealed class Sitemap(WikiDb db)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/xml; charset=utf-8";

    /// <summary>The most articles in one file; the format allows no more.</summary>
    public const int Most = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";
    private const int MostParts = 1_000;

    /// <summary>All articles; or, when one file cannot hold them, the list of the parts.</summary>
    /// <param name="site">The address of the site.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<byte[]> WholeAsync(string site, CancellationToken cancellationToken)
    {
        var entries = await Entries.Take(Most + 1).ToListAsync(cancellationToken);
        if (entries.Count <= Most)
        {
            return Articles(site, entries);
        }

        var parts = (await Entries.CountAsync(cancellationToken) + Most - 1) / Most;
        return Write("sitemapindex", "sitemap", Enumerable.Range(1, Math.Min(parts, MostParts))
            .Select(number => (site + Addresses.SitemapPart(number), (string?)null)));
    }

    /// <summary>One part; null when there is none with this number.</summary>
    /// <param name="site">The address of the site.</param>
    /// <param name="number">The number of the part, from 1.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<byte[]?> PartAsync(string site, int number, CancellationToken cancellationToken)
    {
        if (number is < 1 or > MostParts)
        {
            return null;
        }

        var entries = await Entries.Skip((number - 1) * Most).Take(Most).ToListAsync(cancellationToken);
        return entries.Count > 0 ? Articles(site, entries) : null;
    }

    // A change that waited for review is new to crawlers on the day of its publication, not of its save.
    private IQueryable<Entry> Entries => (
        from article in db.Set<Article>()
        join publication in db.Set<Publication>() on new { ArticleId = article.Id, Number = article.PublishedNumber }
            equals new { publication.ArticleId, Number = (int?)publication.Number }
        where !db.Set<ArticleIndex>().Any(it => it.ArticleId == article.Id && it.Kind == ArticleKind.Template)
        orderby article.Id
        select new Entry(article.Slug, publication.PublishedAt)).IgnoreQueryFilters();

    private static byte[] Articles(string site, IEnumerable<Entry> entries) =>
        Write("urlset", "url", entries.Select(entry => (site + Addresses.Article(entry.Slug), (string?)entry.ChangedAt
            .UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))));

    private static byte[] Write(string list, string item, IEnumerable<(string Address, string? Changed)> entries)
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartElement(list, Namespace);
            foreach (var (address, changed) in entries)
            {
                xml.WriteStartElement(item, Namespace);
                xml.WriteElementString("loc", Namespace, address);
                if (changed is not null)
                {
                    xml.WriteElementString("lastmod", Namespace, changed);
                }

                xml.WriteEndElement();
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private sealed record Entry(string Slug, DateTimeOffset ChangedAt);
}

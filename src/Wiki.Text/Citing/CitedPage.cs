using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Wiki.Text.Citing;

/// <summary>One revision of a page as literature: what a list of references says about it.</summary>
/// <param name="Slug">The address of the page.</param>
/// <param name="Title">Its title.</param>
/// <param name="Site">The name of the wiki.</param>
/// <param name="Revision">The number of the revision.</param>
/// <param name="SavedAt">When it was saved.</param>
/// <param name="Address">The permanent link to the revision, absolute.</param>
public sealed record CitedPage(
    string Slug, string Title, string Site, int Revision, DateTimeOffset SavedAt, string Address)
{
    /// <summary>The authors: pages are written by many.</summary>
    public string Authors => $"{Site} contributors";

    /// <summary>
    /// The key of the entry, in ASCII: the same for everybody who cites this revision, and another for each page.
    /// </summary>
    public string Key => $"{Name}-{Revision.ToString(CultureInfo.InvariantCulture)}";

    private string Name => Ascii.IsValid(Slug) ? Slug
        : $"page-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Slug)).AsSpan(0, 6))}";

    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private DateTime Day => SavedAt.UtcDateTime;

    /// <summary>One line for people.</summary>
    public string ToText() =>
        $"{Authors}. “{Title}”. {Site}, revision {Number}, {Words}. {Licence.Name}. {Address}";

    /// <summary>An entry for BibTeX and BibLaTeX.</summary>
    public string ToBibTeX() => $$$"""
        @misc{{{{Key}}},
          author = {{{{{BibTeX.Escape(Authors)}}}}},
          title = {{{{{BibTeX.Escape(Title)}}}}},
          howpublished = {{{{BibTeX.Escape(Site)}}}},
          year = {{{{Day.ToString("yyyy", CultureInfo.InvariantCulture)}}}},
          month = {{{Day.ToString("MMM", CultureInfo.InvariantCulture).ToLowerInvariant()}}},
          note = {Revision {{{Number}}}, {{{Words}}}. {{{Licence.Name}}}},
          url = {{{{Address}}}}
        }

        """;

    /// <summary>A list of one item in CSL-JSON, which Zotero, pandoc and others read.</summary>
    public string ToCslJson() => new JsonArray(new JsonObject
    {
        ["id"] = Key,
        ["type"] = "webpage",
        ["title"] = Title,
        ["container-title"] = Site,
        ["author"] = new JsonArray(new JsonObject { ["literal"] = Authors }),
        ["issued"] = new JsonObject
        {
            ["date-parts"] = new JsonArray(new JsonArray(Day.Year, Day.Month, Day.Day)),
        },
        ["version"] = Number,
        ["note"] = $"Revision {Number}. Licence: {Licence.Spdx}",
        ["language"] = "en",
        ["URL"] = Address,
    }).ToJsonString(Json);

    private string Number => Revision.ToString(CultureInfo.InvariantCulture);

    private string Words => Day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}

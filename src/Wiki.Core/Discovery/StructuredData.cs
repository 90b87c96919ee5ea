using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;
using Microsoft.Extensions.Options;
using Wiki.Core.Articles;
using Wiki.Core.Site;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Core.Discovery;

/// <summary>
/// Tells programs what a page is, in the words of schema.org. Addresses are absolute when the address of the site is
/// set; otherwise they begin at its root.
/// </summary>
public sealed class StructuredData(SiteAddress site, IOptions<WikiOptions> options)
{
    private const int MostSystems = 12;

    // Writes no character that HTML could take for the end of the element, and no quote as it is.
    private static readonly JsonSerializerOptions Json =
        new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    private string Name => options.Value.SiteName;

    /// <summary>The data as the text of a <c>script</c> element, safe whatever authors wrote.</summary>
    public static string Write(IEnumerable<JsonObject> about) => new JsonObject
    {
        ["@context"] = "https://schema.org",
        ["@graph"] = new JsonArray([.. about]),
    }.ToJsonString(Json);

    /// <summary>The site itself.</summary>
    public JsonObject Site() => new()
    {
        ["@type"] = "WebSite",
        ["@id"] = Absolute(Addresses.Home),
        ["url"] = Absolute(Addresses.Home),
        ["name"] = Name,
        ["inLanguage"] = "en",
        ["license"] = Licence.Address,
    };

    /// <summary>An article; and what its matrices state, when it has some.</summary>
    public IEnumerable<JsonObject> Article(RevisionView revision, WikiDocument document)
    {
        ArgumentNullException.ThrowIfNull(revision);
        ArgumentNullException.ThrowIfNull(document);
        var address = Absolute(Addresses.Article(revision.Slug));
        var article = About("Article", address, document.Title, revision);
        article["headline"] = document.Title;
        article["description"] = document.FrontMatter.Summary;
        article["inLanguage"] = "en";
        article["author"] = Contributors();
        article["publisher"] = Contributors();
        if (document.FrontMatter.Categories.Count > 0)
        {
            article["keywords"] = string.Join(", ", document.FrontMatter.Categories);
        }

        yield return article;
        Matrix[] matrices = [.. document.Matrices.Where(matrix => !matrix.IsBroken)];
        if (matrices.Length > 0)
        {
            yield return Dataset(address + "#dataset", address, document.Title, revision, document, matrices,
                format => Addresses.ArticleData(revision.Slug, format));
        }
    }

    /// <summary>One matrix of an article.</summary>
    public JsonObject Matrix(RevisionView revision, WikiDocument document, Matrix matrix)
    {
        ArgumentNullException.ThrowIfNull(revision);
        ArgumentNullException.ThrowIfNull(document);
        ArgumentNullException.ThrowIfNull(matrix);
        var address = Absolute(Addresses.Matrix(revision.Slug, matrix.Id));
        var name = matrix.Name == document.Title ? matrix.Name : $"{document.Title}: {matrix.Name}";
        var dataset = Dataset(address, address, name, revision, document, [matrix],
            format => Addresses.MatrixData(revision.Slug, matrix.Id, format));
        dataset["isPartOf"] = Reference(Absolute(Addresses.Article(revision.Slug)) + "#dataset");
        return dataset;
    }

    private JsonObject Dataset(
        string id, string address, string name, RevisionView revision, WikiDocument document,
        IReadOnlyList<Matrix> matrices, Func<string, string> data)
    {
        var dataset = About("Dataset", address, name, revision);
        dataset["@id"] = id;
        dataset["description"] = Description(document, matrices);
        dataset["creator"] = Contributors();
        dataset["isAccessibleForFree"] = true;
        dataset["variableMeasured"] = new JsonArray([.. matrices.Select(matrix => JsonValue.Create(matrix.Name))]);
        dataset["distribution"] = new JsonArray(
            Download(data("csv"), "text/csv"), Download(data("json"), "application/json"));
        return dataset;
    }

    private JsonObject About(string type, string address, string name, RevisionView revision) => new()
    {
        ["@type"] = type,
        ["@id"] = address,
        ["url"] = address,
        ["name"] = name,
        ["version"] = revision.Number.ToString(CultureInfo.InvariantCulture),
        ["dateModified"] = revision.SavedAt.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
        ["license"] = Licence.Address,
        ["isPartOf"] = Reference(Absolute(Addresses.Home)),
    };

    private JsonObject Contributors() => new()
    {
        ["@type"] = "Organization", ["name"] = $"{Name} contributors", ["url"] = Absolute(Addresses.Home),
    };

    private JsonObject Download(string address, string type) => new()
    {
        ["@type"] = "DataDownload", ["encodingFormat"] = type, ["contentUrl"] = Absolute(address),
    };

    private static JsonObject Reference(string address) => new() { ["@id"] = address };

    // Catalogues of data refuse a description of less than 50 characters.
    private static string Description(WikiDocument document, IReadOnlyList<Matrix> matrices)
    {
        var systems = matrices.SelectMany(matrix => matrix.Columns).Select(column => column.Label.Text)
            .Distinct(StringComparer.Ordinal).ToList();
        var names = string.Join(", ", systems.Take(MostSystems))
            + (systems.Count > MostSystems ? $" and {systems.Count - MostSystems} more" : "");
        var features = matrices.Sum(matrix => matrix.Rows.Length);
        return $"{document.FrontMatter.Summary} A comparison of {names}, cell by cell, with periods and sources "
            .TrimStart() + $"({features} {(features == 1 ? "feature" : "features")}).";
    }

    private string Absolute(string address) => site.Configured + address;
}

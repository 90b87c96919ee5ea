namespace Wiki.Text.Links;

/// <summary>
/// Every address of the site, root-relative and escaped. Only this class writes addresses: pages, mails, feeds,
/// redirects and the text of articles call it. Tests check each address against the routes of the running site. What belongs to the page that is open needs no address: there
/// <c>asp-page-handler</c> and <c>RedirectToPage()</c> lead back to it.
/// </summary>
/// <remarks>
/// The address of an article is its <see cref="Slug"/> as text. Null, and 1 for a page of a list, stand for what an
/// address need not say.
/// </remarks>
public static partial class Addresses
{
    /// <summary>The home page.</summary>
    public const string Home = "/";

    /// <summary>The list of the systems.</summary>
    public const string Systems = "/systems";

    /// <summary>The list of the comparisons.</summary>
    public const string Comparisons = "/comparisons";

    /// <summary>The list of all articles.</summary>
    public const string Pages = "/pages";

    /// <summary>The latest changes of all articles.</summary>
    public const string Recent = "/recent";

    /// <summary>The latest changes as a feed.</summary>
    public const string RecentFeed = "/recent.atom";

    /// <summary>The changes of one account.</summary>
    /// <param name="user">Its name.</param>
    public static string ContributionsOf(string user) => Recent + new QueryText().Add("user", user);

    /// <summary>The events of all timelines.</summary>
    public const string Timeline = "/timeline";

    /// <summary>The predictions of all articles.</summary>
    public const string Predictions = "/predictions";

    /// <summary>What crawlers may read.</summary>
    public const string Robots = "/robots.txt";

    /// <summary>The addresses of all articles, for crawlers.</summary>
    public const string Sitemap = "/sitemap.xml";

    /// <summary>How browsers offer the search of the site.</summary>
    public const string OpenSearch = "/opensearch.xml";

    /// <summary>How devices keep the site among their programs.</summary>
    public const string Manifest = "/site.webmanifest";

    /// <summary>The form that chooses between light and dark.</summary>
    public const string Theme = "/theme";

    /// <summary>Answers while the process runs.</summary>
    public const string Alive = "/health/live";

    /// <summary>Answers well while the site can serve pages.</summary>
    public const string Ready = "/health/ready";

    /// <summary>The form that begins an article.</summary>
    /// <param name="title">The title it suggests.</param>
    /// <param name="address">The address of the article; null for the one that the title gives.</param>
    /// <param name="template">The address of the template that it suggests; null for the plain one.</param>
    /// <param name="kind">The word of the kind that it suggests; null for the one that the template is for.</param>
    /// <param name="categories">The categories that it suggests, between commas.</param>
    public static string New(
        string? title = null, string? address = null, string? template = null, string? kind = null,
        string? categories = null) =>
        "/new" + new QueryText().Add("title", title).Add("address", address).Add("template", template)
            .Add("kind", kind).Add("categories", categories);

    /// <summary>The list of keys.</summary>
    public const string Keys = "/keys";

    /// <summary>The pages that somebody may mean who is typing; a query <c>q</c> is added to it.</summary>
    public static string Suggestions => "/search" + new QueryText().Add("part", "suggestions");

    /// <summary>The search.</summary>
    /// <param name="words">What to search for.</param>
    /// <param name="page">The page of the results.</param>
    public static string Search(string? words = null, int page = 1) =>
        "/search" + new QueryText().Add("q", words).Add("page", Further(page));

    /// <summary>A part of the addresses of all articles.</summary>
    /// <param name="number">The number of the part, from 1.</param>
    public static string SitemapPart(int number) => $"/sitemap-{number}.xml";

    /// <summary>The list of the categories.</summary>
    public const string Categories = "/categories";

    /// <summary>The articles of a category.</summary>
    /// <param name="name">The key of the category.</param>
    /// <param name="page">The page of the list.</param>
    public static string Category(string name, int page = 1) =>
        $"/category/{Escape(name)}" + new QueryText().Add("p", Further(page));

    /// <summary>The events of all timelines as data.</summary>
    /// <param name="format"><c>csv</c> or <c>json</c>.</param>
    public static string TimelineData(string format) => As(Timeline, format);

    /// <summary>One prediction in the list of all.</summary>
    /// <param name="id">Its name in that list.</param>
    public static string Prediction(string id) => $"{Predictions}#{Escape(id)}";

    /// <summary>The predictions of all articles as data.</summary>
    /// <param name="format"><c>csv</c> or <c>json</c>.</param>
    public static string PredictionsData(string format) => As(Predictions, format);

    /// <summary>What all articles say about some systems, side by side.</summary>
    /// <param name="systems">The keys of the systems, in their order.</param>
    /// <param name="article">The only article to ask.</param>
    /// <param name="at">The date the facts are shown for.</param>
    /// <param name="known">The date whose texts are asked.</param>
    public static string Compare(
        IEnumerable<string>? systems = null, string? article = null, string? at = null, string? known = null) =>
        "/compare" + new QueryText().Add("system", systems ?? []).Add("article", article)
            .Add("at", at).Add("known", known).ToReadable();

    /// <summary>The same as data. The caller adds the query.</summary>
    /// <param name="format"><c>csv</c> or <c>json</c>.</param>
    public static string CompareData(string format) => As("/compare", format);

    /// <summary>Two articles compared.</summary>
    /// <param name="a">The one on the left: a name, and behind an @ the number of a revision.</param>
    /// <param name="b">The one on the right.</param>
    public static string ComparePages(string? a = null, string? b = null) =>
        "/compare-pages" + new QueryText().Add("a", a).Add("b", b);

    /// <summary>All reports.</summary>
    /// <param name="known">The date whose texts are asked.</param>
    public static string Reports(string? known = null) => "/reports" + new QueryText().Add("known", known);

    /// <summary>One report.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="system">The key of the only system to list.</param>
    /// <param name="page">The page of the list.</param>
    /// <param name="known">The date whose texts are asked.</param>
    public static string Report(string name, string? system = null, int page = 1, string? known = null) =>
        $"/reports/{Escape(name)}" + new QueryText().Add("system", system).Add("p", Further(page)).Add("known", known);

    /// <summary>A report about the links of all articles.</summary>
    /// <param name="show"><c>broken</c> for links that lead nowhere, <c>orphans</c> for articles without a link.</param>
    /// <param name="page">The page of the list.</param>
    public static string LinkReport(string show, int page = 1) =>
        $"/reports/links/{Escape(show)}" + new QueryText().Add("p", Further(page));

    /// <summary>One report as data, whole.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="format"><c>csv</c>.</param>
    /// <param name="system">The key of the only system to list.</param>
    /// <param name="known">The date whose texts are asked.</param>
    public static string ReportData(string name, string format, string? system = null, string? known = null) =>
        As($"/reports/{Escape(name)}", format) + new QueryText().Add("system", system).Add("known", known);

    /// <summary>Everything about one cell of a matrix.</summary>
    /// <param name="article">The article the matrix is in.</param>
    /// <param name="matrix">The id of the matrix.</param>
    /// <param name="row">The key of the row.</param>
    /// <param name="column">The key of the column.</param>
    /// <param name="part"><c>details</c> for the part beside a matrix.</param>
    public static string Cell(string article, string matrix, string row, string column, string? part = null)
    {
        // Each cell of a large matrix has one: its query is put together without a list.
        var cell = $"{Cells}{Escape(matrix)}/{Key(row)}/{Key(column)}?in={Escape(article)}";
        return part is null ? cell : $"{cell}&part={Escape(part)}";
    }

    /// <summary>The form for one cell of a matrix.</summary>
    /// <param name="article">The article the matrix is in.</param>
    /// <param name="matrix">The id of the matrix.</param>
    /// <param name="row">The key of the row.</param>
    /// <param name="column">The key of the column.</param>
    /// <param name="part"><c>form</c> for the form alone.</param>
    public static string EditCell(string article, string matrix, string row, string column, string? part = null) =>
        $"{Cells}{Escape(matrix)}/{Key(row)}/{Key(column)}/edit"
        + new QueryText().Add("in", article).Add("part", part);

    /// <summary>The key of a row or column, from its part of the address of a cell.</summary>
    public static string KeyInCell(string part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return part.Replace(':', '/');
    }

    /// <summary>Whether a path is that of a cell.</summary>
    public static bool IsCell(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return path.StartsWith(Cells, StringComparison.Ordinal);
    }

    /// <summary>The page that says what went wrong.</summary>
    /// <param name="status">The status of the answer.</param>
    public static string Error(int status) => $"/error/{status}";

    /// <summary>The form that makes the first administrator.</summary>
    /// <param name="token">The secret that opens it.</param>
    public static string Setup(string? token = null) => "/setup" + new QueryText().Add("token", token);

    /// <summary>An address whose page takes a form by one of its named handlers.</summary>
    /// <param name="address">An address of the site; it may have a query.</param>
    /// <param name="handler">The name of the handler.</param>
    public static string Handler(string address, string handler)
    {
        ArgumentNullException.ThrowIfNull(address);
        var query = address.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? $"{address}?handler={handler}" : address.Insert(query + 1, $"handler={handler}&");
    }

    private const string Cells = "/cell/";

    private static string Escape(string segment) => Uri.EscapeDataString(segment);

    // A slash would part the address. Nothing else in a key needs to be escaped.
    private static string Key(string key) => key.Replace('/', ':');

    private static string As(string address, string format) => $"{address}.{format}";

    private static long? Further(int page) => page > 1 ? page : null;
}

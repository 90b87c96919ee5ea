using System.Net;
using System.Text.RegularExpressions;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Wiki.Web.Tests.Harness;

/// <summary>An answer as a person sees it.</summary>
public sealed partial class PageView
{
    private readonly Visitor _visitor;
    private readonly Dictionary<string, string> _headers;

    private PageView(
        Visitor visitor, HttpStatusCode status, string path, string body, Dictionary<string, string> headers,
        IDocument document)
    {
        _visitor = visitor;
        _headers = headers;
        (Status, Path, Body, Document) = (status, path, body, document);
    }

    /// <summary>The status code.</summary>
    public HttpStatusCode Status { get; }

    /// <summary>Path and query of the address that answered.</summary>
    public string Path { get; }

    /// <summary>The answer, byte for byte.</summary>
    public string Body { get; }

    /// <summary>The parsed page.</summary>
    public IDocument Document { get; }

    /// <summary>The words in the browser's tab.</summary>
    public string Title => Document.Title ?? "";

    /// <summary>The page's one main heading.</summary>
    public string Heading => TextOf(Document.QuerySelectorAll("h1").Single());

    /// <summary>Everything in the main part, blanks folded.</summary>
    public string Text => TextOf(Document.QuerySelector("main") ?? Document.DocumentElement);

    /// <summary>The green or amber sentence above the page, or null.</summary>
    public string? Notice => Document.QuerySelector("main .notice") is { } notice
        ? TextOf(notice.ClassList.Contains("saved") ? notice.QuerySelector("p")! : notice) : null; // without its link

    /// <summary>The sentences of the error summary.</summary>
    public IReadOnlyList<string> Problems =>
        [.. Document.QuerySelectorAll(".problems[role=alert] li").Select(TextOf)];

    /// <summary>The text that a list of pairs has for this term.</summary>
    public string Fact(string term) => TextOf(
        Document.QuerySelectorAll("main dt").Single(it => TextOf(it) == term).NextElementSibling!);

    /// <summary>The address of a redirect, as a path when it is on this site; null for another answer.</summary>
    public string? Location => Header("Location");

    /// <summary>A header of the answer, or null.</summary>
    public string? Header(string name) => _headers.GetValueOrDefault(name);

    /// <summary>The page at the end of all redirects; this page when there is none.</summary>
    public Task<PageView> FollowAsync() => _visitor.FollowAsync(this);

    /// <summary>The form with a button of this text.</summary>
    public PageForm Form(string button)
    {
        var buttons = Document.QuerySelectorAll("button, input[type=submit]").OfType<IHtmlElement>()
            .Where(it => NameOf(it) == button && FormOf(it) is not null).ToList();
        return buttons.Count == 1
            ? new PageForm(_visitor, Document, FormOf(buttons[0])!, buttons[0])
            : throw new InvalidOperationException($"{buttons.Count} buttons \"{button}\" on {Path}: {Text}");
    }

    /// <summary>Follows the one link of this text.</summary>
    public Task<PageView> ClickAsync(string link)
    {
        var links = Document.QuerySelectorAll("a[href]").Where(it => NameOf(it) == link)
            .Select(it => it.GetAttribute("href")!).Distinct(StringComparer.Ordinal).ToList();
        return links.Count == 1
            ? _visitor.OpenAsync(links[0])
            : throw new InvalidOperationException($"{links.Count} links \"{link}\" on {Path}: {Text}");
    }

    /// <summary>The cells of each row of the page's first table, head left out.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Rows =>
        [.. Document.QuerySelector("main table")!.QuerySelectorAll("tbody tr")
            .Select(row => (IReadOnlyList<string>)[.. row.Children.Select(TextOf)])];

    internal static string TextOf(INode node) => Blanks().Replace(node.TextContent, " ").Trim();

    internal static async Task<PageView> ReadAsync(Visitor visitor, HttpResponseMessage response)
    {
        var address = response.RequestMessage!.RequestUri!;
        var body = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        // Not disposed: the document lives in it.
        var document = await BrowsingContext.New().OpenAsync(page => page.Content(body).Address(address.AbsoluteUri));
        var headers = response.Headers.Concat(response.Content.Headers).ToDictionary(
            header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);
        if (response.Headers.Location is { } location)
        {
            var target = new Uri(address, location);
            headers["Location"] = target.Authority == address.Authority
                ? target.PathAndQuery + target.Fragment : target.AbsoluteUri;
        }

        return new PageView(visitor, response.StatusCode, address.PathAndQuery, body, headers, document);
    }

    private static string NameOf(IElement element) =>
        element.GetAttribute("aria-label") ?? (element is IHtmlInputElement input ? input.Value : TextOf(element));

    private static IHtmlFormElement? FormOf(IHtmlElement button) => button switch
    {
        IHtmlButtonElement it => it.Form,
        IHtmlInputElement it => it.Form,
        _ => null,
    };

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}

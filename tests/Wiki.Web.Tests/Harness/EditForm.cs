using AngleSharp.Html.Dom;

namespace Wiki.Web.Tests.Harness;

/// <summary>The fields that the form of an article sends, for requests that no browser would make.</summary>
/// <param name="Slug">The article's address.</param>
/// <param name="Token">The antiforgery token.</param>
/// <param name="BaseNumber">The revision it is based on.</param>
public sealed record EditForm(string Slug, string Token, int BaseNumber)
{
    /// <summary>The form on a page.</summary>
    public static EditForm On(PageView page)
    {
        ArgumentNullException.ThrowIfNull(page);
        string Hidden(string name) =>
            ((IHtmlInputElement)page.Document.QuerySelector($"wiki-editor input[name={name}]")!).Value;
        return new EditForm(
            page.Path.Split('/', '?')[2], Hidden("__RequestVerificationToken"), int.Parse(Hidden("BaseNumber")));
    }

    /// <summary>The form sent with a text.</summary>
    public HttpRequestMessage Post(string text, int? baseNumber = null) => Post(new FormUrlEncodedContent(
        Fields(baseNumber).Append(KeyValuePair.Create("Text", text))));

    /// <summary>The form sent with another body.</summary>
    public HttpRequestMessage Post(HttpContent body) => new(HttpMethod.Post, $"/wiki/{Slug}/edit") { Content = body };

    /// <summary>The fields without the text.</summary>
    public IEnumerable<KeyValuePair<string, string>> Fields(int? baseNumber = null) =>
    [
        new("__RequestVerificationToken", Token), new("BaseNumber", $"{baseNumber ?? BaseNumber}"),
            new("action", "save"),
    ];
}

using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Text.Tests.Articles;

/// <summary>Articles for tests: they are read, and shown as a browser would show them.</summary>
internal static class Article
{
    internal static WikiDocument Read(string text) => WikiDocument.Parse(SourceText.From(text));

    /// <summary>An article with a title above the text.</summary>
    internal static WikiDocument WithTitle(string text) => Read("# Title\n\n" + text);

    internal static IElement Show(this WikiDocument article, LinkTargets? targets = null) =>
        new HtmlParser().ParseDocument("<body>" + article.ToHtml(targets ?? LinkTargets.None)).Body!;

    internal static IElement Shown(string text) => WithTitle(text).Show();

    /// <summary>Problems as "line code".</summary>
    internal static string[] Said(this WikiDocument article) =>
        [.. article.Problems.Select(problem => $"{problem.Line} {problem.Code}")];
}

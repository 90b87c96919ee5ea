using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Wiki.Core.Articles;
using Wiki.Text;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Links;
using Wiki.Text.Rendering;

namespace Wiki.Web.Pages.Shared.Layout;

/// <summary>How pages show times, sizes and names.</summary>
public static class Format
{
    /// <summary>The name of an author, or that it is hidden; null is the author of the shipped pages.</summary>
    public static string Author(string? name) => name ?? Revision.ShippedBy;

    /// <summary>
    /// The same as a link to all that the author contributed; the shipped pages and hidden names have no such list.
    /// </summary>
    public static IHtmlContent AuthorLink(string? name)
    {
        if (name is null or Revision.HiddenName)
        {
            return new HtmlContentBuilder().Append(Author(name));
        }

        var link = Link(Addresses.ContributionsOf(name), name);
        link.Attributes["rel"] = "nofollow";
        return link;
    }

    /// <summary>The first two letters of a name, for an avatar.</summary>
    public static string Initials(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name[..Math.Min(2, name.Length)].ToUpperInvariant();
    }

    /// <summary>A day as people read it, with the exact instant in the markup.</summary>
    public static IHtmlContent Day(DateTimeOffset at) => Time(at, "d MMM yyyy");

    /// <summary>Day and minute, UTC.</summary>
    public static IHtmlContent Minute(DateTimeOffset at) => Time(at, "d MMM yyyy, HH:mm 'UTC'");

    /// <summary>The minute of a day, UTC.</summary>
    public static IHtmlContent Clock(DateTimeOffset at) => Time(at, "HH:mm");

    /// <summary>How many bytes longer or shorter a change made the text.</summary>
    public static IHtmlContent Delta(ChangeView change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var delta = change.Bytes - change.PreviousBytes;
        var span = new TagBuilder("span");
        span.AddCssClass(delta > 0 ? "delta plus" : delta < 0 ? "delta minus" : "delta");
        span.InnerHtml.Append(delta < 0 ? $"−{-delta:N0}" : $"+{delta:N0}");
        span.Attributes["title"] = $"{change.Bytes:N0} bytes now";
        return span;
    }

    /// <summary>A number of things, e.g. "1 change" or "2,300 changes".</summary>
    public static string Count(int count, string thing) => count == 1 ? $"1 {thing}" : $"{count:N0} {thing}s";

    /// <summary>A date of a text as people read it, with its exact spelling in the markup.</summary>
    public static IHtmlContent Date(DatePoint date)
    {
        ArgumentNullException.ThrowIfNull(date);
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = date.Text.TrimEnd('~');
        time.InnerHtml.Append(date.Words());
        return time;
    }

    /// <summary>The date of an event, or the two dates between which it lasted.</summary>
    public static IHtmlContent Date(EventDate date)
    {
        ArgumentNullException.ThrowIfNull(date);
        return (date.IsSpan, date.From, date.To) switch
        {
            (true, { } from, { } to) => new HtmlContentBuilder()
                .AppendHtml(Date(from)).Append(" to ").AppendHtml(Date(to)),
            (true, { } from, null) => new HtmlContentBuilder().Append("since ").AppendHtml(Date(from)),
            (true, null, { } to) => new HtmlContentBuilder().Append("until ").AppendHtml(Date(to)),
            _ => Date(date.From!),
        };
    }

    /// <summary>A line as typed. Characters that would turn it round are shown as signs.</summary>
    public static IHtmlContent Source(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var html = new HtmlContentBuilder();
        foreach (var (piece, name) in DirectionControls.Pieces(text))
        {
            _ = name is null ? html.Append(piece)
                : html.AppendHtml($"<span class=\"unseen\" title=\"{name}\">{piece}</span>");
        }

        return html;
    }

    /// <summary>A link. Its text has a direction of its own.</summary>
    public static TagBuilder Link(string address, string text)
    {
        var link = new TagBuilder("a");
        link.Attributes["href"] = address;
        if (DirectionControls.HasRightToLeft(text))
        {
            link.Attributes["dir"] = "auto";
        }

        link.InnerHtml.Append(text);
        return link;
    }

    /// <summary>Links in one line, with commas between them.</summary>
    public static IHtmlContent Links(IEnumerable<(string Address, string Text)> links) =>
        Joined(links.Select(it => Link(it.Address, it.Text)), ", ");

    /// <summary>Sources in one line, each a link to its address when it has one.</summary>
    public static IHtmlContent Sources(IEnumerable<SourceDefinition> sources) =>
        Joined(sources.Select(source =>
        {
            if (source.Address is null)
            {
                return new HtmlContentBuilder().Append(source.Title);
            }

            var link = Link(source.Address, source.Title);
            link.Attributes["rel"] = "nofollow";
            return (IHtmlContent)link;
        }), "; ");

    /// <summary>Pieces in one line, with the same text between them.</summary>
    public static IHtmlContent Joined(IEnumerable<IHtmlContent> parts, string between)
    {
        var html = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            (html.Count > 0 ? html.Append(between) : html).AppendHtml(part);
        }

        return html;
    }

    private static TagBuilder Time(DateTimeOffset at, string format)
    {
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        time.InnerHtml.Append(at.UtcDateTime.ToString(format));
        return time;
    }
}

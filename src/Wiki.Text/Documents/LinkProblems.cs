using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Blocks;
using Wiki.Text.Links;
using Wiki.Text.Rendering;

namespace Wiki.Text.Documents;

/// <summary>
/// Finds links and pictures of which the text alone shows that readers do not get what the author meant: sections that
/// are not there (D025), relative and other unusable addresses (D027), pictures from elsewhere (D029), and links
/// without a definition (D030).
/// </summary>
internal static class LinkProblems
{
    /// <summary>What to write for a picture.</summary>
    public static readonly string Picture = $"![what it shows]({Addresses.File("name.png")})";

    private const int LongestWords = 300;

    private static readonly Uri APage = new("http://wiki.invalid/wiki/page");

    /// <summary>Adds the problem of a link or picture of the tree, if it has one.</summary>
    /// <param name="found">Takes the problem.</param>
    /// <param name="anchors">The places of the page.</param>
    /// <param name="inline">A part of a line.</param>
    public static void Add(ProblemList found, PageAnchors anchors, Inline inline)
    {
        if (inline is WikiLink { Target: null, Section: { } section } && !anchors.Has(section))
        {
            if (found.IsCounted("D025"))
            {
                return;
            }

            var start = Start(found, inline);
            var place = start < 0 ? null : SectionPlace(found.Body, start);
            var typed = place is var (at, length) ? found.Body.Substring(at + 1, length - 1) : section;
            Missing(found, inline, typed, place);
        }
        else if (UrlPolicyExtension.RefusedIn(inline) is { } refused)
        {
            Add(found, refused.IsPicture ? "D029" : "D027", inline, refused.Url,
                () => refused.IsPicture && UrlPolicy.AllowsLink(refused.Url) ? Elsewhere()
                    : $"“{Quoted.Short(refused.Url)}” is no address that a page can have, so readers see only the words. "
                        + "An address begins with https:, http: or mailto:, or is one of this site.");
        }
        else if (inline is LinkInline { Url: { } url, IsAutoLink: false } link && !UrlPolicy.IsExternal(url)
            && !url.StartsWith('/') && !url.StartsWith('?'))
        {
            if (link.IsImage)
            {
                Add(found, "D029", link, url, () => $"the picture “{Quoted.Short(url)}” is no file of this wiki"
                    + $"{LedTo(url)}. Upload it at {Addresses.Files()} and write {Picture}.");
            }
            else if (!url.StartsWith('#'))
            {
                Add(found, "D027", link, url, () => Relative(url), () => Better(link, url));
            }
            else if (!anchors.Has(url[1..]) && !found.IsCounted("D025"))
            {
                Missing(found, link, url[1..], AddressPlace(found, link, url));
            }
        }
    }

    /// <summary>Adds the link <c>[words][name]</c> at a place, if nothing defines its name (D030).</summary>
    /// <param name="found">Takes the problem.</param>
    /// <param name="tree">The page.</param>
    /// <param name="part">The part of the text that is read.</param>
    /// <param name="at">The place of the first bracket.</param>
    public static void AddReference(ProblemList found, MarkdownDocument tree, ProsePart part, int at)
    {
        var body = found.Body;
        // "list[index][key]" is no link.
        if (at > 0 && (char.IsLetterOrDigit(body[at - 1]) || body[at - 1] is '_' or ']' or ')')
            || Between(body, part.End, at) is not { } words || !words.Any(char.IsLetter)
            || Between(body, part.End, at + words.Length + 2) is not { } name || name.StartsWith('^')
            || name.Length > 0 && !name.Any(char.IsLetter))
        {
            return;
        }

        var label = name.Trim().Length == 0 ? words : name;
        if (!tree.TryGetLinkReferenceDefinition(label, out _))
        {
            found.Add("D030", Severity.Hint, (at, words.Length + name.Length + 4), () =>
                $"nothing defines “{Quoted.Short(label)}”, so readers see the brackets. Write [words](address), or "
                + $"add a line \"[{Quoted.Short(label)}]: address\".");
        }
    }

    /// <summary>
    /// Where an inline leads within the site, if it is such a link and not one to a section of its page.
    /// </summary>
    /// <param name="found">Knows the text.</param>
    /// <param name="inline">A part of a line.</param>
    public static LinkPlace? PlaceOf(ProblemList found, Inline inline)
    {
        var isPicture = inline is LinkInline { IsImage: true };
        if (inline is WikiLink { Target: { } target } named)
        {
            var start = Start(found, named);
            return At(start < 0 ? null : NamePlace(found.Body, start), named.Name, target, named.Section, named.Label);
        }

        if (inline is LinkInline { Url: { } url, IsAutoLink: false } link
            && url.StartsWith('/') && !UrlPolicy.IsExternal(url)
            && Addresses.FileIn(url) is null && UrlPolicyExtension.RefusedIn(link) is null)
        {
            var mark = url.IndexOf('#', StringComparison.Ordinal);
            return At(AddressPlace(found, link, url), url, PageIn(url),
                mark < 0 ? null : url[(mark + 1)..], InlineText.Of(link));
        }

        return null;

        LinkPlace At((int Start, int Length)? place, string name, Slug? page, string? section, string words)
        {
            if (place is not { } at)
            {
                return new LinkPlace(name, page, section, words, inline.Line + 1, 1, null) { IsPicture = isPicture };
            }

            var (line, column) = found.PlaceOf(at.Start);
            return new LinkPlace(
                found.Body.Substring(at.Start, at.Length), page, section, words, line, column, at.Length)
            {
                IsPicture = isPicture,
            };
        }
    }

    private static Slug? PageIn(string address)
    {
        var end = address.IndexOfAny(['?', '#']);
        return Addresses.ArticleIn(end < 0 ? address : address[..end]) is { } name
            ? Slug.Of(Uri.UnescapeDataString(name)) : null;
    }

    private static string Elsewhere() =>
        "the picture is at another site, so readers see a link to it: no other site learns who reads this page. Upload "
        + $"it at {Addresses.Files()} and write {Picture}.";

    private static string Relative(string url) => url.Length == 0
        ? "the link has no address. Write one between the parentheses, or [[Page]]."
        : $"“{Quoted.Short(url)}” is a relative address{LedTo(url)}. Write [[Page]] for a page of this wiki, or the "
            + "whole address, which begins with https://.";

    private static string LedTo(string url) => Uri.TryCreate(APage, url, out var target) && target.Host == APage.Host
        ? $": here it leads to {Quoted.Short(target.AbsolutePath)}" : "";

    private static void Missing(ProblemList found, Inline link, string section, (int Start, int Length)? place)
    {
        string Sentence() => $"this page has no section “{Quoted.Short(PageAnchors.Decoded(section))}”. Write "
            + "[[#Words of the heading]].";
        if (place is { } at)
        {
            found.Add("D025", Severity.Hint, at, Sentence);
        }
        else
        {
            found.Add("D025", Severity.Hint, link.Line + 1, Sentence);
        }
    }

    private static void Add(
        ProblemList found, string code, Inline link, string url, Func<string> sentence,
        Func<(bool Whole, string Text)?>? better = null)
    {
        if (found.IsCounted(code))
        {
            return;
        }

        if (Start(found, link) is var start && start < 0)
        {
            found.Add(code, Severity.Hint, link.Line + 1, sentence);
            return;
        }

        var length = link.Span.End + 1 - start;
        var address = AddressPlace(found, link, url);
        var meant = better?.Invoke();
        var isWhole = meant is null or { Whole: true } || address is null;
        found.Add(code, Severity.Hint, isWhole ? (start, length) : address!.Value, sentence,
            () => meant is { } text && (text.Whole || address is not null)
                ? Meant.Of(text.Whole ? length : address!.Value.Length, text.Text) : null);
    }

    // What to write instead of the link, or instead of its address.
    private static (bool Whole, string Text)? Better(LinkInline link, string url)
    {
        if (url.StartsWith("www.", StringComparison.OrdinalIgnoreCase))
        {
            return (false, "https://" + url);
        }

        var words = InlineText.Of(link);
        // "guide.md" is the name of a file.
        return Slug.TryParse(url, null, out var slug) && !url.Contains('.', StringComparison.Ordinal)
            && words.Length > 0 && words.IndexOfAny(['[', ']', '|', '#']) < 0
            ? (true, Slug.Of(words) == slug ? $"[[{words}]]" : $"[[{slug}|{words}]]") : null;
    }

    // Where the link begins in the text; -1 when the tree does not know, as in the cells of a matrix.
    private static int Start(ProblemList found, Inline link)
    {
        var start = link.Span.Start;
        return start >= 0 && start < found.Body.Length && link.Span.End > start && link.Span.End < found.Body.Length
            && found.Body[start] is '[' or '!' && found.PlaceOf(start).Line == link.Line + 1 ? start : -1;
    }

    private static (int Start, int Length)? AddressPlace(ProblemList found, Inline link, string url)
    {
        var start = Start(found, link);
        if (start < 0)
        {
            return null;
        }

        var at = found.Body.LastIndexOf($"]({url}", link.Span.End, link.Span.End - start + 1, StringComparison.Ordinal);
        return at < 0 ? null : (at + 2, url.Length);
    }

    private static (int Start, int Length)? SectionPlace(string body, int start)
    {
        var end = body.IndexOfAny([']', '|', '\n'], start);
        var mark = body.IndexOf('#', start);
        return mark < 0 || end < mark ? null : (mark, body.AsSpan(mark, end - mark).TrimEnd("\\ \t").Length);
    }

    // The name with its section, in [[Name#section|words]].
    private static (int Start, int Length)? NamePlace(string body, int start)
    {
        var end = body.IndexOfAny([']', '|', '\n'], start);
        var name = body.AsSpan(start + 2, Math.Max(0, end - start - 2)).TrimEnd("\\ \t");
        var blanks = name.Length - name.TrimStart(" \t").Length;
        return name.Length == blanks ? null : (start + 2 + blanks, name.Length - blanks);
    }

    // What stands between a bracket and the next one; null when it is not closed.
    private static string? Between(string body, int end, int at)
    {
        if (at >= end || body[at] != '[')
        {
            return null;
        }

        var rest = body.AsSpan(at + 1, Math.Min(LongestWords, end - at - 1));
        var close = rest.IndexOfAny("[]\\`");
        return close >= 0 && rest[close] == ']' ? rest[..close].ToString() : null;
    }
}

using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Talk;

/// <summary>A word behind an @ in a comment. It is not known here whether an account has this name.</summary>
internal sealed class Mention : LeafInline
{
    /// <summary>All characters behind the @ that a name can have, possibly with the full stop of a sentence.</summary>
    public required string Written { get; init; }

    /// <summary>The possible names, the longest first.</summary>
    public IEnumerable<string> Names =>
        new[] { Written, Written.TrimEnd('.', '-', '_') }.Distinct().Where(name => name.Length > 0);
}

/// <summary>Reads <see cref="Mention"/>s. An @ inside a word, as in an email address, is not a mention.</summary>
internal sealed class MentionParser : InlineParser
{
    private static readonly SearchValues<char> InNames =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    public MentionParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        var rest = slice.AsSpan()[1..];
        var end = rest.IndexOfAnyExcept(InNames);
        var length = end < 0 ? rest.Length : end;
        if (char.IsLetterOrDigit(before) || before is '@' or '_' or '.' or '-' or '/'
            || length is 0 or > CommentText.LongestName)
        {
            return false;
        }

        processor.Inline = new Mention
        {
            Written = rest[..length].ToString(),
            Line = processor.LineIndex,
        };
        slice.Start += 1 + length;
        return true;
    }
}

/// <summary>Writes a mention in bold when an account has this name, otherwise as typed.</summary>
/// <param name="names">The names of the mentioned accounts. Case does not matter.</param>
internal sealed class MentionRenderer(IReadOnlyDictionary<string, string> names) : HtmlObjectRenderer<Mention>
{
    protected override void Write(HtmlRenderer renderer, Mention obj)
    {
        if (obj.Names.FirstOrDefault(names.ContainsKey) is not { } name || !renderer.EnableHtmlForInline)
        {
            renderer.Write('@').WriteEscape(obj.Written);
            return;
        }

        renderer.Write("<strong class=\"mention\">@").WriteEscape(names[name]).Write("</strong>")
            .WriteEscape(obj.Written[name.Length..]);
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Wiki.Text.Links;

/// <summary>
/// The anchors that GitHub gives to the headings of a text, in order: lower case, without punctuation, a dash for each
/// blank, and a number behind an anchor that an earlier heading has.
/// </summary>
internal sealed partial class GitHubAnchors
{
    private readonly Dictionary<string, int> _seen = new(StringComparer.Ordinal);

    /// <summary>The anchor of the next heading.</summary>
    public string Next(HeadingBlock heading)
    {
        var text = new StringBuilder();
        Append(text, heading.Inline);
        return Next(Tag().Replace(text.ToString(), ""));
    }

    /// <summary>The anchor of the next heading, which has this text.</summary>
    public string Next(string text)
    {
        var anchor = Of(text);
        var result = anchor;
        while (_seen.ContainsKey(result))
        {
            result = string.Create(CultureInfo.InvariantCulture, $"{anchor}-{++_seen[anchor]}");
        }

        _seen.Add(result, 0);
        return result;
    }

    private static string Of(string text)
    {
        var anchor = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == ' ')
            {
                anchor.Append('-');
            }
            else if (rune.Value is '-' or '_' || Rune.IsLetter(rune) || Rune.GetUnicodeCategory(rune)
                is UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber
                or UnicodeCategory.ConnectorPunctuation or UnicodeCategory.NonSpacingMark
                or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark)
            {
                anchor.Append(Rune.ToLowerInvariant(rune).ToString());
            }
        }

        return anchor.ToString();
    }

    // What GitHub shows of a heading: no pictures; tags, which are text here, are elements there. Code is as typed.
    private static void Append(StringBuilder text, ContainerInline? container)
    {
        foreach (var inline in container ?? [])
        {
            switch (inline)
            {
                case LiteralInline literal: text.Append(literal.Content.AsSpan()); break;
                case CodeInline code: text.Append(WithoutBrackets(code.Content)); break;
                case WikiLink link: text.Append(link.Label); break;
                case Abbreviated word: text.Append(word.Word); break;
                case AutolinkInline link: text.Append(link.Url); break;
                case HtmlEntityInline entity: text.Append(WithoutBrackets(entity.Transcoded.ToString())); break;
                case LineBreakInline: text.Append(' '); break;
                case FootnoteLink or LinkInline { IsImage: true }: break;
                case ContainerInline children: Append(text, children); break;
            }
        }
    }

    // These begin no tag, and no anchor has them.
    private static string WithoutBrackets(string text) => text.Replace("<", "", StringComparison.Ordinal);

    [GeneratedRegex("</?[a-zA-Z][^<>]*>", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tag();
}

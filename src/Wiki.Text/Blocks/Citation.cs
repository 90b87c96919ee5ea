using System.Collections.Immutable;

namespace Wiki.Text.Blocks;

/// <summary>A footnote reference <c>[^name]</c> that names a source.</summary>
/// <param name="Name">The name as typed. Case does not matter when a definition is looked up.</param>
/// <param name="Column">The start of the reference in its cell, from 1.</param>
public readonly record struct Citation(string Name, int Column)
{
    private const string Open = "[^";

    /// <summary>The reference as Markdown.</summary>
    public string Text => $"{Open}{Name}]";

    /// <summary>
    /// The names of all footnotes that a text refers to, outside code spans: in sources and in notes.
    /// </summary>
    public static ImmutableArray<string> NamesIn(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var names = ImmutableArray.CreateBuilder<string>();
        var at = 0;
        while (at < text.Length)
        {
            if (text[at] == '`' && text.IndexOf('`', at + 1) is > 0 and var close)
            {
                at = close + 1;
            }
            else if (End(text, at) is var end and > 0)
            {
                names.Add(text[(at + Open.Length)..(end - 1)]);
                at = end;
            }
            else
            {
                at++;
            }
        }

        return names.ToImmutable();
    }

    /// <summary>
    /// The text of a cell without its references, for readers who cannot follow them, e.g. in an excerpt.
    /// </summary>
    internal static string Without(string text)
    {
        var rest = new System.Text.StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            if (End(text, at) is var end and > 0)
            {
                at = end;
            }
            else
            {
                rest.Append(text[at++]);
            }
        }

        return rest.ToString().Trim();
    }

    /// <summary>The end of the reference that starts here, or 0 when none starts here.</summary>
    internal static int End(string text, int at)
    {
        // This is called for every character of a page, so the most frequent answer must be cheap.
        if (text[at] != Open[0] || at + 1 == text.Length || text[at + 1] != Open[1])
        {
            return 0;
        }

        var end = at + Open.Length;
        while (end < text.Length && !Blank.Is(text[end]) && text[end] is not ('[' or ']'))
        {
            end++;
        }

        return end < text.Length && text[end] == ']' && end > at + Open.Length ? end + 1 : 0;
    }

    /// <summary>The problem C113 for each citation that the page does not define.</summary>
    internal static IEnumerable<Problem> Undefined(
        IEnumerable<Citation> citations, int line, Func<string, bool> isDefined) =>
        citations.Where(citation => !isDefined(citation.Name)).Select(citation => citation.Undefined(line));

    /// <summary>The problem C113: the page does not define this citation.</summary>
    internal Problem Undefined(int line) => new("C113", Severity.Error, line, Column,
        $"This page does not define the source {Text}. Add a line \"{Text}: …\".");
}

using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Rendering;

namespace Wiki.Text.Documents;

/// <summary>Finds in prose what readers do not see as its author meant it.</summary>
internal static class ProseProblems
{
    /// <summary>The problems. The time is linear in the length of the text.</summary>
    /// <param name="tree">The page.</param>
    /// <param name="inlines">The parts of its lines that are more than words.</param>
    /// <param name="body">The text that was parsed.</param>
    /// <param name="parts">The parts of the text that are prose.</param>
    /// <param name="anchors">The places of the page.</param>
    public static IEnumerable<Problem> Of(
        MarkdownDocument tree, IEnumerable<Inline> inlines, string body, IReadOnlyList<ProsePart> parts, PageAnchors anchors)
    {
        var found = new ProblemList(body);
        SourceProblems.AddDefinitions(found, tree);
        foreach (var inline in inlines)
        {
            LinkProblems.Add(found, anchors, inline);
        }

        var html = new ShownHtml(found);
        foreach (var part in parts)
        {
            Read(found, html, tree, part);
        }

        return found.All();
    }

    // HTML, unknown citations and links without a definition are text for the parser.
    private static void Read(ProblemList found, ShownHtml html, MarkdownDocument tree, ProsePart part)
    {
        var read = part.Start;
        foreach (var at in ProseText.Brackets(found.Body, part))
        {
            if (at < read || at + 2 >= part.End)
            {
                continue;
            }

            if (found.Body[at] == '<')
            {
                read = html.Add(part, at) ?? read;
            }
            else if (found.Body[at + 1] == '^')
            {
                SourceProblems.AddCitation(found, tree, part, at);
            }
            else
            {
                LinkProblems.AddReference(found, tree, part, at);
            }
        }
    }
}

using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Wiki.Text.Blocks;
using Wiki.Text.Rendering;

namespace Wiki.Text.Documents;

/// <summary>Finds sources that are cited and not defined, defined twice, or defined and not cited.</summary>
internal static class SourceProblems
{
    private const int LongestName = 100;

    /// <summary>
    /// Adds the definitions whose name an earlier one has (D024), and those that nothing cites (W207).
    /// </summary>
    /// <param name="found">Takes the problems.</param>
    /// <param name="tree">The page.</param>
    public static void AddDefinitions(ProblemList found, MarkdownDocument tree)
    {
        var definitions = tree.GetLinkReferenceDefinitions(false)?
            .OfType<FootnoteLinkReferenceDefinition>().ToList() ?? [];
        var first = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
        var uncited = new List<(string Name, int Line)>();
        foreach (var definition in definitions)
        {
            var (name, line) = (definition.Label!.TrimStart('^'), definition.Line + 1);
            if (!first.TryAdd(name, line))
            {
                found.Add("D024", Severity.Error, line, () => $"[^{Quoted.Short(name)}] is defined in line "
                    + $"{first[name]} already. Readers do not see this second text. Give it another name, or remove it.");
            }
            else if (definition.Footnote.Links.Count == 0)
            {
                uncited.Add((name, line));
            }
        }

        if (uncited.Count == 0)
        {
            return;
        }

        // A table that is shown as typed cites nothing, but its author did cite.
        var typed = tree.OfType<StructuredBlock>().SelectMany(block => block.Content.Source)
            .SelectMany(line => Citation.NamesIn(line.Text));
        foreach (var unused in BlockProblems.UnusedFootnotes(uncited, typed))
        {
            found.Add(unused);
        }
    }

    /// <summary>Adds the citation at a place if nothing defines it (C113).</summary>
    /// <param name="found">Takes the problem.</param>
    /// <param name="tree">The page.</param>
    /// <param name="part">The part of the text that is read.</param>
    /// <param name="at">The place of a bracket and the sign <c>^</c> behind it.</param>
    public static void AddCitation(ProblemList found, MarkdownDocument tree, ProsePart part, int at)
    {
        var rest = found.Body.AsSpan(at + 2, Math.Min(LongestName + 1, part.End - at - 2));
        var end = rest.IndexOfAny("[]\n");
        if (end > 0 && rest[end] == ']' && IsName(rest[..end]) && rest[..end].ToString() is var name
            && CitationParser.Source(tree, name) is null)
        {
            found.Add("C113", at, (line, column) =>
                new Citation(name, column).Undefined(line) with { Length = name.Length + 3 });
        }
    }

    // "[^/]+" and "[^a-z ]" are patterns. A name with blanks has nothing but words.
    private static bool IsName(ReadOnlySpan<char> name)
    {
        var (words, others) = (0, 0);
        foreach (var c in name)
        {
            words += char.IsLetterOrDigit(c) ? 1 : 0;
            others += char.IsLetterOrDigit(c) || c is ' ' or '-' or '_' or '.' or ':' ? 0 : 1;
        }

        return words > 0 && others == 0
            && !name.StartsWith("a-z") && !name.StartsWith("A-Z") && !name.StartsWith("0-9");
    }
}

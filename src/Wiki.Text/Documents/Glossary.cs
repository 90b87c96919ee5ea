using System.Text.RegularExpressions;
using Wiki.Text.Rendering;

namespace Wiki.Text.Documents;

/// <summary>A term of a glossary.</summary>
/// <param name="Name">The heading that explains it.</param>
/// <param name="Anchor">The id of that heading.</param>
public sealed record GlossaryTerm(string Name, string Anchor);

/// <summary>
/// The terms that a page explains, one below each heading of level 3. A heading may name several: “EPT and NPT”,
/// “Virtual CPU (vCPU)”. A heading of one letter names none: it would stand in too many texts.
/// </summary>
public sealed partial class Glossary
{
    private readonly Dictionary<string, GlossaryTerm> _terms = new(StringComparer.OrdinalIgnoreCase);
    private readonly Regex? _words;

    private Glossary(IEnumerable<Heading> headings)
    {
        foreach (var heading in headings)
        {
            var term = new GlossaryTerm(heading.Text, heading.Id);
            foreach (var name in Between().Split(heading.Text).Prepend(heading.Text).Where(name => name.Length > 1))
            {
                _terms.TryAdd(name, term);
            }
        }

        if (_terms.Count > 0)
        {
            // The longer name first: “nested paging” is not about “paging”.
            var names = _terms.Keys.OrderByDescending(name => name.Length).Select(Regex.Escape);
            _words = new Regex(
                $@"(?<![\p{{L}}\p{{N}}_])(?<name>{string.Join('|', names)})s?(?![\p{{L}}\p{{N}}_])",
                RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture);
        }
    }

    /// <summary>A glossary without terms.</summary>
    public static Glossary Empty { get; } = new([]);

    /// <summary>Reads the terms of a page.</summary>
    public static Glossary Of(WikiDocument page)
    {
        ArgumentNullException.ThrowIfNull(page);
        return new Glossary(page.Headings.Where(heading => heading.Level == 3));
    }

    /// <summary>
    /// The terms that stand in texts as whole words, in any case and also in the plural with “s”; each once, by name.
    /// </summary>
    public IReadOnlyList<GlossaryTerm> In(IEnumerable<string> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        return _words is null ? [] :
        [
            .. texts.SelectMany(text => _words.Matches(text)).Select(match => _terms[match.Groups["name"].Value])
                .Distinct().OrderBy(term => term.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    // What stands between two names in a heading, and around one in parentheses.
    [GeneratedRegex(@",\s+|\s+and\s+|\s*[()]\s*")]
    private static partial Regex Between();
}

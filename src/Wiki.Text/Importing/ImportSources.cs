using System.Collections.Immutable;
using System.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Editing;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Tables;
using Wiki.Text.Rendering;

namespace Wiki.Text.Importing;

/// <summary>
/// Makes sources of what foreign cells refer to. Each is defined once; what the page defines already is cited, not
/// defined again.
/// </summary>
/// <param name="page">The sources of the page.</param>
/// <param name="listed">The sources that came with the table, by the names that its cells use.</param>
/// <param name="remarks">Takes what was not understood.</param>
internal sealed class ImportSources(
    IReadOnlyCollection<SourceDefinition> page, IReadOnlyDictionary<string, string> listed, RemarkList remarks)
{
    /// <summary>More than this would be more than a page may define.</summary>
    private const int MostAdded = 4000;

    private readonly HashSet<string> _taken = page.Select(it => it.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> _byAddress = page.Where(it => it.Address is not null)
        .GroupBy(it => Same(it.Address!), StringComparer.Ordinal)
        .ToDictionary(it => it.Key, it => it.First().Name, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byText = page.GroupBy(it => it.Text, StringComparer.Ordinal)
        .ToDictionary(it => it.Key, it => it.First().Name, StringComparer.Ordinal);
    private readonly Dictionary<string, ForeignCell> _cells = new(StringComparer.Ordinal);
    private readonly List<SourceDefinition> _added = [];
    private readonly SortedSet<string> _unlisted = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _others = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _places = new(StringComparer.Ordinal);

    /// <summary>The sources that the page must define now.</summary>
    internal ImmutableArray<SourceDefinition> Added => [.. _added];

    /// <summary>The words of a cell, and its citations.</summary>
    internal ForeignCell Read(string text)
    {
        if (!_cells.TryGetValue(text, out var cell))
        {
            _cells[text] = cell = Own(text) ?? Taken(text);
        }

        return cell;
    }

    /// <summary>A text with its references as citations and its links as they are, for a plain table.</summary>
    internal string Cited(string text)
    {
        if (!text.Contains("[^", StringComparison.Ordinal))
        {
            return text;
        }

        var cited = new StringBuilder(text.Length);
        for (var at = 0; at < text.Length;)
        {
            var end = Citation.End(text, at);
            if (end > 0)
            {
                var name = text[(at + 2)..(end - 1)];
                cited.Append(Cite(new CellLink("", "", name)) ?? $"[{name}]");
                _ = IsKnown(name) || _unlisted.Add($"[^{name}]");
                at = end;
            }
            else
            {
                cited.Append(text[at++]);
            }
        }

        return cited.ToString();
    }

    /// <summary>The words of a name, which cannot cite anything.</summary>
    internal string Name(string text)
    {
        var read = CellLinkReader.Read(text, IsKnown);
        _unlisted.UnionWith(read.Unlisted);
        _others.UnionWith(read.Others);
        _places.UnionWith(read.Places);
        var name = Quoted.Short(read.Words.Length > 0 ? read.Words : text);
        foreach (var link in read.Links)
        {
            var target = link.Address.Length > 0 ? link.Address : listed.GetValueOrDefault(link.Name, link.Name);
            remarks.Count("The name {0} was left without its link or source. A name cannot have one.",
                "{0} names were left without their links or sources: {1}. A name cannot have one.",
                $"{name} ({target})", most: 50);
        }

        return read.Words.Length > 2 && read.Words[0] == '[' && read.Words[^1] == ']'
            && !read.Words[1..^1].Contains(']', StringComparison.Ordinal) ? read.Words[1..^1] : read.Words;
    }

    /// <summary>Says what was found in the cells and is no source.</summary>
    internal void Finish()
    {
        if (_unlisted.Count > 0)
        {
            remarks.Add($"No list explains {RemarkList.Names(_unlisted)}. It stays in the cells as text. "
                + "Paste the list of sources below the table, and it becomes sources.");
        }

        if (_others.Count > 0)
        {
            remarks.Add($"Only http and https addresses become sources. These stay in the cells as text: "
                + $"{RemarkList.Names(_others)}.");
        }

        foreach (var place in _places)
        {
            remarks.Count("The link {0} leads to a page of the site that it is from. Its text stands alone.",
                "{0} links lead to pages of the site that they are from: {1}. Their texts stand alone.", place);
        }

        if (_added.Count >= MostAdded)
        {
            remarks.Add($"The table has more than {MostAdded:N0} sources. "
                + "The addresses of the others stay in the cells.");
        }
    }

    private static string Same(string address) => address.TrimEnd('/');

    private bool IsKnown(string name) => listed.ContainsKey(name) || _taken.Contains(name);

    // A cell in the grammar of this wiki stays as it is; its trailing citations count as sources.
    private ForeignCell? Own(string text)
    {
        if (text.Contains("](", StringComparison.Ordinal) || text.Contains("://", StringComparison.Ordinal)
            || CellReader.Read(text, 1, "") is not { Problems: var problems, Statements: { Length: > 0 } statements }
            || problems.Any(problem => problem.Severity == Severity.Error)
            || !Citation.NamesIn(text).All(IsKnown))
        {
            return null;
        }

        var cited = statements[0].Sources;
        return statements.Length > 1 || cited.IsEmpty || Citation.NamesIn(text).Length > cited.Length
            ? new ForeignCell(Cited(text), "")
            : new ForeignCell(Blank.Trim(text[..(cited[0].Column - 1)]), Cited(text[(cited[0].Column - 1)..]));
    }

    private ForeignCell Taken(string text)
    {
        var read = CellLinkReader.Read(text, IsKnown);
        _unlisted.UnionWith(read.Unlisted);
        _others.UnionWith(read.Others);
        _places.UnionWith(read.Places);
        var citations = read.Links.Select(link => (Link: link, Citation: Cite(link))).ToList();
        var words = read.Words;
        if (words.Length == 0 && read.Links.Count > 0)
        {
            words = Uri.TryCreate(read.Links[0].Address, UriKind.Absolute, out var uri) ? uri.Host : "";
        }

        var lost = citations.Where(it => it.Citation is null).Select(it => it.Link.Address).ToList();
        words = lost.Count > 0 ? $"{words} ({string.Join(", ", lost)})".Trim() : words;
        return new ForeignCell(words, string.Concat(citations.Select(it => it.Citation).Distinct()));
    }

    // The citation; null when there is no room for another source.
    private string? Cite(CellLink link)
    {
        if (link.Name.Length == 0)
        {
            return Cite(IsTitle(link.Label) ? link.Label : "", link.Address);
        }

        if (!listed.TryGetValue(link.Name, out var text))
        {
            return _taken.Contains(link.Name) ? $"[^{link.Name}]" : null;
        }

        var read = CellLinkReader.Read(text, _ => false);
        var address = read.Links.Count > 0 ? read.Links[0].Address : "";
        return Cite(read.Words, address);
    }

    private string? Cite(string title, string address)
    {
        var draft = new SourceDraft(address, title, "", "");
        if (draft.Fault is not null)
        {
            draft = new SourceDraft("", draft.IsEmpty ? "Source" : $"{title} {address}".Trim(), "", "");
        }

        var text = draft.IsEmpty ? "Source" : draft.Text();
        if ((draft.Link is { } link && _byAddress.TryGetValue(Same(link), out var name))
            || _byText.TryGetValue(text, out name))
        {
            return $"[^{name}]";
        }

        if (_added.Count >= MostAdded)
        {
            return null;
        }

        name = draft.NameFor(_taken.Contains);
        _taken.Add(name);
        _added.Add(new SourceDefinition(name, text, draft.Link));
        _byText[text] = name;
        if (draft.Link is not null)
        {
            _byAddress[Same(draft.Link)] = name;
        }

        return $"[^{name}]";
    }

    // What a cell states, and what only points somewhere, is no title of a source.
    private static bool IsTitle(string label) =>
        label.Length > 2 && CellWords.Leading(label) is null && !Point.TryRead(label.TrimStart('v', 'V'), out _)
        && label.ToUpperInvariant() is not ("HERE" or "LINK" or "SOURCE" or "DOCS" or "REF");
}

/// <summary>A foreign cell.</summary>
/// <param name="Words">Its text without what it refers to.</param>
/// <param name="Citations">Its citations, <c>[^a][^b]</c>; empty for none.</param>
internal sealed record ForeignCell(string Words, string Citations);

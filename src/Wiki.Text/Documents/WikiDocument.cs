using System.Text;
using Markdig;
using Markdig.Extensions.Footnotes;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Files;
using Wiki.Text.Links;
using Wiki.Text.Prose;
using Wiki.Text.Rendering;
using Wiki.Text.Rendering.Tables;

namespace Wiki.Text.Documents;

/// <summary>
/// A parsed article. It is immutable and thread-safe. Parsing never throws: <see cref="Problems"/> has everything that
/// is wrong with the text.
/// </summary>
public sealed class WikiDocument
{
    /// <summary>The longest title, in characters.</summary>
    public const int MaximumTitleLength = 200;

    /// <summary>The largest length of plain text that is kept for search, in characters.</summary>
    public const int SearchableCharacters = 200_000;

    private const int MostCompared = 1_000;

    private readonly MarkdownDocument _tree;
    private readonly PageAnchors _anchors;
    private readonly string _body;

    private WikiDocument(
        SourceText source, FrontMatter frontMatter, string body, MarkdownDocument tree, List<Problem> problems)
    {
        Source = source;
        FrontMatter = frontMatter;
        (_tree, _body) = (tree, body);
        var prose = ProseText.Parts(tree, body); // with the title
        var blocksWithTitle = tree.Count;
        Title = TakeTitle(frontMatter, tree, problems);
        Headings = HeadingAnchors.Assign(tree, body, tree.Count < blocksWithTitle ? Title : null);
        Directions.Add(tree, body);
        SourceList.Mend(tree);
        NameBlocks(tree);
        var blocks = tree.OfType<StructuredBlock>().ToList();
        Matrices = [.. blocks.Select(block => (block.Content as MatrixContent)?.Matrix).OfType<Matrix>()];
        Timelines = [.. blocks.Select(block => (block.Content as NamedTableContent)?.Timeline).OfType<Timeline>()];
        Predictions = [.. blocks.Select(block => (block.Content as NamedTableContent)?.Predictions)
            .OfType<PredictionList>()];
        Sources = SourceList.Definitions(tree);
        Includes = [.. tree.OfType<IncludeBlock>().Select((block, i) => Numbered(block, i + 1)).OfType<Include>()];
        // Collected once: in a page of short lines most parts of a line are words and breaks.
        var inlines = tree.Descendants<Inline>().Where(part => part is not (LiteralInline or LineBreakInline)).ToList();
        Links = [.. inlines.OfType<WikiLink>().Where(link => link.Target is not null)
            .GroupBy(link => link.Target!.Value).Select(group => group.First())];
        Files = [.. NamedFiles(inlines)];
        if (frontMatter.Lines == 0 && LateFrontMatter.Find(source.Value, Title.Length > 0) is { } late)
        {
            problems.Add(late);
        }

        if (Title.Length == 0 && !problems.Exists(problem => problem.Severity == Severity.Blocking))
        {
            var line = frontMatter.Lines + 1;
            problems.Add(new Problem("D005", Severity.Blocking, line, 1,
                $"Line {line}: the page has no title. Begin its text with a line such as \"# Title\"."));
        }
        else if (Title.Length > MaximumTitleLength)
        {
            problems.Add(new Problem("D006", Severity.Blocking, frontMatter.Lines + 1, 1,
                $"The title has {Title.Length} characters, but the limit is {MaximumTitleLength}. Shorten it."));
        }

        if (BlockLimit.ProblemOf(tree) is { } tooManyBlocks)
        {
            problems.Add(tooManyBlocks);
        }

        problems.AddRange(tree.SelectMany(BlockProblemsOf));
        problems.AddRange(NearMisses(body, tree));
        problems.AddRange(UnmarkedTable.Hints(source.Value, tree));
        problems.AddRange(TableParser.LostCells(tree));
        problems.AddRange(MarkedProse.Hints(Matrices));
        _anchors = new PageAnchors(Headings,
            tree.Descendants<HeadingBlock>().SelectMany(HeadingAnchors.OthersOf), blocks, Sources.Count, Includes.Count);
        problems.AddRange(ProseProblems.Of(tree, inlines, body, prose, _anchors));
        problems.AddRange(SilentPictures(inlines));
        problems.Sort((a, b) => (a.Line, a.Column).CompareTo((b.Line, b.Column)));
        Problems = problems;
    }

    /// <summary>The text that was parsed.</summary>
    public SourceText Source { get; }

    /// <summary>The entries of the front matter.</summary>
    public FrontMatter FrontMatter { get; }

    /// <summary>
    /// The title from the front matter, otherwise the heading at the start of the text; empty when there is none.
    /// </summary>
    public string Title { get; }

    /// <summary>The headings below the title, in order.</summary>
    public IReadOnlyList<Heading> Headings { get; }

    /// <summary>The first link to each name.</summary>
    public IReadOnlyList<WikiLink> Links { get; }

    /// <summary>The files, real or not, that its pictures and links name, each with the line of the first.</summary>
    public IReadOnlyList<(FileName Name, int Line)> Files { get; }

    /// <summary>The matrices, in order, including broken ones.</summary>
    public IReadOnlyList<Matrix> Matrices { get; }

    /// <summary>The timelines, in order, including broken ones.</summary>
    public IReadOnlyList<Timeline> Timelines { get; }

    /// <summary>The lists of predictions, in order, including broken ones.</summary>
    public IReadOnlyList<PredictionList> Predictions { get; }

    /// <summary>The releases that its timelines date, in order.</summary>
    public IEnumerable<Release> Releases => Timelines.SelectMany(timeline => timeline.Releases);

    /// <summary>The includes, which show matrices of other articles, in order.</summary>
    public IReadOnlyList<Include> Includes { get; }

    /// <summary>The footnotes that the article cites, in the order of their numbers.</summary>
    public IReadOnlyList<SourceDefinition> Sources { get; }

    /// <summary>All footnotes that the article defines: the cited ones in order, then the others.</summary>
    public IEnumerable<SourceDefinition> DefinedSources =>
        Sources.Concat(Uncited(_tree).Select(SourceList.Definition));

    /// <summary>Whether a fragment, as an address has it behind its <c>#</c>, leads somewhere on the page.</summary>
    public bool HasAnchor(string fragment)
    {
        ArgumentNullException.ThrowIfNull(fragment);
        return _anchors.Has(fragment);
    }

    /// <summary>All its links within the site, in order, but those to its own sections.</summary>
    public IEnumerable<LinkPlace> LinkPlaces()
    {
        var places = new ProblemList(_body);
        return _tree.Descendants<Inline>().Select(inline => LinkProblems.PlaceOf(places, inline)).OfType<LinkPlace>();
    }

    /// <summary>The first heading to which a link with these words leads; null for none.</summary>
    public Heading? HeadingAt(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var id = SectionKey.Of(words);
        return Headings.FirstOrDefault(heading => heading.Id == id);
    }

    /// <summary>The heading that a fragment may mean which leads nowhere; null when none is near.</summary>
    public Heading? HeadingNear(string fragment)
    {
        ArgumentNullException.ThrowIfNull(fragment);
        var id = _anchors.Alike(fragment) ?? Nearest.Of(SectionKey.Of(PageAnchors.Decoded(fragment)),
            Headings.Take(MostCompared).Select(heading => heading.Id));
        return Headings.FirstOrDefault(heading => heading.Id == id);
    }

    /// <summary>All problems, by line and column.</summary>
    public IReadOnlyList<Problem> Problems { get; }

    /// <summary>The words of the article without markup, at most <see cref="SearchableCharacters"/>.</summary>
    public string PlainText() => PageWords.Read(_tree, SearchableCharacters);

    /// <summary>The words of a note without markup and references, for lists outside its page.</summary>
    public static string PlainNote(string note)
    {
        ArgumentNullException.ThrowIfNull(note);
        var tree = TryParse(note);
        return tree is null ? note : string.Join(' ', tree.Descendants<LeafBlock>()
            .Where(block => block is not HiddenBlock).Select(InlineText.Of).Where(text => text.Length > 0));
    }

    /// <summary>Parses a text.</summary>
    public static WikiDocument Parse(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        var problems = source.Problems().ToList();
        if (problems.Count > 0)
        {
            return new WikiDocument(source, FrontMatter.Empty, "", [], problems);
        }

        var frontMatter = FrontMatter.Read(source.Value, problems);
        var body = WithoutFrontMatter(source.Value, frontMatter.Lines);
        return new WikiDocument(source, frontMatter, body, ParseBody(body, problems), problems);
    }

    /// <summary>Writes the article as HTML, without its title.</summary>
    /// <param name="targets">The targets of names and systems.</param>
    /// <param name="shown">
    /// The view of its matrices, and the addresses for links about them. Null for whole matrices without such links.
    /// </param>
    /// <param name="includes">The matrix for each include; null when that is not known.</param>
    public string ToHtml(
        LinkTargets targets, MatrixSelections? shown = null, IReadOnlyDictionary<Include, IncludedMatrix>? includes = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        using var writer = new StringWriter();
        WikiMarkdown.Renderer(writer, targets, shown, includes).Render(_tree);
        return ValidText.Of(writer.ToString());
    }

    /// <summary>
    /// Writes the same HTML in parts: one for each block of the text, in order. A block that readers do not see is an
    /// empty part.
    /// </summary>
    /// <param name="targets">The targets of names and systems.</param>
    /// <param name="includes">The matrix for each include; null when that is not known.</param>
    public IEnumerable<HtmlPart> ToHtmlParts(
        LinkTargets targets, IReadOnlyDictionary<Include, IncludedMatrix>? includes = null)
    {
        ArgumentNullException.ThrowIfNull(targets);
        using var writer = new StringWriter();
        var renderer = WikiMarkdown.Renderer(writer, targets, null, includes);
        foreach (var block in _tree)
        {
            renderer.Write(block);
            yield return new HtmlPart(block.Line + 1, ValidText.Of(writer.ToString()))
            {
                IsSources = block is FootnoteGroup,
            };
            writer.GetStringBuilder().Clear();
        }
    }

    /// <summary>Writes only its matrices as HTML.</summary>
    public string MatricesToHtml(
        LinkTargets targets, MatrixSelections shown, IReadOnlyDictionary<Include, IncludedMatrix>? includes = null) =>
        Written(targets, shown, includes, _tree.Where(block => block is IncludeBlock or StructuredBlock { Content: MatrixContent }));

    /// <summary>Writes one of its matrices as HTML, with the sources that the shown part cites.</summary>
    /// <param name="matrix">One of <see cref="Matrices"/>.</param>
    /// <param name="targets">The targets of names and systems.</param>
    /// <param name="shown">The view of the matrix.</param>
    public string MatrixToHtml(Matrix matrix, LinkTargets targets, MatrixSelections shown) =>
        Written(targets, shown, null, [BlockOf(matrix), .. _tree.OfType<FootnoteGroup>()]);

    private StructuredBlock BlockOf(Matrix matrix) => _tree.OfType<StructuredBlock>()
        .First(block => block.Content is MatrixContent content && ReferenceEquals(content.Matrix, matrix));

    /// <summary>Writes a matrix of this article on another page.</summary>
    internal void WritePart(
        TextWriter writer, IncludedMatrix included, MatrixSelections? shown, string name, string idPrefix)
    {
        var renderer = WikiMarkdown.Renderer(
            writer, included.Targets, shown, partly: true, idPrefix: idPrefix, sources: $"Sources of {name}");
        var content = (MatrixContent)BlockOf(included.Whole!).Content;
        content.Write(renderer, included.Targets, shown, name, included.Part!, idPrefix);
        foreach (var sources in _tree.OfType<FootnoteGroup>())
        {
            renderer.Write(sources);
        }
    }

    private static string Written(
        LinkTargets targets, MatrixSelections shown, IReadOnlyDictionary<Include, IncludedMatrix>? includes,
        IEnumerable<Block> blocks)
    {
        ArgumentNullException.ThrowIfNull(targets);
        ArgumentNullException.ThrowIfNull(shown);
        using var writer = new StringWriter();
        var renderer = WikiMarkdown.Renderer(writer, targets, shown, includes, partly: true);
        foreach (var block in blocks)
        {
            renderer.Write(block);
        }

        return ValidText.Of(writer.ToString());
    }

    private static Include? Numbered(IncludeBlock block, int number)
    {
        block.Number = number;
        return block.Include;
    }

    // The lines keep their numbers, so that every position is a position in the text.
    private static string WithoutFrontMatter(string source, int lines)
    {
        var start = 0;
        for (var i = 0; i < lines; i++)
        {
            start = source.IndexOf('\n', start) + 1;
        }

        return new string('\n', lines) + source[start..];
    }

    private static MarkdownDocument ParseBody(string body, List<Problem> problems)
    {
        if (LineLimits.ProblemOf(body) is { } tooMany)
        {
            problems.Add(tooMany);
            return [];
        }

        if (TryParse(body) is { } tree)
        {
            if ((InlineLimits.ProblemOf(tree) ?? TableParser.ProblemOf(tree)) is { } tooMuch)
            {
                problems.Add(tooMuch);
                return [];
            }

            if (NestingDepth.FirstLineTooDeep(tree) is { } deep)
            {
                problems.Add(TooDeep(deep));
                return [];
            }

            return tree;
        }

        // Markdig refuses extreme nesting and huge tables without telling where. A binary search finds the first line
        // that is too much.
        var lines = body.Split('\n');
        var (good, bad) = (0, lines.Length);
        while (bad - good > 1)
        {
            var middle = (good + bad) / 2;
            var fits = TryParse(string.Join('\n', lines.Take(middle))) is not null;
            (good, bad) = fits ? (middle, bad) : (good, middle);
        }

        problems.Add(TooDeep(bad));
        return [];
    }

    private static Problem TooDeep(int line) => new("D007", Severity.Blocking, line, 1,
        $"Line {line}: lists, quotes, emphasis or table cells are nested too deeply or are too many here. "
        + "Simplify them.");

    private static MarkdownDocument? TryParse(string body)
    {
        try
        {
            return Markdown.Parse(body, WikiMarkdown.Pipeline);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    // The name of a block is the heading above it. A second block below the same heading also has its id in its name.
    private void NameBlocks(MarkdownDocument tree)
    {
        var heading = Title;
        var used = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in tree)
        {
            if (block is HeadingBlock above)
            {
                heading = InlineText.Of(above);
            }
            else if (block is StructuredBlock structured)
            {
                structured.Name = used.Add(heading) ? heading : $"{heading}: {structured.Marker.Id}";
                if (structured.Content is MatrixContent content)
                {
                    content.Matrix = content.Matrix with { Name = structured.Name };
                }
            }
        }
    }

    private static IEnumerable<Problem> BlockProblemsOf(Block block) => block switch
    {
        StructuredBlock structured => structured.Content.Problems,
        IncludeBlock { Problem: { } unclear } => [unclear],
        CommentBlock comment when BlockMarker.NearMiss(comment.Source[0]) is { } nearMiss => [nearMiss],
        _ => [],
    };

    // Comments that would be markers if they stood alone on their line, in column 1, outside lists and quotes.
    private static IEnumerable<Problem> NearMisses(string body, MarkdownDocument tree)
    {
        if (tree.Count == 0 || !body.Contains("<!--", StringComparison.Ordinal))
        {
            return [];
        }

        var lines = body.Split('\n');
        var ends = lines.Select(line => line.Length).ToArray();
        for (var i = 1; i < ends.Length; i++)
        {
            ends[i] += ends[i - 1] + 1;
        }

        // Markdig takes uncited sources out of the tree.
        return tree.Descendants<LeafBlock>()
            .Concat(Uncited(tree).SelectMany(source => source.Descendants<LeafBlock>()))
            .Where(leaf => leaf is not (CodeBlock or CommentBlock or CellText) && leaf.Span.End >= leaf.Span.Start)
            .SelectMany(LinesOf).GroupBy(it => it.Line, it => it.From)
            .Select(it => BlockMarker.NearMiss(Shown(it.Key, it.Min()))).OfType<Problem>();

        // An underlined heading has the number of the line below it.
        IEnumerable<(int Line, int From)> LinesOf(LeafBlock leaf)
        {
            if (leaf is not (ParagraphBlock or HeadingBlock))
            {
                return [(leaf.Line, 0)];
            }

            var first = LineAt(leaf.Span.Start);
            return Enumerable.Range(first, LineAt(leaf.Span.End) - first + 1).Select(line =>
                (line, line == first ? leaf.Span.Start - (ends[line] - lines[line].Length) : 0));
        }

        // What stands before the text of a line, such as the end of a comment, is no part of it.
        SourceLine Shown(int line, int from) =>
            new(line + 1, from <= 0 || from > lines[line].Length ? lines[line] : new string(' ', from) + lines[line][from..]);

        int LineAt(int place) => Array.BinarySearch(ends, place) is var found && found >= 0 ? found
            : Math.Min(~found, lines.Length - 1);
    }

    private static IEnumerable<(FileName Name, int Line)> NamedFiles(List<Inline> inlines) =>
        inlines.OfType<LinkInline>()
            .Select(link => (
                IsFile: FileName.TryParse(Addresses.FileIn(link.Url), null, out var name), Name: name, link.Line))
            .Where(it => it.IsFile).Select(it => (it.Name, it.Line + 1)).DistinctBy(it => it.Name);

    private static IEnumerable<Problem> SilentPictures(List<Inline> inlines) => inlines.OfType<LinkInline>()
        .Where(link => link.IsImage && UrlPolicy.AllowsImage(link.Url) && InlineText.Of(link).Length == 0)
        .Select(link => new Problem("D018", Severity.Hint, link.Line + 1, 1,
            $"Line {link.Line + 1}: the picture has no alt text, which is read to those who cannot see it. Write "
            + "in the brackets what it shows: ![what it shows](address)."));

    // Markdig takes them out of the list of sources.
    private static List<Footnote> Uncited(MarkdownDocument tree) =>
        [.. tree.GetLinkReferenceDefinitions(false)?.OfType<FootnoteLinkReferenceDefinition>()
            .Select(it => it.Footnote).Where(it => it.Links.Count == 0) ?? []];

    private static string TakeTitle(FrontMatter frontMatter, MarkdownDocument tree, List<Problem> problems)
    {
        if (tree.FirstOrDefault(block => block is not (HiddenBlock or LinkReferenceDefinitionGroup))
            is not HeadingBlock { Level: 1 } first)
        {
            return frontMatter.Title ?? "";
        }

        var raw = new StringBuilder();
        InlineText.Append(raw, first.Inline);
        if (DirectionControls.Refusal("the title", raw.ToString()) is { } refusal)
        {
            var line = first.Line + 1;
            problems.Add(new Problem("D004", Severity.Blocking, line, 1, $"Line {line}: {refusal}"));
        }

        var text = InlineText.Of(first);
        if (frontMatter.Title is { } title && title != text)
        {
            return title;
        }

        tree.Remove(first);
        return text;
    }
}

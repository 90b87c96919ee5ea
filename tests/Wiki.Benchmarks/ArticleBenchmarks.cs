using BenchmarkDotNet.Attributes;
using Markdig;
using Markdig.Syntax;
using Wiki.Benchmarks.Texts;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Links;

namespace Wiki.Benchmarks;

/// <summary>Text to HTML as the wiki does it, compared with Markdig alone on the same text.</summary>
public class ArticleBenchmarks
{
    private static readonly MarkdownPipeline Plain =
        new MarkdownPipelineBuilder().UsePipeTables().UseFootnotes().Build();

    private readonly LinkTargets _targets = Shipped.Targets();
    private string _text = "";
    private WikiDocument? _parsed;

    /// <summary>Which article: two that ship, and a matrix of 500 rows and 20 systems.</summary>
    [Params("kvm", "feature-matrix", "500 x 20")]
    public string Article { get; set; } = "";

    /// <summary>Takes the text.</summary>
    [GlobalSetup]
    public void Take()
    {
        _text = Article == "500 x 20" ? LargeMatrix.Text : Shipped.Text(Article);
        _parsed = WikiDocument.Parse(SourceText.From(_text));
        if (_parsed.Problems.Any(problem => problem.Severity == Severity.Blocking))
        {
            throw new InvalidOperationException($"{Article} is faulty, so it measures nothing.");
        }
    }

    /// <summary>Markdig with pipe tables and footnotes.</summary>
    [Benchmark(Baseline = true)]
    public MarkdownDocument MarkdigParse() => Markdown.Parse(_text, Plain);

    /// <summary>The same, and the HTML.</summary>
    [Benchmark]
    public string MarkdigParseAndRender() => Markdown.ToHtml(_text, Plain);

    /// <summary>Front matter, headings, links, structured blocks and what is wrong with them.</summary>
    [Benchmark]
    public WikiDocument Parse() => WikiDocument.Parse(SourceText.From(_text));

    /// <summary>The HTML of what was parsed.</summary>
    [Benchmark]
    public string Render() => _parsed!.ToHtml(_targets);
}

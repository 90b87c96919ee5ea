using System.Text;
using BenchmarkDotNet.Attributes;
using Wiki.Benchmarks.Texts;
using Wiki.Core.Http;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Benchmarks;

/// <summary>What the first visitor after a change waits for besides the page: compressing it for all others.</summary>
public class PreparedPageBenchmarks
{
    private byte[] _html = [];

    /// <summary>Which article.</summary>
    [Params("kvm", "feature-matrix")]
    public string Article { get; set; } = "";

    /// <summary>Renders it.</summary>
    [GlobalSetup]
    public void Render() => _html = Encoding.UTF8.GetBytes(
        WikiDocument.Parse(SourceText.From(Shipped.Text(Article))).ToHtml(Shipped.Targets()));

    /// <summary>Hash, gzip and Brotli.</summary>
    [Benchmark]
    public PreparedPage Prepare() => new(_html);
}

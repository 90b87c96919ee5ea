using BenchmarkDotNet.Attributes;
using Wiki.Benchmarks.Texts;
using Wiki.Text.Diffing;

namespace Wiki.Benchmarks;

/// <summary>Comparing two revisions, the worst ones included.</summary>
public class DiffBenchmarks
{
    private TextPair _pair = null!;

    /// <summary>The pairs.</summary>
    public static IEnumerable<string> Names => TextPairs.Names;

    /// <summary>Which pair.</summary>
    [ParamsSource(nameof(Names))]
    public string Texts { get; set; } = "";

    /// <summary>Makes the texts.</summary>
    [GlobalSetup]
    public void Make() => _pair = TextPairs.Named(Texts);

    /// <summary>Lines, pairs of lines and words.</summary>
    [Benchmark]
    public TextDiff Between() => TextDiff.Between(_pair.Old, _pair.New);
}

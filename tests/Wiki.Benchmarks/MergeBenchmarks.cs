using BenchmarkDotNet.Attributes;
using Wiki.Benchmarks.Texts;
using Wiki.Text.Merging;

namespace Wiki.Benchmarks;

/// <summary>Merging two revisions of the same text, the worst ones included.</summary>
public class MergeBenchmarks
{
    private TextPair _pair = null!;

    /// <summary>The pairs.</summary>
    public static IEnumerable<string> Names => TextPairs.Names;

    /// <summary>Which texts.</summary>
    [ParamsSource(nameof(Names))]
    public string Texts { get; set; } = "";

    /// <summary>Makes the texts.</summary>
    [GlobalSetup]
    public void Make() => _pair = TextPairs.Named(Texts);

    /// <summary>Line by line.</summary>
    [Benchmark]
    public MergeResult Merge() => ThreeWayMerge.Merge(_pair.Old, _pair.New, _pair.Other);
}

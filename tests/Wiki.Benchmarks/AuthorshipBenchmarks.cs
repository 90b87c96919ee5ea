using BenchmarkDotNet.Attributes;
using Wiki.Benchmarks.Texts;
using Wiki.Text.Authors;

namespace Wiki.Benchmarks;

/// <summary>Who wrote what, one revision further: of an article with a thousand revisions.</summary>
public class AuthorshipBenchmarks
{
    private const int Revisions = 1_000;

    private Authorship _before = Authorship.Empty;
    private byte[] _stored = [];
    private string _next = "";

    /// <summary>How long the article is.</summary>
    [Params(8_000, 60_000, 300_000)]
    public int Characters { get; set; }

    /// <summary>Makes the thousand revisions.</summary>
    [GlobalSetup]
    public void Make()
    {
        var texts = new SeededTexts(20070118);
        var lines = texts.Article(Characters);
        _before = Authorship.Empty;
        for (var number = 1; number <= Revisions; number++)
        {
            _before = _before.Advance(SeededTexts.Join(lines), number);
            var at = SeededTexts.Paragraph(lines, number * 7919);
            lines = [.. lines[..at], texts.Reworded(lines[at]), .. lines[(at + 1)..]];
        }

        _next = SeededTexts.Join(lines);
        _stored = _before.ToBytes();
        Console.WriteLine($"// {Characters} characters: {_before.Runs.Length} runs, {_stored.Length} bytes stored");
    }

    /// <summary>What a save does: read, one revision further, write.</summary>
    [Benchmark]
    public byte[] Advance() =>
        Authorship.FromBytes(_stored, _before.Text).Advance(_next, Revisions + 1).ToBytes();

    /// <summary>The words with their origins, for a page.</summary>
    [Benchmark]
    public int Tokens() => _before.Tokens().Count();
}

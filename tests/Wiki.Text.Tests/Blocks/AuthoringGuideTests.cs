using System.Text.RegularExpressions;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Timelines;

namespace Wiki.Text.Tests.Blocks;

/// <summary>
/// The authoring guide is a test: each fence "markdown" is read as a page. The fence "problems" that may follow it
/// lists all problems of the page, as "line code column: message".
/// </summary>
public sealed partial class AuthoringGuideTests
{
    private static readonly DateOnly Today = new(2026, 9, 1);

    // A matrix of 51 columns would be no help in a guide, and only the whole page shows a table without a marker or one
    // that should have none.
    private static readonly string[] ToldWithoutExample = ["M011", "M013", "M014"];

    public static TheoryData<string> Guides { get; } = ["matrices.md", "timelines.md", "predictions.md"];

    [Theory]
    [MemberData(nameof(Guides))]
    public void Every_example_of_the_guide_is_read_as_the_guide_says(string guide)
    {
        var examples = Examples(guide);

        Assert.NotEmpty(examples);
        Assert.All(examples, example => Assert.Equal(example.Problems, ProblemsOf(example.Page)));
    }

    [Theory]
    [MemberData(nameof(Guides))]
    public void The_guide_explains_the_codes_that_its_examples_show_and_no_others(string guide)
    {
        var explained = CodeRow().Matches(Read(guide)).Select(match => match.Groups["code"].Value);
        var shown = Examples(guide).SelectMany(example => example.Problems).Select(said => said.Split(' ')[1]);
        var ownCodes = guide switch { "matrices.md" => "MCW", "timelines.md" => "T", _ => "P" };

        Assert.Equal(
            explained.Except(ToldWithoutExample).Order(),
            shown.Where(code => ownCodes.Contains(code[0], StringComparison.Ordinal)).Distinct().Order());
    }

    private static string[] ProblemsOf(string page)
    {
        var lines = page.Split('\n').Select((text, i) => new SourceLine(i + 1, text)).ToList();
        var definitions = lines
            .Select(line => (Definition().Match(line.Text).Groups["name"].Value, line.Number))
            .Where(definition => definition.Value.Length > 0)
            .ToList();
        bool IsDefined(string name) => definitions.Exists(d => d.Value.Equals(name,
            StringComparison.OrdinalIgnoreCase));

        var blocks = Given.BlocksOf(page).ToList();
        var timelines = Of(BlockKind.Timeline, TimelineReader.Read).Select(t => t.WithSources(IsDefined)).ToList();
        var matrices = Of(BlockKind.Matrix, MatrixReader.Read).Select(m => m.WithSources(IsDefined)).ToList();
        var lists = Of(BlockKind.Predictions, PredictionReader.Read).Select(p => p.WithSources(IsDefined)).ToList();
        var releases = ReleaseList.Of(timelines.SelectMany(timeline => timeline.Releases));
        var used = matrices.SelectMany(m => m.FootnoteNames)
            .Concat(timelines.SelectMany(t => t.FootnoteNames))
            .Concat(lists.SelectMany(p => p.FootnoteNames));
        IEnumerable<Problem> problems =
        [
            .. lines.Select(BlockMarker.NearMiss).OfType<Problem>(),
            .. matrices.SelectMany(matrix => matrix.Problems),
            .. matrices.SelectMany(matrix => ReleaseHints.Find(matrix, releases, Today)),
            .. timelines.SelectMany(timeline => timeline.Problems),
            .. lists.SelectMany(list => list.Problems),
            .. BlockProblems.RepeatedIds(blocks.Select(b => (b.Marker,
            b.Lines[0].Number))).Select(found => found.Problem),
            .. BlockProblems.UnusedFootnotes(definitions, used),
        ];
        return [.. problems.OrderBy(p => p.Line).Select(p => $"{p.Line} {p.Code} {p.Column}: {p.Message}")];

        IEnumerable<T> Of<T>(BlockKind kind, Func<BlockMarker, IReadOnlyList<SourceLine>, T> read) =>
            blocks.Where(block => block.Marker.Kind == kind).Select(block => read(block.Marker, block.Lines));
    }

    private static List<(string Page, string[] Problems)> Examples(string guide)
    {
        var examples = new List<(string, string[])>();
        foreach (Match fence in Fence().Matches(Read(guide)))
        {
            var body = fence.Groups["body"].Value.TrimEnd('\n');
            if (fence.Groups["kind"].Value == "markdown")
            {
                examples.Add((body, []));
            }
            else
            {
                examples[^1] = (examples[^1].Item1, body.Split('\n'));
            }
        }

        return examples;
    }

    private static string Read(string guide) =>
        File.ReadAllText(Path.Combine(Repository.Root, "docs", "authoring", guide)).ReplaceLineEndings("\n");

    [GeneratedRegex(@"^```(?<kind>markdown|problems)\n(?<body>.*?)^```$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fence();

    [GeneratedRegex(@"^\| (?<code>[A-Z][0-9]{3}) \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    [GeneratedRegex(@"^\[\^(?<name>[^\]]+)\]:")]
    private static partial Regex Definition();
}

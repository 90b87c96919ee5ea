using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Timelines;

namespace Wiki.Text.Tests.Blocks;

/// <summary>The shipped comparison on several dates, with its own release list.</summary>
public sealed class TrueOnShippedTests
{
    private static readonly List<(BlockMarker Marker, List<SourceLine> Lines)> Blocks =
        [.. new[] { "feature-matrix.md", "virtualization-timeline.md" }.SelectMany(file => Given.BlocksOf(File.ReadAllText(Shipped(file))))];

    private static readonly List<Matrix> Matrices =
    [
        .. Blocks.Where(block => block.Marker.Kind == BlockKind.Matrix)
            .Select(block => MatrixReader.Read(block.Marker, block.Lines)),
    ];

    private static readonly ReleaseList Releases = ReleaseList.Of(Blocks
        .Where(block => block.Marker.Kind == BlockKind.Timeline)
        .SelectMany(block => TimelineReader.Read(block.Marker, block.Lines).Releases));

    [Fact]
    public void Every_version_that_starts_or_ends_a_claim_of_the_shipped_comparison_has_a_date()
    {
        string[] undated =
        [
            .. from matrix in Matrices
               from row in matrix.Rows
               from pair in row.Cells.Zip(matrix.Columns)
               from date in new[] { "2001", "2007-01-18", "2011", "2026-09-01" }
               let answer = TrueOn.Compute(pair.First, pair.Second.VersionLine, TrueOnTests.Date(date), Releases).Answers[0]
               where answer.Kind is AnswerKind.Undated or AnswerKind.Invalid
               select $"{row.Label.Key} × {pair.Second.Label.Key} {date}: {answer.Remark}",
        ];

        Assert.Empty(undated);
        Assert.InRange(Matrices.Sum(matrix => matrix.Rows.Length), 50, Matrix.MostRows);
    }

    [Theory]
    [InlineData("host-code", "kvm", "2007-01-18", "implied no, implied: since 2.6.20")]
    [InlineData("host-code", "kvm", "2007-02-03", "implied no, implied: since 2.6.20")]
    [InlineData("host-code", "kvm", "2007-02-05", "stated yes")]
    [InlineData("host-code", "kvm", "2007-02", "implied no, implied: since 2.6.20 | stated yes | during 2007-02")]
    [InlineData("vmi", "vmware", "2007-01-18", "implied no, implied: since linux:2.6.21")]
    [InlineData("vmi", "vmware", "2007-04-25", "stated yes")]
    [InlineData("vmi", "vmware", "2011-01-03", "stated yes")]
    [InlineData("vmi", "vmware", "2011-01-04", "implied no, removed linux:2.6.37")]
    [InlineData("linux-host", "xen", "2007-01-18", "implied no, implied: since linux:2.6.37")]
    [InlineData("linux-host", "xen", "2011-01-04", "stated partial")]
    [InlineData("linux-host", "xen", "2011-07-20", "stated partial")]
    [InlineData("linux-host", "xen", "2011-07-21", "stated yes")]
    [InlineData("guest-support", "xen", "2007-01-18", "implied no, implied: since linux:2.6.23")]
    [InlineData("guest-support", "uml", "2007-01-18", "stated yes")]
    [InlineData("linux-host", "containers", "2007-01-18", "stated partial")]
    [InlineData("vmi", "kvm", "2007-01-18", "not stated")]
    public void The_shipped_comparison_tells_what_was_in_the_kernel_in_January_2007_and_what_came_of_it(
        string row, string column, string date, string answer)
    {
        var matrix = Matrices.Find(matrix => matrix.Id == "kernel")!;
        var at = matrix.Columns.Select(column => column.Label.Key).ToList().IndexOf(column);
        var cell = matrix.Rows.Single(one => one.Label.Key == row).Cells[at];

        Assert.Equal(answer,
            TrueOnTests.Said(TrueOn.Compute(cell, matrix.Columns[at].VersionLine, TrueOnTests.Date(date), Releases)));
    }

    private static string Shipped(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Wiki.sln")))
        {
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        }

        return Path.Combine(folder.FullName, "src", "Wiki.Core", "Seed", file);
    }
}

using Markdig;

namespace Wiki.Text.Tests.Blocks;

/// <summary>
/// A matrix is the same table for other readers of Markdown. The web tests check it against GitHub's reader, because
/// they have the npm packages.
/// </summary>
public sealed class TableAgreementTests
{
    private static readonly MarkdownPipeline Tables = new MarkdownPipelineBuilder().UsePipeTables().Build();

    [Fact]
    public void The_cells_of_a_matrix_are_the_cells_of_Markdigs_table()
    {
        var random = new Random(20262);
        for (var n = 0; n < 3000; n++)
        {
            // Markdig keeps the backslash of a bar inside code. GitHub and the wiki remove it.
            var table = RandomMatrix.Table(random).ConvertAll(line => line
                .Replace("`a\\|b`", "`a b`", StringComparison.Ordinal)
                .Replace("`x \\| y`", "`x y`", StringComparison.Ordinal));
            var matrix = Given.MatrixOf([.. table]);

            Assert.False(matrix.IsBroken, string.Join('\n', Given.Said(matrix.Problems)));
            Assert.Equal(ShownTable.Of(Markdown.ToHtml(string.Join('\n', table), Tables)), ShownTable.Of(matrix));
        }
    }
}

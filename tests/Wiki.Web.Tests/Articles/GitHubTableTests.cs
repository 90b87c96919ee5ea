using System.Diagnostics;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Wiki.Core.Site;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Documents;
using Wiki.Text.Links;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Web.Tests.Articles;

/// <summary>The wiki reads a table as GitHub shows it.</summary>
public sealed class GitHubTableTests
{
    private static readonly HtmlParser Html = new();

    [Fact]
    public async Task The_cells_of_a_matrix_are_the_cells_of_GitHubs_table()
    {
        var random = new Random(20263);
        var tables = Enumerable.Range(0, 3000).Select(_ => RandomMatrix.Table(random)).ToList();

        var shown = await ShownAsync(tables.Select(table => string.Join('\n', table)));

        Assert.Equal(tables.Count, shown.Length);
        for (var i = 0; i < tables.Count; i++)
        {
            var matrix = Given.MatrixOf([.. tables[i]]);
            Assert.False(matrix.IsBroken, string.Join('\n', Given.Said(matrix.Problems)));
            Assert.Equal(ShownTable.Of(shown[i]), ShownTable.Of(matrix));
        }
    }

    [Fact]
    public async Task A_table_ends_where_GitHubs_ends_and_its_odd_rows_have_the_same_cells()
    {
        var random = new Random(20265);
        var tables = Enumerable.Range(0, 3000).Select(_ => OddTables.Table(random)).ToList();

        var shown = await ShownAsync(tables.Select(table => string.Join('\n', table)));

        for (var i = 0; i < tables.Count; i++)
        {
            var (marker, lines) = Given.BlocksOf("<!-- matrix:m -->\n" + string.Join('\n', tables[i])).First();
            var matrix = MatrixReader.Read(marker, lines);
            Assert.False(matrix.IsBroken, string.Join('\n', Given.Said(matrix.Problems)));

            // GitHub drops the cells that a row has too many; the wiki shows such a row as typed.
            var table = Html.ParseDocument(shown[i]).QuerySelector("table")!;
            Assert.Equal(matrix.Source.Length - 2, table.QuerySelectorAll("tr").Length);
            foreach (var unread in matrix.Unread.Reverse())
            {
                table.QuerySelectorAll("tr")[unread.Line - 3].Remove();
            }

            Assert.Equal(ShownTable.Of(table.OuterHtml), ShownTable.Of(matrix));
        }
    }

    [Fact]
    public async Task The_ordinary_tables_of_a_page_are_GitHubs()
    {
        var random = new Random(20266);
        var texts = Enumerable.Range(0, 3000).Select(_ => PlainTables.Text(random)).ToList();

        var shown = await ShownAsync(texts);

        for (var i = 0; i < texts.Count; i++)
        {
            var here = WikiDocument.Parse(SourceText.From("# T\n\n" + texts[i])).ToHtml(LinkTargets.None);
            Assert.True(ShownTable.Of(shown[i]) == ShownTable.Of(here),
                $"{texts[i]}\n\nGitHub:\n{ShownTable.Of(shown[i])}\n\nHere:\n{ShownTable.Of(here)}");
        }
    }

    private static async Task<string[]> ShownAsync(IEnumerable<string> texts)
    {
        var script = Path.Combine(SiteFolders.Root, "tests", "Wiki.Web.Tests", "Articles", "github-tables.mjs");
        var start = new ProcessStartInfo("node", [script])
        {
            RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true,
            UseShellExecute = false,
            StandardInputEncoding = new UTF8Encoding(false), StandardOutputEncoding = Encoding.UTF8,
        };
        using var node = Process.Start(start)!;
        var (output, errors) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(texts));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await errors);
        return JsonSerializer.Deserialize<string[]>(await output)!;
    }
}

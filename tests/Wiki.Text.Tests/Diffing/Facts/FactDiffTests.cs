using Wiki.Text.Diffing.Facts;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Documents;

namespace Wiki.Text.Tests.Diffing.Facts;

public sealed class FactDiffTests
{
    private const string Matrix = "<!-- matrix:core -->\n\n| F | A |\n|---|---|\n| x | yes |\n";
    private const string Timeline = "<!-- timeline:t -->\n\n| Date | Event |\n|---|---|\n| 2007 | E |\n";
    private const string Predictions =
        "<!-- predictions:p -->\n\n| Prediction | Made | Outcome |\n|---|---|---|\n| P | 2007 | open |\n";

    [Fact]
    public void An_article_states_the_same_facts_as_itself_in_other_prose() => Assert.True(FactDiff.Between(
        Article(Matrix, Timeline, Predictions), Article("More prose.\n", Predictions, Matrix, Timeline)).IsEmpty);

    [Fact]
    public void Every_block_is_compared_with_the_one_of_its_kind_and_id()
    {
        var changes = FactDiff.Between(
            Article(Matrix, Timeline, Predictions),
            Article(Matrix.Replace("yes", "no"), Timeline.Replace("2007", "2008"),
                Predictions.Replace("open", "void 2009 (moot) [^a]"),
                "[^a]: A source"));

        Assert.Equal(
            """
            matrix core
            1 cell
            level   x × A: yes -> no

            timeline t
            1 event re-dated
            event re-dated:   E: 2007 -> 2008

            predictions p
            1 prediction decided
            prediction decided:   P: open -> void 2009 (moot) [^a]
            """,
            string.Join(Environment.NewLine, FactReport.Write(changes)));
    }

    [Fact]
    public void A_block_that_comes_goes_breaks_or_is_mended_is_told_as_a_whole()
    {
        var broken = Matrix.Replace("|---|---|", "|---|");

        Assert.Equal("Added core  3", States("", Matrix));
        Assert.Equal("Removed core 3 ", States(Matrix, ""));
        Assert.Equal("Broken core 3 3", States(Matrix, broken));
        Assert.Equal("Repaired core 3 3", States(broken, Matrix));
        Assert.Equal("", States(broken, broken.Replace("yes", "no")));
    }

    [Fact]
    public void A_block_under_another_id_is_perhaps_renamed_when_its_table_is_the_same()
    {
        var changes = FactDiff.Between(Article(Matrix, Timeline), Article(Matrix.Replace(":core", ":other"), "Text."));

        Assert.Equal(
            ["Removed core", "Removed t", "Added other"],
            changes.Blocks.Cast<BlockStateChange>().Select(block => $"{block.State} {block.Id}"));
        Assert.Equal(("core", "other"), (changes.Suggestions.Single().OldId, changes.Suggestions.Single().NewId));
        Assert.Equal(
            [
                "matrix core: removed", "matrix renamed? core -> other   (the same table)", "", "timeline t: removed",
                "", "matrix other: added",
            ],
            FactReport.Write(changes));
    }

    [Fact]
    public void The_second_of_two_blocks_with_one_name_is_no_data_on_either_side()
    {
        Assert.Equal("", States(Matrix, Matrix + "\n" + Matrix.Replace("yes", "no")));
        Assert.Equal("", States(Matrix + "\n" + Matrix.Replace("yes", "no"), Matrix));
    }

    [Fact]
    public void A_citation_that_lost_its_definition_breaks_the_cell_though_its_text_is_the_same()
    {
        var cited = Matrix.Replace("yes", "yes [^a]");
        var changes = FactDiff.Between(Article(cited, "[^a]: A source"), Article(cited));

        var matrix = Assert.IsType<MatrixChanges>(Assert.Single(changes.Blocks));
        Assert.Equal(CellClass.Broken, Assert.Single(matrix.Cells).Class);
    }

    private static string States(string old, string @new) => string.Join(", ", FactDiff
        .Between(Article(old), Article(@new)).Blocks.Cast<BlockStateChange>()
        .Select(it => $"{it.State} {it.Id} {it.OldLine} {it.NewLine}"));

    private static WikiDocument Article(params string[] parts) =>
        WikiDocument.Parse(SourceText.From("# Title\n\n" + string.Join('\n', parts)));
}

using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Tests.Diffing.Facts;

namespace Wiki.Text.Tests.Editing;

public sealed class TidyMatricesTests
{
    private const string Untidy = "# T\n\nBefore  it.\n\n<!--  matrix:a -->\n| Feature  |  Xen|\n|:--|--:|\n"
        + "|  Swap | YES 2.6.20+   [^a] |\n| Disk | ✅  |\n\nBetween.\n\n"
        + "<!-- matrix:b -->\n|F|KVM|\n|---|---|\n|x|?|\n\n[^a]: A  source\n";

    [Fact]
    public void A_tidy_matrix_has_one_spelling_and_a_cell_that_is_not_understood_stays() => Assert.Equal(
        Untidy.Replace(
            "<!--  matrix:a -->\n| Feature  |  Xen|\n|:--|--:|\n|  Swap | YES 2.6.20+   [^a] |\n| Disk | ✅  |",
            "<!-- matrix:a -->\n\n| Feature | Xen |\n|---|---|\n| Swap | yes since 2.6.20 [^a] |\n| Disk | ✅ |"),
        Tidy(Untidy, "a"));

    [Fact]
    public void Without_an_id_all_matrices_become_tidy_and_with_an_unknown_id_none()
    {
        Assert.Contains("| F | KVM |\n|---|---|\n| x | unknown |\n", Tidy(Untidy, null), StringComparison.Ordinal);
        Assert.Contains("| Swap | yes since 2.6.20 [^a] |", Tidy(Untidy, null), StringComparison.Ordinal);
        Assert.Equal(Untidy, Tidy(Untidy, "c"));
        Assert.Equal(["a", "b"], TidyMatrices.Markers(Untidy).Select(marker => marker.Id));
    }

    [Fact]
    public void A_broken_matrix_and_a_matrix_in_a_code_block_stay_as_typed()
    {
        const string page = "# T\n\n<!-- matrix:a -->\n|F|X|\n|x|yes|\n\n"
            + "```\n<!-- matrix:b -->\n|F|X|\n|---|---|\n```\n";
        Assert.Equal(page, Tidy(page, null));
    }

    [Fact]
    public void Tidying_changes_no_fact_and_nothing_outside_and_tidying_again_changes_nothing()
    {
        var changed = 0;
        for (var seed = 0; seed < 400; seed++)
        {
            var made = new EditedMatrices(seed);
            var matrix = made.New().Print(made.Blank, made.Spelled);
            var (before, after) = ("# T\n\n Odd   text |  \n\n", "\n[^a]:  x\n[^b]: y\n\n[^r]: z\n");
            var page = before + matrix + after;
            var tidy = Tidy(page, "core");
            changed += tidy == page ? 0 : 1;
            Assert.StartsWith(before, tidy, StringComparison.Ordinal);
            Assert.EndsWith(after, tidy, StringComparison.Ordinal);
            Assert.Equal(Facts(page), Facts(tidy));
            Assert.Equal(tidy, Tidy(tidy, "core"));
            Assert.Equal(tidy, Tidy(page, null));
        }

        Assert.InRange(changed, 200, 400);
    }

    private static string Tidy(string page, string? id) => TidyMatrices.In(SourceText.From(page), id);

    private static string[] Facts(string page) =>
    [
        .. WikiDocument.Parse(SourceText.From(page)).Matrices.SelectMany(matrix => matrix.Rows.SelectMany(row =>
            row.Cells.Zip(matrix.Columns, (cell, column) => string.Join(' ', matrix.Id, row.Group?.Label.Print(),
                row.Label.Print(), column.Label.Print(), cell.Status, cell.Canonical)))),
    ];
}

using Wiki.Text.Documents;
using Wiki.Text.Editing;
using static Wiki.Text.Tests.Editing.Pages;

namespace Wiki.Text.Tests.Editing;

public sealed class RemedyTests
{
    [Theory]
    [InlineData("yess [^a]", "Write “yes”", "yes [^a]")]
    [InlineData("✅ [^a]", "Write “yes”", "yes [^a]")]
    [InlineData("-", "Write “no”", "no")]
    [InlineData("-", "Write “unknown”", "unknown")]
    [InlineData("no 4.2 [^a]", "Write “as of 4.2”", "no as of 4.2 [^a]")]
    [InlineData("no 4.2 [^a]", "Write “since 4.2”", "no since 4.2 [^a]")]
    [InlineData("planned 4.2 [^a]", "Write “for 4.2”", "planned for 4.2 [^a]")]
    [InlineData("yes 2006-2008 [^a]", "Write “since 2006 until 2008”", "yes since 2006 until 2008 [^a]")]
    [InlineData("yes ≤4.2 [^a]", "Write “by 4.2”", "yes by 4.2 [^a]")]
    [InlineData("yes #pach [^a]", "Write “#patch”", "yes #patch [^a]")]
    [InlineData(@"`a\|b` #pach [^a]", "Write “#patch”", @"`a\|b` #patch [^a]")]
    [InlineData(@"yes (a\|b) #pach", "", @"yes (a\|b) #pach")] // a tag stands before a note: the words do not say how
    public void A_remedy_writes_what_was_meant(string cell, string label, string corrected)
    {
        var page = Page("| F | Xen | KVM |", "|---|---|---|", $"| A | {cell} | yes [^a] |");
        var remedy = Remedies(page).FirstOrDefault(it => it.Label == label);

        Assert.Equal(
            Written("| F | Xen | KVM |", "|---|---|---|", $"| A | {corrected} | yes [^a] |"),
            remedy?.In(page.Source.Value) ?? page.Source.Value);
    }

    [Fact]
    public void A_source_that_is_not_defined_is_defined_at_the_end_or_cited_as_the_near_one()
    {
        var page = Parsed("# T\n\n<!-- matrix:m -->\n| F | Xen |\n|---|---|\n| A | yes [^manuel] |\n\n[^manual]: M.\n");
        var remedies = Remedies(page);

        Assert.Equal(["Cite [^manual]", "Define [^manuel]"], remedies.Select(it => it.Label));
        Assert.Contains("| A | yes [^manual] |", remedies[0].In(page.Source.Value), StringComparison.Ordinal);
        Assert.EndsWith("[^manual]: M.\n[^manuel]: https://\n", remedies[1].In(page.Source.Value), StringComparison.Ordinal);
    }

    [Fact]
    public void A_source_is_added_to_a_cell_without_one()
    {
        var page = Page("| F | Xen |", "|---|---|", "| A | yes since 4.2 (x) |");

        Assert.Equal(
            "# T\n\n## Kernel\n<!-- matrix:m -->\n| F | Xen |\n|---|---|\n| A | yes since 4.2 (x) [^source] |\n\n"
            + "[^a]: A source.\n[^source]: https://\n",
            Assert.Single(Remedies(page), it => it.Label == "Add a source").In(page.Source.Value));
    }

    [Fact]
    public void A_row_and_a_delimiter_line_are_completed_alone()
    {
        var page = Page("| F | Xen | KVM |", "|---|---|---|", "| A | yes [^a] |", "| B | no [^a]");

        Assert.Equal(
            Written("| F | Xen | KVM |", "|---|---|---|", "| A | yes [^a] | |", "| B | no [^a]"),
            Remedies(page)[0].In(page.Source.Value));
    }

    [Fact]
    public void A_marker_with_capitals_is_written_in_small_letters()
    {
        var page = Parsed("# T\n\n<!-- Matrix: My Matrix -->\n| F | Xen |\n|---|---|\n| A | yes |\n");

        Assert.Contains(
            "\n<!-- matrix:my-matrix -->\n",
            Assert.Single(Remedies(page)).In(page.Source.Value), StringComparison.Ordinal);
    }

    /// <summary>
    /// Whatever is wrong with a table, each remedy takes its problem away, leaves the other rows and the rest of the
    /// page byte for byte, and the cells of the other rows say the same.
    /// </summary>
    [Fact]
    public void A_remedy_removes_its_problem_and_changes_nothing_else()
    {
        string[] cells =
        [
            "yess", "-", "no 4.2", "planned 4.2", "unknown 4.2", "n/a 4.2", "yes 2006-2008", "yes ≥4.2 (x)", "`a\\|b` #pach",
            "yes [^b]", "yes [^aa] [^b]", "yes", "partial", "no (a [^zz] b)", "x", "", "yes; no 4", "❌ since 4 [^a]",
        ];
        var random = new Random(20269);
        var applied = 0;
        for (var n = 0; n < 2_000; n++)
        {
            var rows = Enumerable.Range(0, 3)
                .Select(row => $"| R{row} | {random.GetItems(cells, 1)[0]} | {random.GetItems(cells, 1)[0]} |")
                .Select(row => random.Next(4) == 0 ? Blocks.OddTables.OddRow(random, row) : row).ToList();
            var page = Page([
                "| F | Xen | KVM |", random.Next(8) == 0 ? "|---|---|" : "|---|---|---|", .. rows]);
            foreach (var remark in Wiki.Text.Editing.Remarks.Of(page, []))
            {
                foreach (var remedy in new Remedies(page).For(remark))
                {
                    applied++;
                    Check(page, remark, remedy);
                }
            }
        }

        Assert.InRange(applied, 2_000, int.MaxValue);
    }

    private static void Check(WikiDocument page, Remark remark, Remedy remedy)
    {
        var text = remedy.In(page.Source.Value);
        var now = Parsed(text);
        var (before, after) = (page.Source.Value.Split('\n'), text.Split('\n'));
        Assert.DoesNotContain(
            now.Problems, it => it.Code == remark.Problem.Code && it.Line == remark.Line && it.Message == remark.Problem.Message
                && Same(it, remark.Problem));
        for (var line = 0; line < before.Length - 1; line++)
        {
            Assert.True(line == remark.Line - 1 || before[line] == after[line], $"{remedy.Label} changed line {line + 1}.");
        }

        Assert.All(after.Skip(before.Length - 1).Where(it => it.Length > 0), it => Assert.EndsWith(": https://", it));
        if (!page.Matrices[0].IsBroken)
        {
            Assert.False(now.Matrices[0].IsBroken);
            var others = page.Matrices[0].Rows.Where(row => row.Line != remark.Line).ToDictionary(row => row.Line);
            Assert.All(now.Matrices[0].Rows.Where(row => others.ContainsKey(row.Line)), row =>
                Assert.Equal(
                    others[row.Line].Cells.Select(it => it.Text), row.Cells.Select(it => it.Text)));
        }

        // A cell can have the same hint as another cell of its row: then one of two is left.
        bool Same(Problem a, Problem b) => a == b
            && now.Problems.Count(it => it == b) >= page.Problems.Count(it => it == b);
    }

    private static List<Remedy> Remedies(WikiDocument page) =>
        [.. Wiki.Text.Editing.Remarks.Of(page, []).SelectMany(it => new Remedies(page).For(it))];
}

using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Text.Tests.Editing;

public sealed class EditableCellTests
{
    private const string Page = """
        # Page

        <!-- matrix:m -->

        | Feature | Xen | KVM |
        |---|---|---|
        | [Swap](#swap "was: paging") | yes since 4.2 [^a] | ? |

        [^a]: Notes, https://example.org/a

        """;

    [Fact]
    public void A_cell_is_found_by_its_keys_and_by_the_earlier_ones()
    {
        Assert.Equal("?", Find("swap", "kvm")!.Cell.Text);
        Assert.Equal("yes since 4.2 [^a]", Find("paging", "xen")!.Cell.Text);
        Assert.Null(Find("swap", "uml"));
        Assert.Null(Find("none", "xen"));
        Assert.Null(EditableCell.Find(Parsed("# P\n"), "m", "swap", "xen"));
    }

    [Fact]
    public void Only_the_cell_changes_and_a_new_source_is_defined_once_under_a_free_name()
    {
        var cell = Find("swap", "kvm")!;
        var draft = new StatementDraft { Level = Level.No, Note = "never\ntried", Sources = ["a"] };
        var changed = cell.Change(
            new CellDraft([draft, new StatementDraft()]), [new SourceDraft("https://example.org/b", "A", "", "2012"), Nothing]);
        Assert.Equal(
            Page.Replace("| ? |", "| no (never tried) [^a][^a-2] |", StringComparison.Ordinal)
            + "[^a-2]: A, 2012, https://example.org/b\n", changed.Page);
        Assert.DoesNotContain(changed.Cell.Problems, problem => problem.Severity != Severity.Hint);
        Assert.Equal("https://example.org/b", Assert.Single(changed.Added).Address);
    }

    [Fact]
    public void A_source_that_nothing_cites_yet_can_be_cited_and_its_name_is_taken()
    {
        var page = Parsed(Page.Replace("[^a] |", "|", StringComparison.Ordinal));
        var cell = EditableCell.Find(page, "m", "swap", "xen")!;
        var changed = cell.Change(
            new CellDraft([new StatementDraft { Level = Level.Yes, Sources = ["a"] }]),
            [new SourceDraft("https://example.org/b", "A", "", "")]);
        Assert.Equal("yes [^a][^a-2]", changed.Cell.Text);
        Assert.Empty(changed.Cell.Problems);
        Assert.Equal(["a"], page.DefinedSources.Select(source => source.Name));
    }

    [Fact]
    public void A_mistake_is_told_at_the_field_it_is_in()
    {
        var cell = Find("swap", "kvm")!;
        (StatementDraft Draft, StatementPart Part)[] mistakes =
        [
            (new() { Level = Level.Yes, Start = "soon" }, StatementPart.Start),
            (new() { Level = Level.Yes, End = "1.x" }, StatementPart.End),
            (new() { Level = Level.Yes, Note = "a (b" }, StatementPart.Note),
            (new() { Level = Level.Partial }, StatementPart.Claim),
            (new() { Level = Level.Yes, Target = "5" }, StatementPart.Target),
            (new() { Level = Level.Yes, Sources = ["none"] }, StatementPart.Sources),
        ];
        foreach (var (draft, part) in mistakes)
        {
            var changed = cell.Change(new CellDraft([new StatementDraft { Level = Level.No, End = "1" }, draft]), []);
            var problem = changed.Cell.Problems.First(it => it.Severity == Severity.Error);
            Assert.Equal((1, part), changed.Printed.FieldOf(problem));
        }
    }

    [Fact]
    public void The_summary_says_what_changed()
    {
        Assert.Equal("KVM, Swap: unknown → yes since 3.1", Summary("?", "yes since 3.1 [^a]"));
        Assert.Equal("KVM, Swap: not stated → 64 TB; no until 3", Summary("", "`64 TB`; no until 3"));
        Assert.Equal("KVM, Swap: yes → not stated", Summary("yes", ""));
        Assert.Equal("KVM, Swap: note, sources changed", Summary("yes (a)", "yes (b) [^a]"));
        Assert.Equal("KVM, Swap: no 4.2 → no", Summary("no 4.2", "no as of 4.2"));
    }

    [Fact]
    public void Filling_in_what_a_cell_says_prints_what_it_says()
    {
        var random = new Random(20261130);
        var read = 0;
        for (var n = 0; n < 4000; n++)
        {
            var typed = RandomMatrix.Cell(random).Replace("\\|", "|", StringComparison.Ordinal);
            var cell = CellReader.Read(typed, 1, "xen");
            if (cell.Status != CellStatus.Valid)
            {
                continue;
            }

            read++;
            Assert.Equal(cell.Canonical, CellReader.Read(CellDraft.Of(cell).Print().Text, 1, "xen").Canonical);
        }

        Assert.True(read > 1000);
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData("https://example.org/x y", "T", "has a blank in it")]
    [InlineData("javascript:alert(1)", "T", "begins with https:// or http://")]
    [InlineData("", "A book", null)]
    public void A_source_needs_a_title_or_a_web_address(string address, string title, string? fault)
    {
        var source = new SourceDraft(address, title, "", "");
        Assert.True(fault is null ? source.Fault is null : source.Fault!.Contains(fault, StringComparison.Ordinal));
        Assert.NotNull(new SourceDraft("", "", "Somebody", "").Fault);
    }

    [Theory]
    [InlineData("# P\n\nWords.\n", "# P\n\nWords.\n\n[^n]: T\n")]
    [InlineData("# P\n\n[^a]: A\n", "# P\n\n[^a]: A\n[^n]: T\n")]
    [InlineData("# P\n\n[^a]: A\n\n\n", "# P\n\n[^a]: A\n\n\n[^n]: T\n")]
    public void A_definition_goes_to_the_end_of_the_page(string page, string expected) =>
        Assert.Equal(expected, SourceDraft.Define(page, "n", "T"));

    private static readonly SourceDraft Nothing = new("", "", "", "");

    private static string Summary(string before, string after) =>
        CellSummary.Write("KVM", "Swap", CellReader.Read(before, 1, "kvm"), CellReader.Read(after, 1, "kvm"));

    private static EditableCell? Find(string row, string column) => EditableCell.Find(Parsed(Page), "m", row, column);

    private static WikiDocument Parsed(string text) => WikiDocument.Parse(SourceText.From(text));
}

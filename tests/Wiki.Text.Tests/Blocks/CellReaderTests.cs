using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Tests.Blocks;

public sealed class CellReaderTests
{
    [Theory]
    [InlineData("", "", "")]
    [InlineData("yes", "yes", "W201")]
    [InlineData("yes 4.2", "yes since 4.2", "W201")]
    [InlineData("yes 2.6.20+ [^lk]", "yes since 2.6.20 [^lk]", "")]
    [InlineData("yes since linux:2.6.20 #hw (needs VT-x or AMD-V) [^lk]",
        "yes since linux:2.6.20 #hw (needs VT-x or AMD-V) [^lk]", "")]
    [InlineData("yes by 3.0 [^rn]", "yes by 3.0 [^rn]", "")]
    [InlineData("yes since 2007-02 [^lk]", "yes since 2007-02 [^lk]", "")]
    [InlineData("no since 4.14 (dropped); yes since 2.6.23 until 4.13 [^lk]",
        "no since 4.14 (dropped); yes since 2.6.23 until 4.13 [^lk]", "")]
    [InlineData("partial since 1.0 removed 1.4 (offline only); yes since 1.4 [^a][^b]",
        "yes since 1.4 [^a][^b]; partial since 1.0 removed 1.4 (offline only)", "")]
    [InlineData("no as of 6.10; planned for 7.0 as of 2026-09 (patches posted) [^road]",
        "no as of 6.10; planned for 7.0 as of 2026-09 (patches posted) [^road]", "")]
    [InlineData("?", "unknown", "")]
    [InlineData("N/A (no guest kernel)", "n/a (no guest kernel)", "")]
    [InlineData("`x86-64, arm64` since 4.11; `x86-64` since 3.0 removed 4.11",
        "`x86-64, arm64` since 4.11; `x86-64` since 3.0 removed 4.11", "")]
    [InlineData("yes, since 5.0, #paid (Enterprise Plus licence) [^esx]",
        "yes since 5.0 #paid (Enterprise Plus licence) [^esx]", "")]
    [InlineData("yes since v2019 [^a]", "yes since v2019 [^a]", "")]
    [InlineData("yes since 2019 [^a]", "yes since 2019 [^a]", "")]
    [InlineData("yes (since 3.0)", "yes (since 3.0)", "W201 W208")]
    public void A_valid_cell_has_one_canonical_form_and_only_hints(string typed, string canonical, string hints)
    {
        var cell = Given.Cell(typed);

        Assert.Equal(canonical, cell.Canonical);
        Assert.Equal(typed.Length == 0 ? CellStatus.Empty : CellStatus.Valid, cell.Status);
        Assert.Equal(hints, string.Join(' ', cell.Problems.Select(problem => problem.Code)));
        Assert.All(cell.Problems, problem => Assert.Equal(Severity.Hint, problem.Severity));
    }

    [Theory]
    [InlineData("no 4.2", "C102 4: \"no 4.2\" is ambiguous. Write \"no since 4.2\" if support was dropped then, or "
        + "\"no as of 4.2\" if it was still missing when you checked.")]
    [InlineData("-", "C116 1: \"-\" can mean \"no\", \"n/a\" or \"unknown\". Write the one you mean, or leave the "
        + "cell empty.")]
    [InlineData("✅", "C101 1: \"✅\" is not a level. Use yes, partial, no, planned, unknown (or ?) or n/a. Did you "
        + "mean \"yes\"? Write a plain value in `backticks`.")]
    [InlineData("partial since 4.2", "C111 1: \"partial\" needs a note that says what is missing, e.g. \"partial "
        + "since 4.2 (HVM guests only)\".")]
    [InlineData("planned for 5.0",
        "C112 1: \"planned\" needs a source, e.g. \"planned for 4.20 as of 2026-09 [^roadmap]\".")]
    [InlineData("planned for 5.0 [^road]", "C112 1: \"planned\" needs the date on which you checked it, e.g. \"as "
        + "of 2026-09\". Without it, nobody sees when the plan is out of date.")]
    [InlineData("yes ≤3.0", "C104 5: \"≤3.0\" is neither a version nor a date. Write \"by 3.0\".")]
    [InlineData("yes since 2.6.23-4.13",
        "C105 11: \"2.6.23-4.13\" looks like a range. Write \"since 2.6.23 until 4.13\".")]
    [InlineData("yes since 2011/05",
        "C104 11: \"2011/05\" is not a date that this wiki understands. Write 2011, 2011-05 or 2011-05-19.")]
    [InlineData("yes since 4.14 removed 2.6.23", "C107 1: This statement ends (2.6.23) before it starts (4.14). "
        + "Correct one of them.")]
    [InlineData("yes since 3.0; no since 4.0", "C108 16: \"yes since 3.0\" and \"no since 4.0\" overlap. End the "
        + "earlier one with \"removed …\" or \"until …\".")]
    [InlineData("yes needs VT-x", "C103 5: \"needs\" cannot stand here. Put remarks in (parentheses).")]
    [InlineData("yes since 3.0 (needs a patch", "C109 15: This note is not closed. Add \")\".")]
    [InlineData("yes since 3.0 #pach", "C114 15: \"#pach\" is not a tag. Use #patch, #flag, #experimental, "
        + "#deprecated, #paid, #hw. Did you mean \"#patch\"?")]
    [InlineData("yes since 3.0 since 4.0", "C115 15: This statement has two starts. Keep one, or start a second "
        + "statement with \";\".")]
    [InlineData("unknown since 3.0",
        "C106 9: \"unknown\" cannot take a start. Write \"as of …\" and the date on which you checked it.")]
    [InlineData("yes for 5.0",
        "C106 5: \"for\" only goes with \"planned\". Use \"since\" for something that has already happened.")]
    [InlineData("yes; planned for 5.0 as of 2026-09 [^road]",
        "C118 6: \"planned\" contradicts the \"yes\" without an end in the same cell. Remove one of them.")]
    [InlineData("yes [^a] (note after)", "C103 10: Put the note before the citations.")]
    public void A_malformed_cell_is_told_what_is_wrong_where_and_what_to_write(string typed, string said)
    {
        var cell = Given.Cell(typed);

        var errors = cell.Problems.Where(problem => problem.Severity == Severity.Error);
        Assert.Equal([said], Given.Said(errors));
        Assert.Equal(CellStatus.Invalid, cell.Status);
        Assert.Equal(typed, cell.Canonical);
        Assert.Empty(cell.Statements);
    }

    [Theory]
    // Suggestions.
    [InlineData("yse", "C101 1")]
    [InlineData("parital (x)", "C101 1")]
    // right after a claim
    [InlineData("yes >=3.0", "C104 5")]
    [InlineData("yes linux:4kk", "C104 5")]
    [InlineData("yes v4kk", "C104 5")]
    [InlineData("yes 64bit", "C104 5")]
    [InlineData("yes vmware", "C103 5")]
    [InlineData("yes #hw 4.2", "C103 9")]
    // Bad dates and ranges.
    [InlineData("yes since 2011-13", "C104 11")]
    [InlineData("yes since 2011-5", "C104 11")]
    [InlineData("yes since 2011-02-30", "C104 11")]
    [InlineData("yes since 21/07/2011", "C104 11")]
    [InlineData("yes since 21.07.2011", "C104 11")]
    [InlineData("yes since February 2011", "C104 11")]
    [InlineData("yes since Feb-2011", "C104 11")]
    [InlineData("yes since 2nd", "C104 11")]
    [InlineData("yes since 4KiB", "C104 11")]
    [InlineData("yes 2011-2012", "C105 5")]
    [InlineData("yes 3.0–3.4", "C105 5")]
    [InlineData("yes 3.0—3.4", "C105 5")]
    [InlineData("yes 3.0..3.4", "C105 5")]
    [InlineData("yes 2011-05-2012-06", "C105 5")]
    // A18
    [InlineData("yes since", "C104 5")]
    [InlineData("yes since (x)", "C104 5")]
    [InlineData("yes since removed 3", "C104 5")]
    [InlineData("yes as of", "C104 5")]
    [InlineData("yes as 2011", "C103 5")]
    [InlineData("yes removed by", "C104 5")]
    [InlineData("yes by 3.0+", "C104 8")]
    [InlineData(";", "C103 1")]
    [InlineData("; yes", "C103 1")]
    [InlineData("yes;", "C103 4")]
    [InlineData("yes;; no", "C103 5")]
    [InlineData(", yes", "C103 1")]
    [InlineData("yes,", "C103 4")]
    [InlineData("yes, (x)", "C103 4")]
    [InlineData("yes,, since 3", "C103 4")]
    [InlineData("yes, 4.2", "C103 6")]
    [InlineData("yes 4.2 +", "C103 9")]
    [InlineData("(note)", "C101 1")]
    [InlineData("[^a]", "C101 1")]
    // combinations
    [InlineData("n/a 3.0", "C103 5")]
    [InlineData("planned 3.0", "C103 9")]
    [InlineData("unknown 2011", "C103 9")]
    [InlineData("? until 3", "C106 3")]
    [InlineData("planned since 3.0", "C106 9")]
    [InlineData("planned removed 3.0", "C106 9")]
    [InlineData("no by 3.0", "C106 4")]
    [InlineData("unknown for 3.0", "C106 9")]
    [InlineData("unknown; yes since 3.0", "C106 1")]
    [InlineData("unknown; yes since", "C106 1")]
    [InlineData("yes since 3.0; ?", "C106 16")]
    // lower case
    [InlineData("yes Since 3.0", "C103 5")]
    [InlineData("yes #HW", "C114 5")]
    // One clause of each kind.
    [InlineData("yes (a) (b)", "C110 9")]
    [InlineData("yes until 3 removed 4", "C115 13")]
    [InlineData("planned for 3 for 4", "C115 15")]
    [InlineData("yes as of 3 as of 4", "C115 13")]
    [InlineData("yes #hw #paid #hw", "C115 15")]
    [InlineData("`x", "C117 1")]
    [InlineData("yes `x", "C117 5")]
    [InlineData("yes (a ` b)", "C117 8")]
    [InlineData("yes (a (b)", "C109 5")]
    [InlineData("yes (a \\)", "C109 5")]
    [InlineData("yes `x`", "C103 5")]
    [InlineData("yes (a) since 3", "C103 9")]
    [InlineData("yes (a) b", "C103 9")]
    [InlineData("–", "C116 1")]
    [InlineData("—", "C116 1")]
    [InlineData("−", "C116 1")]
    [InlineData("yes since 3 removed 4; -", "C116 24")]
    public void The_first_fault_of_a_cell_is_told_at_its_column(string typed, string codeAndColumn)
    {
        var problem = Assert.Single(Given.Cell(typed).Problems);

        Assert.Equal(codeAndColumn, $"{problem.Code} {problem.Column}");
        Assert.Equal(Severity.Error, problem.Severity);
    }

    [Theory]
    [InlineData("yes ≥3.0", "\"≥3.0\" is neither a version nor a date. Write \"since 3.0\".")]
    [InlineData("yes by 3.0+", "\"3.0+\" is neither a version nor a date. Write \"by 3.0\".")]
    [InlineData("yes ~2011", "\"~2011\" is neither a version nor a date. Write \"2011~\".")]
    [InlineData("yes since x",
        "\"x\" is neither a version nor a date. Write a version such as 4.2 or a date such as 2011-05.")]
    [InlineData("yes since", "\"since\" needs a version or a date, e.g. \"since 4.2\".")]
    [InlineData("yes since 21.07.2011",
        "\"21.07.2011\" is not a date that this wiki understands. Write 2011, 2011-05 or 2011-05-19.")]
    [InlineData("plan", "\"plan\" is not a level. Use yes, partial, no, planned, unknown (or ?) or n/a. Write a "
        + "plain value in `backticks`.")]
    [InlineData("na",
        "\"na\" is not a level. Use yes, partial, no, planned, unknown (or ?) or n/a. Did you mean \"n/a\"? Write "
        + "a plain value in `backticks`.")]
    [InlineData("❌",
        "\"❌\" is not a level. Use yes, partial, no, planned, unknown (or ?) or n/a. Did you mean \"no\"? Write a "
        + "plain value in `backticks`.")]
    [InlineData("yes #foo", "\"#foo\" is not a tag. Use #patch, #flag, #experimental, #deprecated, #paid, #hw.")]
    [InlineData("yes since 3 until 4 removed 5",
        "This statement has two ends. Keep one, or start a second statement with \";\".")]
    public void A_message_says_what_to_write_instead(string typed, string message) =>
        Assert.Equal(message, Assert.Single(Given.Cell(typed).Problems).Message);

    [Theory]
    // v, tags, notes, citations
    [InlineData("YES v4.2", "yes since 4.2")]
    [InlineData("yes since xen:v2019", "yes since xen:2019")]
    [InlineData("yes since v21.07.2011", "yes since v21.07.2011")]
    [InlineData("yes (  a  )  [^B] [^a]", "yes (a) [^B][^a]")]
    [InlineData("yes ( )", "yes")]
    [InlineData("yes #hw #patch #paid", "yes #patch #paid #hw")]
    [InlineData("yes as of 3 #hw until 2 since 1", "yes since 1 until 2 #hw as of 3")]
    [InlineData("yes(a)[^b];no removed 1", "yes (a) [^b]; no removed 1")]
    [InlineData("yes (a `)` \\( b \\) (c))", "yes (a `)` \\( b \\) (c))")]
    [InlineData("yes (a\\ )", "yes (a\\ )")]
    // Order of statements: open-ended, ended, planned; newest first only when all starts can be compared
    [InlineData("planned for 9 as of 2026 [^a]; partial since 1 removed 2 (x); yes since 2 removed 3; no since 3",
        "no since 3; yes since 2 removed 3; partial since 1 removed 2 (x); planned for 9 as of 2026 [^a]")]
    [InlineData("yes since 1 removed 2; no since 2011 removed 2012; yes since 3 removed 4",
        "yes since 1 removed 2; no since 2011 removed 2012; yes since 3 removed 4")]
    [InlineData("yes removed 2; no since 3 removed 4", "yes removed 2; no since 3 removed 4")]
    // a no-break space is part of a word and stays in a note
    [InlineData("yes (\u00A0a)", "yes (\u00A0a)")]
    public void A_cell_is_spelled_in_its_canonical_form(string typed, string canonical)
    {
        var cell = Given.Cell(typed);

        Assert.Equal(canonical, cell.Canonical);
        Assert.Equal(CellStatus.Valid, cell.Status);
    }

    [Theory]
    [InlineData("no as of 4; yes since 1 removed 2", "")]
    [InlineData("yes since 1 removed 2; no since 2", "")]
    [InlineData("yes since 1 until 2; no since 2", "C108 22")]
    [InlineData("yes since 1 until 2007; no since 2007", "W202 1")]
    [InlineData("yes since 2005 until 2007; no since 2007", "")]
    [InlineData("yes until 2007-02-03; no since 2007-02-03", "C108 23")]
    [InlineData("yes removed 2; no since 1", "C108 16")]
    [InlineData("yes removed by 2; no since 1", "")]
    [InlineData("yes since 2 removed by 5; no since 1", "C108 27")]
    [InlineData("yes by 2 removed by 5; no since 1", "")]
    [InlineData("yes; `x`", "C108 6")]
    [InlineData("yes; yes", "C108 6")]
    [InlineData("yes since 1 removed 5; no since 2 removed 3", "C108 24")]
    [InlineData("no removed 3; yes removed 3", "C108 15")]
    [InlineData("yes since kvm:1 removed kvm:5; no since 2", "W202 32")]
    [InlineData("yes since 2 removed 2", "")]
    [InlineData("yes by 3 removed 2", "C107 1")]
    [InlineData("yes since 3 removed by 2", "C107 1")]
    [InlineData("yes since 2007 until 2007-03", "")]
    [InlineData("yes since 2007-04 until 2007-03", "C107 1")]
    [InlineData("yes since 2007~ until 2006", "")]
    [InlineData("yes since 2008~ until 2006", "C107 1")]
    [InlineData("yes since 4.0-rc1 until 4.0-beta2", "C107 1")]
    [InlineData("partial removed 4 (x); planned for 5 as of 2026 [^a]; planned for 6 as of 2026 [^a]", "")]
    [InlineData("partial (x); planned for 5 as of 2026 [^a]", "")]
    public void An_order_is_wrong_only_when_it_surely_is(string typed, string codesAndColumns)
    {
        var found = Given.Cell(typed).Problems.Where(problem => problem.Code != "W201");

        Assert.Equal(codesAndColumns, string.Join(' ', found.Select(p => $"{p.Code} {p.Column}")));
    }

    [Fact]
    public void Versions_of_two_lines_cannot_be_put_in_order()
    {
        var cell = Given.Cell("yes since xen:4.5 removed 4.14 [^a]", defaultLine: "kvm");

        Assert.Equal(["W202 1: It is not clear whether xen:4.5 or 4.14 comes first. Use two dates, or two versions "
            + "of one line."], Given.Said(cell.Problems));
        Assert.Equal(CellStatus.Valid, cell.Status);
        Assert.Empty(Given.Cell("yes since xen:4.5 removed 4.14 [^a]", defaultLine: "xen").Problems);
    }

    [Theory]
    [InlineData("yes (since 3.0, #hw) [^a]", true)]
    [InlineData("yes (removed by 4.2) [^a]", true)]
    [InlineData("no (for 4.2) [^a]", true)]
    [InlineData("yes (since 3.0 on x86) [^a]", false)]
    [InlineData("yes (4.2) [^a]", true)]
    [InlineData("yes (2.6.20+) [^a]", true)]
    [InlineData("yes (2011-05) [^a]", true)]
    [InlineData("`x` (linux:4.2, #hw) [^a]", true)]
    [InlineData("yes (2003~ as of 2026) [^a]", true)]
    [InlineData("yes (4.2 on x86) [^a]", false)]
    [InlineData("yes (4.2, 4.3) [^a]", false)]
    [InlineData("yes (+) [^a]", false)]
    [InlineData("yes (since) [^a]", false)]
    [InlineData("yes (since 3.0 [^b]) [^a]", false)]
    public void A_note_that_is_nothing_but_a_point_or_clauses_looks_like_data(string typed, bool looksLikeData) =>
        Assert.Equal(looksLikeData ? ["W208"] : [], Given.Cell(typed).Problems.Select(problem => problem.Code));

    [Fact]
    public void A_cell_with_too_many_statements_is_told_so_instead_of_being_compared_for_ever()
    {
        var cell = Given.Cell(string.Join(';', Enumerable.Repeat("yes", 21)));

        Assert.Equal(["C103 80: A cell can have at most 20 statements. Remove some of them."],
            Given.Said(cell.Problems));
    }

    [Fact]
    public void A_very_long_word_is_cut_in_the_message()
    {
        var message = Given.Cell(new string('x', 100_000)).Problems.Single().Message;

        Assert.StartsWith($"\"{new string('x', 80)}…\" is not a level", message, StringComparison.Ordinal);
    }
}

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
    [InlineData("no 4.2", "C102 4: \"no 4.2\" is ambiguous; write \"no since 4.2\" (dropped then) or \"no as of 4.2\" "
        + "(still missing when checked)")]
    [InlineData("-", "C116 1: \"-\" can mean \"no\", \"n/a\" or \"unknown\"; write the one you mean, or leave the cell "
        + "empty")]
    [InlineData("✅", "C101 1: \"✅\" is not a support level; use yes, partial, no, planned, unknown (or ?) or n/a — "
        + "did you mean \"yes\"?; a plain value goes in `backticks`")]
    [InlineData("partial since 4.2", "C111 1: \"partial\" needs a note saying what is missing, e.g. partial since 4.2 "
        + "(HVM guests only)")]
    [InlineData("planned for 5.0", "C112 1: \"planned\" needs a source, e.g. planned for 4.20 as of 2026-09 [^roadmap]")]
    [InlineData("planned for 5.0 [^road]", "C112 1: \"planned\" needs \"as of\", so that it can go stale")]
    [InlineData("yes ≤3.0", "C104 5: \"≤3.0\" is neither a version nor a date; write \"by 3.0\"")]
    [InlineData("yes since 2.6.23-4.13",
        "C105 11: \"2.6.23-4.13\" looks like a range; write \"since 2.6.23 until 4.13\"")]
    [InlineData("yes since 2011/05",
        "C104 11: \"2011/05\" is not a date this page understands; write 2011, 2011-05 or 2011-05-19")]
    [InlineData("yes since 4.14 removed 2.6.23", "C107 1: ends (2.6.23) before it starts (4.14)")]
    [InlineData("yes since 3.0; no since 4.0", "C108 16: \"yes since 3.0\" and \"no since 4.0\" overlap; give the "
        + "earlier one an end (\"removed …\" or \"until …\")")]
    [InlineData("yes needs VT-x", "C103 5: unexpected \"needs\"; put remarks in (parentheses)")]
    [InlineData("yes since 3.0 (needs a patch", "C109 15: this note is never closed; add \")\"")]
    [InlineData("yes since 3.0 #pach", "C114 15: unknown tag \"#pach\"; use #patch, #flag, #experimental, #deprecated, "
        + "#paid, #hw — did you mean \"#patch\"?")]
    [InlineData("yes since 3.0 since 4.0", "C115 15: this statement has two starts; keep one, or start a second "
        + "statement with \";\"")]
    [InlineData("unknown since 3.0",
        "C106 9: \"unknown\" cannot take a start; write \"as of …\" for when it was last looked up")]
    [InlineData("yes for 5.0",
        "C106 5: \"for\" belongs to \"planned\"; use \"since\" for something that already happened")]
    [InlineData("yes; planned for 5.0 as of 2026-09 [^road]",
        "C118 6: \"planned\" contradicts the open-ended \"yes\" in the same cell")]
    [InlineData("yes [^a] (note after)", "C103 10: the note goes before the citations")]
    public void A_malformed_cell_is_told_what_is_wrong_where_and_what_to_write(string typed, string said)
    {
        var cell = Given.Cell(typed);

        var errors = cell.Problems.Where(problem => problem.Severity == Severity.Error);
        Assert.Equal([said], Given.Said(errors));
        Assert.Equal(CellStatus.Invalid, cell.Status);
        Assert.Equal(typed, cell.Canonical);
        Assert.Empty(cell.Statements);
    }
}

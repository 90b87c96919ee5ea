using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Tests.Blocks;

/// <summary>Which answer a cell gives on a date: each rule as a story.</summary>
public sealed class TrueOnTests
{
    private static readonly ReleaseList Releases = ReleaseList.Of(Given.Timeline(
        "| Date | Event | System | Kind | Version |", "|---|---|---|---|---|",
        "| 2004-11-05 | a | xen | release | 2.0 |",
        "| 2005-12-05 | b | xen | release | 3.0 |",
        "| 2008-08 | c | xen | release | 3.3 |",
        "| 2010-04-07 | d | xen | release | 4.0 |",
        "| 2007-02-04 | e | | release | linux:2.6.20 |",
        "| 2007-01 | merged for 2.6.21 | | merge | linux:2.6.21 |",
        "| 2007-04-25 | f | | release | linux:2.6.21 |",
        "| 2007-06-01 | announced | | announce | linux:2.6.22 |",
        "| 2011-01-04 | g | | release | linux:2.6.37 |",
        "| 2011-05/2011-07 | h | | release | linux:3.0 |",
        "| ../2012 | i | | release | linux:3.2 |",
        "| 2013/.. | j | | release | linux:3.9 |").Releases);

    // The table, row by row.

    [Theory]
    [InlineData("yes since 3.0 [^a]", "2005-12-04", "implied no, implied: since 3.0")]
    [InlineData("yes since 3.0 [^a]", "2005-12-05", "stated yes")]
    [InlineData("partial since 3.0 (x)", "2005-12-04", "implied no, implied: since 3.0")]
    [InlineData("partial since 3.0 (x)", "2005-12-05", "stated partial")]
    [InlineData("yes since 2007-02-04", "2007-02-03", "implied no, implied: since 2007-02-04")]
    [InlineData("yes since linux:2.6.20", "2007-02-03", "implied no, implied: since linux:2.6.20")]
    public void Support_since_a_point_is_an_implied_no_before_it(string cell, string date, string answer) =>
        Assert.Equal(answer, On(cell, date));

    [Theory]
    [InlineData("yes by 3.0", "2005-12-04", "implied unknown, by 3.0 at the latest")]
    [InlineData("yes by 3.0", "2005-12-05", "stated yes")]
    [InlineData("n/a by 3.0", "2005-12-04", "implied unknown, by 3.0 at the latest")]
    [InlineData("`a` by 3.0", "2005-12-04", "implied unknown, by 3.0 at the latest")]
    public void What_was_there_at_the_latest_at_a_point_is_unknown_before_it(
        string cell, string date, string answer) => Assert.Equal(answer, On(cell, date));

    [Theory]
    [InlineData("yes", "stated yes, start not given")]
    [InlineData("no as of 4.0", "stated no, start not given")]
    [InlineData("partial (x)", "stated partial, start not given")]
    [InlineData("yes removed 4.0", "stated yes, start not given")]
    [InlineData("`credit`", "stated `credit`, start not given")]
    [InlineData("?", "stated unknown, start not given")]
    [InlineData("n/a (x)", "stated n/a, start not given")]
    public void A_claim_without_a_start_is_shown_with_that_remark(string cell, string answer) =>
        Assert.Equal(answer, On(cell, "1999"));

    [Theory]
    [InlineData("yes since 2.0 removed 4.0", "2010-04-06", "stated yes")]
    [InlineData("yes since 2.0 removed 4.0", "2010-04-07", "implied no, removed 4.0")]
    [InlineData("yes since 2.0 removed 2007-02-04", "2007-02-03", "stated yes")]
    [InlineData("yes since 2.0 removed 2007-02-04", "2007-02-04", "implied no, removed 2007-02-04")]
    public void What_was_removed_no_longer_holds_at_that_point(string cell, string date, string answer) =>
        Assert.Equal(answer, On(cell, date));

    [Theory]
    [InlineData("yes since 2.0 until 3.0", "2008-07-31", "stated yes")]
    [InlineData("yes since 2.0 until 3.0", "2008-08-31", "implied no, until 3.0")]
    [InlineData("yes since 2.0 until 4.0", "2099-12-31", "stated yes")]
    [InlineData("yes since 2.0 until 2007-02-04", "2007-02-04", "stated yes")]
    [InlineData("yes since 2.0 until 2007-02-04", "2007-02-05", "implied no, until 2007-02-04")]
    [InlineData("yes since 2.0 until 2007-02", "2007-02-28", "stated yes")]
    [InlineData("yes since 2.0 until 2007-02", "2007-03-01", "implied no, until 2007-02")]
    [InlineData("yes since 2.0 until 2007", "2007-12-31", "stated yes")]
    [InlineData("yes since 2.0 until 2007", "2008-01-01", "implied no, until 2007")]
    [InlineData("yes until 2099", "2099-12-31", "stated yes, start not given")]
    public void Until_holds_to_the_next_release_or_to_the_end_of_that_day_month_or_year(
        string cell, string date, string answer) => Assert.Equal(answer, On(cell, date));

    [Theory]
    [InlineData("no since 3.0")]
    [InlineData("n/a since 3.0")]
    [InlineData("`a` since 3.0")]
    public void Any_other_claim_says_nothing_before_its_start(string cell) =>
        Assert.Equal("not stated", On(cell, "2005-12-04"));

    [Theory]
    [InlineData("planned for 3.0 as of 2004 [^a]", "2011", "not stated")]
    [InlineData("planned for 9.9 as of 9.8 [^a]", "2011", "not stated")]
    [InlineData("no as of 2004; planned for 3.0 as of 2004 [^a]", "2011", "stated no, start not given")]
    [InlineData("partial since 3.0 (x); planned for 4.0 as of 2004 [^a]", "2011", "stated partial")]
    public void A_plan_is_never_support_at_a_date(string cell, string date, string answer) =>
        Assert.Equal(answer, On(cell, date));

    [Fact]
    public void An_empty_cell_states_nothing() => Assert.Equal("not stated", On("", "2007-01-18"));

    [Theory]
    [InlineData("maybe since 3.0")]
    [InlineData("yes since 2.0; no since 3.0")]
    public void A_cell_that_was_not_understood_makes_no_claim_at_any_date(string cell) =>
        Assert.Equal("invalid", On(cell, "2007-01-18"));

    // no statement covers the day.

    [Theory]
    [InlineData("partial since 2.0 removed 3.0 (x)", "implied no, removed 3.0")]
    [InlineData("yes since 2.0 until 2005-12", "implied no, until 2005-12")]
    [InlineData("yes since 2.0 removed by 3.0", "implied no, removed by 3.0")]
    [InlineData("yes removed 3.0", "implied no, removed 3.0")]
    [InlineData("no since 2.0 removed 3.0", "not stated")]
    [InlineData("n/a since 2.0 removed 3.0", "not stated")]
    [InlineData("`a` since 2.0 until 2005", "not stated")]
    [InlineData("yes removed 2.0; `a` since 2.0 removed 3.0", "not stated")]
    [InlineData("`a` removed 2.0; yes since 2.0 removed 3.0", "implied no, removed 3.0")]
    public void After_its_end_support_is_a_no_and_any_other_claim_says_nothing(string cell, string answer) =>
        Assert.Equal(answer, On(cell, "2006-01-18"));

    [Theory]
    [InlineData("2004-11-04", "implied no, implied: since 2.0")]
    [InlineData("2004-11-05", "implied unknown, removed by 4.0 at the latest")]
    [InlineData("2010-04-06", "implied unknown, removed by 4.0 at the latest")]
    [InlineData("2010-04-07", "implied no, removed by 4.0")]
    public void What_was_removed_at_the_latest_at_a_point_is_unknown_before_it(string date, string answer) =>
        Assert.Equal(answer, On("yes since 2.0 removed by 4.0", date));

    [Theory]
    [InlineData("yes since 2.0 removed 3.0; yes since 4.0", "implied no, implied: since 4.0")]
    [InlineData("yes since 2.0 removed 3.0; yes by 4.0", "implied unknown, by 4.0 at the latest")]
    [InlineData("yes since 2.0 removed 3.0; `a` since 4.0", "not stated")]
    [InlineData("yes since 2.0 removed 3.0; no since 4.0", "not stated")]
    [InlineData("yes by linux:2.6.37; partial since 4.0 removed linux:2.6.37 (x)", "implied no, implied: since 4.0")]
    public void In_a_gap_the_statement_that_starts_next_decides(string cell, string answer) =>
        Assert.Equal(answer, On(cell, "2007-01-18"));

    // several statements cover the day.

    [Theory]
    [InlineData("no as of 4.0; yes since 2.0 removed 3.0", "2004-11-04", "stated no, start not given")]
    [InlineData("no as of 4.0; yes since 2.0 removed 3.0", "2004-11-05", "stated yes")]
    [InlineData("no as of 4.0; yes since 2.0 removed 3.0", "2005-12-05", "stated no, start not given")]
    [InlineData("yes since linux:2.6.20; partial since 2.0 removed 4.0 (x)", "2007-02-03", "stated partial")]
    [InlineData("yes since linux:2.6.20; partial since 2.0 removed 4.0 (x)", "2007-02-04", "stated yes")]
    [InlineData("no since 3.0; yes since 2.0 removed by 4.0", "2005-12-05", "stated no")]
    public void A_start_beats_none_and_the_latest_start_beats_the_others(string cell, string date, string answer) =>
        Assert.Equal(answer, On(cell, date));

    [Fact]
    public void Of_two_claims_without_a_start_the_one_that_ends_first_covers_the_time_before_its_end()
    {
        const string Cell = "yes; partial removed 3.0 (x)";

        Assert.Equal("stated partial, start not given", On(Cell, "2005-12-04"));
        Assert.Equal("stated yes, start not given", On(Cell, "2005-12-05"));
    }

    // Dates of versions.

    [Theory]
    [InlineData("yes since 3.1", "undated, no date for xen:3.1")]
    [InlineData("yes since 3.0 removed linux:4.0", "undated, no date for linux:4.0")]
    [InlineData("yes since 3.0 until 3.1", "undated, no date for xen:3.1")]
    [InlineData("yes since 4.0; partial since vmm:1 removed vmm:2 (x)", "undated, no date for vmm:1")]
    [InlineData("yes since 3.0 as of 9.9", "stated yes")]
    [InlineData("partial since 3.0 (x); planned for 9.9 as of 9.8 [^a]", "stated partial")]
    public void One_start_or_end_without_a_date_makes_the_whole_cell_undated(string cell, string answer) =>
        Assert.Equal(answer, On(cell, "2012-01-01"));

    [Theory]
    [InlineData("yes since linux:2.6.21", "2007-04-24", "implied no, implied: since linux:2.6.21")]
    [InlineData("yes since linux:2.6.21", "2007-04-25", "stated yes")]
    [InlineData("yes since linux:2.6.22", "2007-05-31", "implied no, implied: since linux:2.6.22")]
    [InlineData("yes since linux:2.6.22", "2007-06-01", "stated yes")]
    public void Any_row_with_a_version_dates_it_and_a_release_beats_the_others(
        string cell, string date, string answer) => Assert.Equal(answer, On(cell, date));

    [Fact]
    public void A_version_without_a_line_belongs_to_the_line_of_its_column()
    {
        var cell = Given.Cell("yes since 3.0", "linux");

        Assert.Equal("implied no, implied: since 3.0", Said(TrueOn.Compute(cell, "linux", Date("2010-01-01"), Releases)));
    }

    [Theory]
    [InlineData("yes since linux:3.2", "2011-06-01", "undated, no certain date for linux:3.2")]
    [InlineData("yes since linux:3.2", "2012-12-31", "stated yes")]
    [InlineData("yes since linux:3.9", "2012-12-31", "implied no, implied: since linux:3.9")]
    [InlineData("yes since linux:3.9", "2013-01-01", "undated, no certain date for linux:3.9")]
    [InlineData("yes since linux:3.9", "2013", "undated, no certain date for linux:3.9")]
    [InlineData("yes since 2.0 until linux:3.2", "2012-12-31", "stated yes")]
    [InlineData("yes since 2.0 until linux:3.2", "2013-01-01", "undated, no certain date for linux:3.9")]
    [InlineData("yes since 4.0; partial removed linux:3.2 (x)", "2011-01-01", "stated yes")]
    public void A_release_known_to_one_side_only_decides_where_it_is_certain(
        string cell, string date, string answer) => Assert.Equal(answer, On(cell, date));

    // partial dates.

    [Theory]
    [InlineData("yes since 3.3", "2008-07-31", "implied no, implied: since 3.3")]
    [InlineData("yes since 3.3", "2008-08-01", "implied no, implied: since 3.3 | stated yes | during 2008-08")]
    [InlineData("yes since 3.3", "2008-08-30", "implied no, implied: since 3.3 | stated yes | during 2008-08")]
    [InlineData("yes since 3.3", "2008-08-31", "stated yes")]
    [InlineData("yes since 2007~", "2007-06-01", "implied no, implied: since 2007~ | stated yes | during 2007")]
    [InlineData("yes since 2007~", "2006-12-31", "implied no, implied: since 2007~")]
    [InlineData("yes since linux:3.0", "2011-06-01",
        "implied no, implied: since linux:3.0 | stated yes | during 2011-05/2011-07")]
    [InlineData("yes since 3.3; partial since 3.0 removed 3.3 (x)", "2008-08-15",
        "stated partial | stated yes | during 2008-08")]
    [InlineData("yes since 3.3; partial since 2.0 until 3.0 (x)", "2008-08-15",
        "stated partial | stated yes | during 2008-08")]
    [InlineData("yes since 2.0 removed by 2007", "2007-06-01",
        "implied unknown, removed by 2007 at the latest | implied no, removed by 2007 | during 2007")]
    [InlineData("yes since 2007-02; partial since 2.0 removed 2007 (x)", "2007-02-10",
        "stated partial | stated yes | during 2007")]
    [InlineData("yes since 2007-01; partial since 2.0 removed 2007 (x)", "2007-01-10",
        "stated partial | stated yes | during 2007")]
    public void Inside_a_partial_date_of_the_cell_both_answers_are_shown(string cell, string date, string answer) =>
        Assert.Equal(answer, On(cell, date));

    [Theory]
    [InlineData("yes since linux:2.6.20", "2007", "implied no, implied: since linux:2.6.20 | stated yes | during 2007")]
    [InlineData("yes since linux:2.6.20", "2007-02~",
        "implied no, implied: since linux:2.6.20 | stated yes | during 2007-02")]
    [InlineData("yes since linux:2.6.20", "2007-03", "stated yes")]
    [InlineData("yes since linux:2.6.20", "2006", "implied no, implied: since linux:2.6.20")]
    [InlineData("yes since 2007-02", "2007", "implied no, implied: since 2007-02 | stated yes | during 2007")]
    [InlineData("yes since 2.0 removed 2007-01-01", "2007", "implied no, removed 2007-01-01")]
    [InlineData("yes since 2.0 until 2007", "2007", "stated yes")]
    public void A_partial_date_asked_about_shows_both_when_the_answer_changes_inside_it(
        string cell, string date, string answer) => Assert.Equal(answer, On(cell, date));

    [Theory]
    [InlineData("yes since 2007-02-04 removed 2007-04-25", "2007")]
    [InlineData("yes since 2007-02 removed 2007-04", "2007")]
    [InlineData("yes since 2007 removed 2007", "2007")]
    [InlineData("yes since 2007 removed 2007", "2007-06-01")]
    public void What_came_and_went_inside_one_date_is_shown_between_the_answers_before_and_after(
        string cell, string date)
    {
        var answer = TrueOn.Compute(Given.Cell(cell), "xen", Date(date), Releases);

        Assert.Equal([Level.No, Level.Yes, Level.No], answer.Answers.Select(one => one.Level!.Value));
        Assert.Equal("2007", answer.During);
    }

    [Fact]
    public void What_is_surely_over_is_not_still_to_come() =>
        Assert.Equal("implied no, removed 2007-06", On("yes since 2007 removed 2007-06", "2007-08-01"));

    [Fact]
    public void An_answer_names_the_statement_it_rests_on()
    {
        var cell = Given.Cell("yes since 3.0; partial since 2.0 removed 3.0 #flag (x) [^a]");

        var answer = Assert.Single(TrueOn.Compute(cell, "xen", Date("2005-01-01"), Releases).Answers);
        Assert.Same(cell.Statements[1], answer.Statement);
        answer = Assert.Single(TrueOn.Compute(cell, "xen", Date("2000"), Releases).Answers);
        Assert.Same(cell.Statements[1], answer.Statement);
        Assert.Equal(AnswerKind.Implied, answer.Kind);
    }

    internal static DatePoint Date(string text) => DatePoint.TryRead(text, out var date) ? date
        : throw new ArgumentException($"{text} is not a date.", nameof(text));

    /// <summary>
    /// The answers as "kind claim, remark", with a bar between them, and the date in which they change.
    /// </summary>
    internal static string Said(CellOnDate cell) => string.Join(" | ",
        [.. cell.Answers.Select(Said), .. cell.During is null ? Array.Empty<string>() : [$"during {cell.During}"]]);

    private static string Said(Answer answer)
    {
        var kind = answer.Kind == AnswerKind.NotStated ? "not stated" : answer.Kind.ToString().ToLowerInvariant();
        var claim = answer.Level is { } level ? $" {level.Word()}" : answer.Value is { } value ? $" `{value}`" : "";
        return kind + claim + (answer.Remark is null ? "" : $", {answer.Remark}");
    }

    private static string On(string cell, string date) =>
        Said(TrueOn.Compute(Given.Cell(cell), "xen", Date(date), Releases));
}

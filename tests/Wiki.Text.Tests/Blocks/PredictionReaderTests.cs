using Wiki.Text.Blocks.Predictions;

namespace Wiki.Text.Tests.Blocks;

public sealed class PredictionReaderTests
{
    private static readonly string[] Example =
    [
        "| Prediction | Who | Made | Due | Odds | Outcome | Source |",
        "|---|---|---|---|---|---|---|",
        "| [Dom0 support is in mainline Linux](#dom0-mainline) | A. Analyst | 2009-03 | 2010-12-31 | 60% "
            + "| no 2011-01-01 (merged later, in 3.0) [^lk30] | [^talk] |",
        "| Paravirtual guests disappear from clouds | B. Blogger | 2012 | 2020 | | open | [^post] |",
    ];

    [Fact]
    public void The_example_of_the_format_is_read_whole()
    {
        var list = Given.Predictions(Example);

        Assert.Empty(list.Problems);
        Assert.Equal(["dom0-mainline", "paravirtual-guests-disappear-from-clouds"],
            list.Predictions.Select(made => made.Label.Key));
        Assert.Equal((60m, null), (list.Predictions[0].Odds, list.Predictions[1].Odds));
        Assert.Equal("no 2011-01-01 (merged later, in 3.0) [^lk30]", list.Predictions[0].Outcome!.Canonical);
        Assert.Equal(OutcomeKind.Open, list.Predictions[1].Outcome!.Kind);
        Assert.Equal("talk", list.Predictions[0].Sources.Single().Name);
    }

    [Theory]
    [InlineData("yes 2011-07-21 [^l30]")]
    [InlineData("no 2011~ (see [^x]) [^a][^b]")]
    [InlineData("void 2011 (the project ended) [^a]")]
    [InlineData("disputed 2011 (two readings) [^a]")]
    [InlineData("yes 2006 [^a]")]
    [InlineData("open")]
    public void A_decided_outcome_has_a_date_and_a_source(string outcome)
    {
        var made = Outcome(outcome);

        Assert.Empty(made.Problems);
        Assert.Equal(outcome, made.Outcome!.Canonical);
    }

    [Theory]
    [InlineData("probably",
        "P301 1: \"probably\" is not an outcome. Write open, or yes, no, partly, void or disputed with a date.")]
    [InlineData("",
        "P301 1: \"\" is not an outcome. Write open, or yes, no, partly, void or disputed with a date.")]
    [InlineData("Yes 2011 [^a]",
        "P301 1: \"Yes\" is not an outcome. Write open, or yes, no, partly, void or disputed with a date.")]
    [InlineData("yes", "P302 1: \"yes\" needs the date of the decision, e.g. \"yes 2011-07-21\".")]
    [InlineData("void (x) [^a]", "P302 1: \"void\" needs the date of the decision, e.g. \"void 2011-07-21\".")]
    [InlineData("yes 21/07/2011 [^a]", "P302 5: \"21/07/2011\" is not a date. Write 2011, 2011-05 or 2011-05-19.")]
    [InlineData("yes 2005 [^a]", "P303 5: The decision (2005) is earlier than the prediction (2006-12). Correct "
        + "one of the dates.")]
    [InlineData("partly 2009 [^a]", "P304 1: \"partly\" needs a reason. Add a note in (parentheses).")]
    [InlineData("partly 2009 ( ) [^a]", "P304 1: \"partly\" needs a reason. Add a note in (parentheses).")]
    [InlineData("yes 2011-07-21", "P305 1: \"yes\" needs a source, e.g. \"yes 2011-07-21 [^release-notes]\".")]
    [InlineData("void 2011 (x)", "P305 1: \"void\" needs a source, e.g. \"void 2011-07-21 [^release-notes]\".")]
    [InlineData("open [^a]", "C103 6: \"[^a]\" cannot stand here. Write \"open\" alone, or an outcome, its date, a "
        + "(note) and its sources, in this order.")]
    [InlineData("yes 2011 indeed [^a]", "C103 10: \"indeed\" cannot stand here. Write \"open\" alone, or an "
        + "outcome, its date, a (note) and its sources, in this order.")]
    [InlineData("yes 2011 [^a] (x)", "C103 15: Put the note before the citations.")]
    [InlineData("yes 2011 (x) (y)", "C110 14: This outcome has two notes. Put both into one.")]
    [InlineData("yes 2011 (x [^a]", "C109 10: This note is not closed. Add \")\".")]
    [InlineData("yes 2011 (x ` y) [^a]", "C117 13: This code span is not closed. Add \"`\".")]
    public void A_bad_outcome_is_told_what_to_write(string outcome, string said)
    {
        var made = Outcome(outcome);

        Assert.Equal([said], Given.Said(made.Problems));
        Assert.False(made.IsValid);
    }

    [Theory]
    [InlineData("P306 16: \"When\" is not a column of a list of predictions. Use Prediction, Who, Made, Due, Odds, "
        + "Outcome, Source.",
        "| Prediction | When | Made | Outcome |", "|---|---|---|---|")]
    [InlineData("P306 1: The column \"Outcome\" is missing. Use Prediction, Who, Made, Due, Odds, Outcome, Source.",
        "| Prediction | Made |", "|---|---|")]
    [InlineData("P306 33: Two columns are called \"Made\". Keep one of them.",
        "| Prediction | Outcome | Made | made |", "|---|---|---|---|")]
    [InlineData("P307 1: \"120%\" is not a probability. Write 0% to 100%.",
        "| Prediction | Made | Odds | Outcome |", "|---|---|---|---|", "| a | 2011 | 120% | open |")]
    [InlineData("P307 1: \"likely\" is not a probability. Write 0% to 100%.",
        "| Prediction | Made | Odds | Outcome |", "|---|---|---|---|", "| a | 2011 | likely | open |")]
    [InlineData("P302 1: This prediction needs the date on which it was made, e.g. 2009-03.",
        "| Prediction | Made | Outcome |", "|---|---|---|", "| a | | open |")]
    [InlineData("P302 1: \"soon\" is not a date. Write 2011, 2011-05 or 2011-05-19.",
        "| Prediction | Made | Due | Outcome |", "|---|---|---|---|", "| a | 2011 | soon | open |")]
    [InlineData("M005 3: Line 6: two predictions have the key \"a\" (see line 5). Give one of them another key: "
        + "[A](#other-key).", "| Prediction | Made | Outcome |", "|---|---|---|", "| a | 2011 | open |",
        "| A | 2012 | open |")]
    [InlineData("M006 2: Line 5: this row has no name. Write its name in the Prediction cell.",
        "| Prediction | Made | Outcome |", "|---|---|---|", "| | 2011 | open |")]
    public void A_fault_is_told_with_its_code_and_place(string said, params string[] table) =>
        Assert.Equal([said], Given.Said(Given.Predictions(table).Problems));

    [Fact]
    public void An_outcome_whose_source_is_missing_is_no_data_but_a_missing_source_of_the_prediction_is_only_told()
    {
        var list = Given.Predictions("| Prediction | Made | Outcome | Source |", "|---|---|---|---|",
            "| a | 2009 | yes 2011 [^gone] | |", "| b | 2009 | open | [^gone] |").WithSources(_ => false);

        Assert.Equal([false, true], list.Predictions.Select(made => made.IsValid));
        Assert.Equal(["C113 10", "C113 1"], list.Problems.Select(problem => $"{problem.Code} {problem.Column}"));
    }

    private static Prediction Outcome(string outcome) => Given.Predictions(
        "| Prediction | Made | Outcome |", "|---|---|---|", $"| a | 2006-12 | {outcome} |").Predictions.Single();
}

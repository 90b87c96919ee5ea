using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Tests.Blocks;

namespace Wiki.Text.Tests.Diffing.Facts;

public sealed class PredictionDiffTests
{
    private const string Open = "| P | A. Analyst | 2009-03 | 2010 | 60% | open | [^t] |";

    private static readonly string[] Head =
    [
        "| Prediction | Who | Made | Due | Odds | Outcome | Source |", "|---|---|---|---|---|---|---|",
    ];

    [Theory]
    [InlineData("| P | A. Analyst | 2009-03 | 2010 | 60.0% | open |  [^t] |", "", false)]
    [InlineData("| P | A. Analyst | 2009-03 | 2010 | 60% | yes 2010 [^a] | [^t] |",
        "Decided open > yes 2010 [^a]", false)]
    [InlineData("| P | A. Analyst | 2009-03 | 2011 | 60% | open | [^t] |", "DeadlineMoved 2010 > 2011", true)]
    [InlineData("| P | A. Analyst | 2009-03 | 2010 | 5% | open | [^t] |", "OddsChanged 60% > 5%", true)]
    [InlineData("| [Q](#p) | A. Analyst | 2009-03 | 2010 | 60% | open | [^t] |", "Reworded P > Q", true)]
    [InlineData("| [Q](#q \"was: p\") | A. Analyst | 2009-03 | 2010 | 60% | open | [^t] |", "Reworded P > Q", true)]
    [InlineData("| P | A. Analyst | 2009 | 2010 | 60% | open | [^t] |", "Redated 2009-03 > 2009", true)]
    [InlineData("| P | B. Blogger | 2009-03 | 2010 | 60% | open | [^u] |",
        "Reattributed A. Analyst > B. Blogger, Sources [^t] > [^u]", false)]
    [InlineData("| Q | A. Analyst | 2009-03 | 2010 | 60% | open | [^t] |", "Removed P > , Made  > Q", false)]
    [InlineData("| P | A. Analyst | 2009-03 | 2010 | 60% | maybe | [^t] |", "Amended open > maybe", false)]
    public void A_changed_prediction_is_told_by_what_differs(string @new, string differences, bool changesTerms)
    {
        var changes = Between(Open, @new);

        Assert.Equal(differences, Described(changes));
        Assert.Equal(changesTerms, changes.Predictions.Any(change => change.ChangesTerms));
    }

    [Theory]
    [InlineData("yes 2010 [^a]", "no 2010 [^a]", "Reversed yes 2010 [^a] > no 2010 [^a]")]
    [InlineData("yes 2010 [^a]", "disputed 2011 (two views) [^a]",
        "Reversed yes 2010 [^a] > disputed 2011 (two views) [^a]")]
    [InlineData("yes 2010 [^a]", "open", "Reopened yes 2010 [^a] > open")]
    [InlineData("yes 2010 [^a]", "yes 2010-05 [^a]", "Amended yes 2010 [^a] > yes 2010-05 [^a]")]
    [InlineData("yes 2010 [^a] [^b]", "yes  2010 [^a][^b]", "")]
    public void A_decision_is_reversed_reopened_or_amended(string old, string @new, string differences) =>
        Assert.Equal(differences, Described(Between(
            $"| P | | 2009 | | | {old} | |", $"| P | | 2009 | | | {@new} | |")));

    [Fact]
    public void The_order_of_predictions_is_no_difference_and_the_tidy_form_says_the_same()
    {
        var list = Given.Predictions([.. Head, Open, "| Q | | 2009 | | | yes  2010 ( a ) [^a] | |"]);

        Assert.True(PredictionDiff.Between(list, Given.Predictions([.. PredictionText.Tidy(list).Skip(2)])).IsEmpty);
        Assert.True(PredictionDiff.Between(
            list, Given.Predictions([.. Head, "| Q | | 2009 | | | yes  2010 ( a ) [^a] | |", Open])).IsEmpty);
    }

    private static string Described(PredictionChanges changes) => string.Join(", ", changes.Predictions
        .SelectMany(change => change.Differences).Select(it => $"{it.Class} {it.Old} > {it.New}"));

    private static PredictionChanges Between(string old, string @new) =>
        PredictionDiff.Between(Given.Predictions([.. Head, old]), Given.Predictions([.. Head, @new]));
}

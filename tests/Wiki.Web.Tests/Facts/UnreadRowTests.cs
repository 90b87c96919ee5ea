using Wiki.Core.Derived.Rows;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Web.Tests.Facts;

public sealed class UnreadRowTests
{
    private const string Whole = """
        # T

        <!-- matrix:m -->
        | F | X |
        |---|---|
        | A | unknown |
        | B | unknown |

        <!-- timeline:t -->
        | Date | Event |
        |---|---|
        | 2003 | x |

        <!-- predictions:p -->
        | Prediction | Made | Outcome |
        |---|---|---|
        | q | 2003 | open |
        """;

    [Fact]
    public void What_a_row_stated_stays_while_it_cannot_be_read_and_the_other_rows_go_on()
    {
        var runs = new FactRuns([]);
        runs.Advance(1, 1, Read(Whole));
        var before = runs.Open.Count;

        var odd = Whole.Replace("| A | unknown |", "| A | unknown | x |", StringComparison.Ordinal)
            .Replace("| B | unknown |", "| B | yes |", StringComparison.Ordinal)
            .Replace("| 2003 | x |", "| 2003 | x | y |", StringComparison.Ordinal)
            .Replace("| open |", "| open | y |", StringComparison.Ordinal);
        var change = runs.Advance(1, 2, Read(odd));

        Assert.Equal(before, runs.Open.Count);
        Assert.Equal(["b", "b"], change.Closed.OfType<CellRow>().Select(row => row.RowKey)
            .Concat(change.Opened.OfType<CellRow>().Select(row => row.RowKey)));
        Assert.DoesNotContain(change.Closed, row => row is EventRow or PredictionRow);

        var gone = runs.Advance(1, 3, Read(odd.Replace("| A | unknown | x |\n", "", StringComparison.Ordinal)));
        Assert.Equal(["a"], gone.Closed.OfType<CellRow>().Select(row => row.RowKey));
    }

    private static WikiDocument Read(string text) => WikiDocument.Parse(SourceText.From(text));
}

using Wiki.Core.Data;
using Wiki.Core.Derived.Rows;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Predictions;

namespace Wiki.Core.Predictions;

/// <summary>What a prediction said from some revision on.</summary>
/// <param name="Row">What it said.</param>
/// <param name="SavedAt">When that revision was saved, UTC.</param>
public sealed record SavedPrediction(PredictionRow Row, DateTimeOffset SavedAt);

/// <summary>
/// Finds late edits: changes of wording, Made, Due or Odds in a revision that was saved after the deadline or after the
/// decision. Such a prediction stays marked for good, also under a new key that declares the old one.
/// </summary>
public static class LateEdits
{
    /// <summary>The late edits of each prediction that has some, by article, list and key; oldest first.</summary>
    /// <param name="history">All that predictions ever said; for each article in the order of its revisions.</param>
    public static Dictionary<(long ArticleId, string List, string Key), IReadOnlyList<LateEdit>> Of(
        IEnumerable<SavedPrediction> history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var last = new Dictionary<(long ArticleId, string List, string Key), PredictionRow>();
        var edits = new Dictionary<(long ArticleId, string List, string Key), IReadOnlyList<LateEdit>>();
        foreach (var (row, savedAt) in history)
        {
            var name = (row.ArticleId, row.List, row.Key);
            if (Ancestor(row, last) is { } before)
            {
                var inherited = edits.GetValueOrDefault((before.ArticleId, before.List, before.Key), []);
                var edit = new LateEdit(row.FirstNumber, savedAt, [.. Changed(before, row)]);
                edits[name] = edit.What.Count > 0 && IsLate(before, row, savedAt) ? [.. inherited, edit] : inherited;
            }

            last[name] = row;
        }

        return edits;
    }

    // What the prediction said before: under the same key, else under a declared earlier key that is gone.
    private static PredictionRow? Ancestor(
        PredictionRow row, Dictionary<(long ArticleId, string List, string Key), PredictionRow> last)
    {
        if (last.TryGetValue((row.ArticleId, row.List, row.Key), out var same))
        {
            return same;
        }

        return row.Was.Select(key => last.GetValueOrDefault((row.ArticleId, row.List, key)))
            .FirstOrDefault(before => before?.LastNumber < row.FirstNumber);
    }

    private static IEnumerable<string> Changed(PredictionRow before, PredictionRow after)
    {
        if (before.Label != after.Label)
        {
            yield return "wording";
        }

        if (before.Made != after.Made)
        {
            yield return "date made";
        }

        if (before.Due != after.Due)
        {
            yield return "due date";
        }

        if (before.Odds != after.Odds)
        {
            yield return "odds";
        }
    }

    private static bool IsLate(PredictionRow before, PredictionRow after, DateTimeOffset savedAt)
    {
        var day = savedAt.Day();
        return before.Outcome != OutcomeKind.Open
            || Last(before.Due) < day
            || Last(after.Due) < day
            || Last(after.Decided) < day;
    }

    private static DateOnly? Last(string? date) =>
        date is not null && DatePoint.TryRead(date, out var read) ? read.Last : null;
}

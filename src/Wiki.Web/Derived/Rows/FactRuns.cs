using Wiki.Text.Documents;

namespace Wiki.Web.Derived.Rows;

/// <summary>The change that one more revision makes.</summary>
/// <param name="Opened">Rows that begin with it.</param>
/// <param name="Closed">Rows that ended with the revision before, their last number set.</param>
public sealed record FactRunChange(IReadOnlyList<FactRow> Opened, IReadOnlyList<FactRow> Closed);

/// <summary>
/// Goes through the published revisions of an article, oldest first, and says which rows begin and end with each. A
/// save takes one step from the stored rows; a rebuild takes all steps from nothing. So both give the same rows.
/// </summary>
/// <param name="open">The rows that hold now.</param>
public sealed class FactRuns(IEnumerable<FactRow> open)
{
    private readonly Dictionary<object, FactRow> _open = open.ToDictionary(row => row.Identity);

    /// <summary>Takes the step to a revision.</summary>
    public FactRunChange Advance(long articleId, int number, WikiDocument document)
    {
        var said = new Dictionary<object, FactRow>();
        foreach (var row in FactRows.Read(articleId, number, document))
        {
            said.TryAdd(row.Identity, row);
        }

        var broken = FactRows.Broken(document);
        var opened = said.Values
            .Where(row => !_open.TryGetValue(row.Identity, out var known) || !SaysTheSame(row, known)).ToList();
        var closed = _open.Values
            .Where(row => said.TryGetValue(row.Identity, out var now)
                ? !SaysTheSame(now, row)
                : !(row.Block is { } block && broken.Contains(block)))
            .Select(row => row with { LastNumber = number - 1 }).ToList();
        foreach (var row in closed)
        {
            _open.Remove(row.Identity);
        }

        foreach (var row in opened)
        {
            _open[row.Identity] = row;
        }

        return new FactRunChange(opened, closed);
    }

    /// <summary>The rows that hold after the last step.</summary>
    public IReadOnlyCollection<FactRow> Open => _open.Values;

    private static bool SaysTheSame(FactRow now, FactRow known) =>
        now.Equals(known with { FirstNumber = now.FirstNumber });
}

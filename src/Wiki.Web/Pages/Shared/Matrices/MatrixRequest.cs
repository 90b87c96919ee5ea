using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;
using Wiki.Web.Http;

namespace Wiki.Web.Pages.Shared.Matrices;

/// <summary>What the query of a page with matrices asks for.</summary>
/// <param name="View">The columns, rows and order.</param>
/// <param name="At">The date cells are shown for, as typed; empty for today.</param>
/// <param name="Known">The date whose text is asked for, as typed; empty for the newest.</param>
/// <param name="Remarks">A sentence for each part that was left out.</param>
/// <param name="IsPart">Whether only the matrices are asked for, to be put in place by a script.</param>
/// <param name="IsView">Whether the address says anything beyond where the page is.</param>
public sealed record MatrixRequest(
    MatrixView View, string At, string Known, IReadOnlyList<string> Remarks, bool IsPart, bool IsView)
{
    private static readonly string[] Others = [MatrixSelections.AtName, MatrixSelections.KnownName, HttpLimits.Part];

    /// <summary>The date cells are shown for; null for today and for what is no date.</summary>
    public DatePoint? Date => Read(At);

    /// <summary>The date whose text is asked for; null for the newest and for what is no date.</summary>
    public DatePoint? KnownDate => Read(Known);

    /// <summary>The dates that were typed and could not be read.</summary>
    public IEnumerable<string> NoDates => new[] { At, Known }.Where(typed => typed.Length > 0 && Read(typed) is null);

    /// <summary>Reads a query; nothing in it is an error.</summary>
    /// <param name="query">The query.</param>
    /// <param name="others">Names in it that mean something else on the page.</param>
    public static MatrixRequest Of(IQueryCollection query, params string[] others)
    {
        ArgumentNullException.ThrowIfNull(query);
        var read = MatrixQuery.Read(query.Parts(), [.. Others, .. others]);
        return new MatrixRequest(read.View, Typed(MatrixSelections.AtName), Typed(MatrixSelections.KnownName), read.Remarks,
            query[HttpLimits.Part] == "matrix", query.Count > 0);

        string Typed(string name)
        {
            var typed = query[name].FirstOrDefault()?.Trim() ?? "";
            return typed[..Math.Min(typed.Length, 40)];
        }
    }

    private static DatePoint? Read(string typed) => DatePoint.TryRead(typed, out var date) ? date : null;
}

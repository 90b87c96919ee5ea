using Wiki.Core.Http;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Shared.Matrices;

/// <summary>The view and the dates that the query of a page with matrices asks for.</summary>
/// <param name="View">The columns, rows and order.</param>
/// <param name="At">The date for which cells are shown, as typed; empty for today.</param>
/// <param name="Known">The date whose text is asked for, as typed; empty for the newest text.</param>
/// <param name="Remarks">A sentence about each part of the query that was left out.</param>
/// <param name="IsPart">Whether the script asks for the matrices alone.</param>
/// <param name="IsView">Whether the address has a query.</param>
public sealed record MatrixRequest(
    MatrixView View, string At, string Known, IReadOnlyList<string> Remarks, bool IsPart, bool IsView)
{
    private static readonly string[] Others = [MatrixSelections.AtName, MatrixSelections.KnownName, HttpLimits.Part];

    /// <summary>The date for which cells are shown; null for today and for a text that is no date.</summary>
    public DatePoint? Date => Read(At);

    /// <summary>The date whose text is asked for; null for the newest text and for a text that is no date.</summary>
    public DatePoint? KnownDate => Read(Known);

    /// <summary>Whether the typed text of <see cref="At"/> is no date.</summary>
    public bool IsAtWrong => AskedDate.Read(At).IsWrong;

    /// <summary>Whether the typed text of <see cref="Known"/> is no date.</summary>
    public bool IsKnownWrong => AskedDate.Read(Known).IsWrong;

    /// <summary>A sentence about each typed text that is no date.</summary>
    public IEnumerable<string> Problems =>
        new[] { At, Known }.Select(AskedDate.Read).Where(date => date.IsWrong).Select(date => date.Problem);

    /// <summary>Reads a query. Parts that it does not understand are left out.</summary>
    /// <param name="query">The query.</param>
    /// <param name="others">Names in it that mean something else on the page.</param>
    public static MatrixRequest Of(IQueryCollection query, params string[] others)
    {
        ArgumentNullException.ThrowIfNull(query);
        var read = MatrixQuery.Read(query.Parts(), [.. Others, .. others]);
        return new MatrixRequest(
            read.View, Typed(MatrixSelections.AtName), Typed(MatrixSelections.KnownName), read.Remarks,
            query[HttpLimits.Part] == "matrix", query.Count > 0);

        string Typed(string name) => AskedDate.Read(query[name].FirstOrDefault()).Typed;
    }

    private static DatePoint? Read(string typed) => AskedDate.Read(typed).Date;
}

using Wiki.Text;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Editing;

namespace Wiki.Web.Pages.Editing;

/// <summary>A problem of a cell in its form.</summary>
/// <param name="Sentence">What is wrong, and what to do instead.</param>
/// <param name="Field">The id of the field that it is about.</param>
/// <param name="IsMistake">Whether the cell cannot be saved with it; otherwise it is a hint.</param>
public sealed record CellRemark(string Sentence, string Field, bool IsMistake)
{
    /// <summary>The id of a field.</summary>
    public static string Id(int statement, StatementPart part) => $"s{statement}.{part.ToString().ToLowerInvariant()}";

    /// <summary>All problems of a changed cell, the mistakes first.</summary>
    /// <param name="cell">The cell as it is.</param>
    /// <param name="after">The cell as the form would save it.</param>
    /// <param name="statements">The form.</param>
    /// <param name="releases">The known releases.</param>
    /// <param name="today">The day of the request.</param>
    public static IReadOnlyList<CellRemark> List(
        EditableCell cell, ChangedCell after, IReadOnlyList<StatementInput> statements, ReleaseList releases,
        DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(cell);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(statements);
        var ofForm = statements.Index().SelectMany(it => OfForm(it.Index, it.Item)).ToList();
        if (ofForm.Count > 0)
        {
            return ofForm; // the reader of cells would name the same things in the words of the notation
        }

        var alone = cell.Matrix with
        {
            Columns = [cell.Column],
            Groups = [],
            Rows = [cell.Row with { Cells = [after.Cell] }],
            Problems = [],
        };
        return
        [
            .. after.Cell.Problems.Concat(ReleaseHints.Find(alone, releases, today))
                .Select(problem => new CellRemark(problem.Message, IdOf(after.Printed, problem),
                    problem.Severity != Severity.Hint))
                .OrderByDescending(remark => remark.IsMistake),
        ];
    }

    private static IEnumerable<CellRemark> OfForm(int i, StatementInput input)
    {
        var draft = input.ToDraft();
        if (input.Claim == StatementInput.IsValue && !draft.HasClaim)
        {
            yield return new CellRemark("Write the value, or choose a level.", Id(i, StatementPart.Value), true);
        }
        else if (!draft.HasClaim && (!draft.IsEmpty || !input.NewSource.IsEmpty))
        {
            yield return new CellRemark("Choose a level for this statement, or empty its fields.",
                Id(i, StatementPart.Claim), true);
        }

        if (draft.Value.Contains('`', StringComparison.Ordinal))
        {
            yield return new CellRemark("A value cannot contain a backtick (`). Remove it.",
                Id(i, StatementPart.Value), true);
        }

        if (input.NewSource.Fault is { } fault)
        {
            yield return new CellRemark(fault, $"s{i}.newaddress", true);
        }
    }

    private static string IdOf(PrintedCell printed, Problem problem)
    {
        var (statement, part) = printed.FieldOf(problem);
        return Id(statement, part);
    }
}

using System.Buffers;
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
    private static readonly SearchValues<char> NotOfPoints = SearchValues.Create(" \t()[];,`");

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

        (StatementPart Part, string Typed)[] points =
        [
            (StatementPart.Start, draft.Start), (StatementPart.End, draft.End),
            (StatementPart.Target, draft.Target), (StatementPart.AsOf, draft.AsOf),
        ];
        foreach (var (part, _) in points.Where(it => it.Typed.Trim().AsSpan().IndexOfAny(NotOfPoints) >= 0))
        {
            yield return new CellRemark("Write one version or one date here, such as 4.2, 2012-09 or Sep 2012.", Id(i, part), true);
        }

        if (!IsBalanced(draft.Note))
        {
            yield return new CellRemark("The brackets of the note do not fit together: each ( needs one ) behind it.",
                Id(i, StatementPart.Note), true);
        }

        if (input.NewSource.Fault is { } fault)
        {
            yield return new CellRemark(fault, $"s{i}.newaddress", true);
        }
    }

    // Brackets inside code and behind a backslash are only characters.
    private static bool IsBalanced(string note)
    {
        var (depth, code) = (0, false);
        for (var i = 0; i < note.Length && depth >= 0; i++)
        {
            code ^= note[i] == '`';
            depth += code || (i > 0 && note[i - 1] == '\\') ? 0 : note[i] == '(' ? 1 : note[i] == ')' ? -1 : 0;
        }

        return depth == 0;
    }

    private static string IdOf(PrintedCell printed, Problem problem)
    {
        var (statement, part) = printed.FieldOf(problem);
        return Id(statement, part);
    }
}

using System.Buffers;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Grammar;
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
        var ofPoints = statements.Index().SelectMany(it => OfPoints(it.Index, it.Item, cell.Column.VersionLine))
            .Where(remark => ofForm.TrueForAll(it => it.Field != remark.Field)).ToList();
        if (ofForm.Count + ofPoints.Count > 0)
        {
            // The reader of cells ends at the first thing that it does not understand, and says it in the words of the
            // notation. What it says of the claim alone holds beside the others.
            var ofClaims = statements.Index().SelectMany(it => OfClaim(it.Index, it.Item, cell.Column.VersionLine));
            return [.. ofForm, .. ofPoints, .. ofClaims.Where(remark => ofForm.TrueForAll(it => it.Field != remark.Field))];
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

    // What is wrong with each version or date, whatever the others say.
    private static IEnumerable<CellRemark> OfPoints(int i, StatementInput input, string versionLine)
    {
        var draft = input.ToDraft();
        (StatementPart Part, StatementDraft Alone)[] points =
        [
            (StatementPart.Start, new StatementDraft { Level = Level.Yes, StartKind = draft.StartKind, Start = draft.Start }),
            (StatementPart.End, new StatementDraft { Level = Level.Yes, EndKind = draft.EndKind, End = draft.End }),
            (StatementPart.Target, new StatementDraft { Level = Level.Planned, Target = draft.Target }),
            (StatementPart.AsOf, new StatementDraft { Level = Level.Yes, AsOf = draft.AsOf }),
        ];
        return points.SelectMany(it => Mistakes(it.Alone, versionLine)
            .Where(mistake => mistake.Part == it.Part)
            .Select(mistake => new CellRemark(mistake.Sentence, Id(i, it.Part), true)));
    }

    // What a level lacks: "partial" needs a note, "planned" a source and a date.
    private static IEnumerable<CellRemark> OfClaim(int i, StatementInput input, string versionLine)
    {
        var draft = input.ToDraft() with { Start = "", End = "", Target = "", AsOf = "2007" };
        return !draft.HasClaim || draft.Level is null ? []
            : Mistakes(draft with { Note = IsBalanced(draft.Note) ? draft.Note : "x" }, versionLine)
                .Where(mistake => mistake.Part == StatementPart.Claim)
                .Select(mistake => new CellRemark(mistake.Sentence, Id(i, StatementPart.Claim), true));
    }

    private static IEnumerable<(StatementPart Part, string Sentence)> Mistakes(StatementDraft draft, string versionLine)
    {
        var printed = new CellDraft([draft]).Print();
        return CellReader.Read(printed.Text, 1, versionLine).Problems
            .Where(problem => problem.Severity != Severity.Hint)
            .Select(problem => (printed.FieldOf(problem).Part, problem.Message));
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

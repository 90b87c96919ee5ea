using System.Collections.Immutable;
using System.Text;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Editing;

/// <summary>A cell as somebody fills it in.</summary>
/// <param name="Statements">Its statements; the first is the one that readers see first.</param>
public sealed record CellDraft(ImmutableArray<StatementDraft> Statements)
{
    /// <summary>
    /// The fields of a cell that was read. A cell that could not be read at all has none: readers see it as typed.
    /// </summary>
    public static CellDraft Of(Cell cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return new CellDraft([.. cell.Read.Select(StatementDraft.Of)]);
    }

    /// <summary>
    /// The text of the cell, and which field each place in it comes from. Empty statements are left out.
    /// </summary>
    public PrintedCell Print()
    {
        var text = new StringBuilder();
        var places = ImmutableArray.CreateBuilder<(int Start, int Statement, StatementPart Part)>();
        for (var i = 0; i < Statements.Length; i++)
        {
            if (Statements[i].IsEmpty)
            {
                continue;
            }

            text.Append(text.Length == 0 ? "" : ";");
            foreach (var (part, words) in Statements[i].Words())
            {
                text.Append(text.Length == 0 ? "" : " ");
                places.Add((text.Length, i, part));
                text.Append(words);
            }
        }

        return new PrintedCell(text.ToString(), places.ToImmutable());
    }
}

/// <summary>The text that was made of a draft.</summary>
/// <param name="Text">The text of the cell.</param>
/// <param name="Places">Where each part begins in the text, from 0, in order.</param>
public sealed record PrintedCell(string Text, ImmutableArray<(int Start, int Statement, StatementPart Part)> Places)
{
    /// <summary>
    /// The field that a problem is about, by its column in the text; the first one when it is about all.
    /// </summary>
    public (int Statement, StatementPart Part) FieldOf(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        var place = Places.LastOrDefault(place => place.Start < problem.Column);
        return (place.Statement, place.Part);
    }
}

using Wiki.Text.Blocks.Matrices;
using Wiki.Web.Derived.Rows;

namespace Wiki.Web.Pages.Shared.Facts;

/// <summary>A cell in words, outside of its matrix.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="SourceOf">The source of a footnote name in lower case; null when the page defines none.</param>
public sealed record StatementsView(Cell Cell, Func<string, SourceRow?> SourceOf)
{
    /// <summary>The same without its sources, where there is no room for them.</summary>
    public static StatementsView Brief(Cell cell) => new(cell, _ => null);
}

using Wiki.Core.Derived.Rows;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Web.Pages.Shared.Facts;

/// <summary>A cell in words, outside of its matrix, drawn by <c>_Statements</c>.</summary>
/// <param name="Cell">The cell.</param>
/// <param name="SourceOf">Finds a source by its name in lower case; null when the page defines no such source.</param>
public sealed record StatementsView(Cell Cell, Func<string, SourceRow?> SourceOf)
{
    /// <summary>The cell without its sources, for places that have no room for them.</summary>
    public static StatementsView Brief(Cell cell) => new(cell, _ => null);

    /// <summary>The sources of a statement that the page defines, in the order typed.</summary>
    public IReadOnlyList<SourceRow> SourcesOf(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return [.. statement.Sources.Select(source => SourceOf(source.Name.ToLowerInvariant())).OfType<SourceRow>()];
    }
}

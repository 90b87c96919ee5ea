using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Web.Facts;

/// <summary>What the matrices of all articles say about one system, in short.</summary>
/// <param name="Facts">The facts shown, in the order asked for.</param>
/// <param name="Counts">How many of its cells are in which state.</param>
/// <param name="At">The date of “as things stood on”; null for today.</param>
/// <param name="Known">The date of “as this wiki knew on”; null for now.</param>
public sealed record FactBox(IReadOnlyList<BasicFact> Facts, StateCounts Counts, DatePoint? At, DatePoint? Known)
{
    /// <summary>The keys of the rows that are shown when the article of a system names none.</summary>
    public static readonly IReadOnlyList<string> Usual =
    [
        "kind-of-system", "origin", "first-release", "newest-release", "newest-release-found", "licence", "steward",
        "main-uses",
    ];

    /// <summary>Whether no matrix has a cell for the system.</summary>
    public bool IsEmpty => Counts.Cells == 0;
}

/// <summary>A fact of a box.</summary>
/// <param name="Label">What its row is called.</param>
/// <param name="Cell">What it says.</param>
/// <param name="On">What it says on the date asked for; null for none.</param>
/// <param name="Address">The address of its own page.</param>
public sealed record BasicFact(string Label, Cell Cell, CellOnDate? On, string Address);

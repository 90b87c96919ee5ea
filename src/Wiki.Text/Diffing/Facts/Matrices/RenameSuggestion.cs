namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>
/// A removed and an added row or column whose cells say nearly the same. It may have been renamed without declaring it.
/// </summary>
/// <param name="Axis">Whether they are rows or columns.</param>
/// <param name="Old">The removed row or column.</param>
/// <param name="New">The added row or column.</param>
/// <param name="Equal">The number of equal cells. Empty cells do not count.</param>
/// <param name="Cells">The number of cells that are not empty on at least one side.</param>
public sealed record RenameSuggestion(Axis Axis, AxisEntry Old, AxisEntry New, int Equal, int Cells)
{
    /// <summary>The reason for the suggestion in words: "renamed? 9 of 10 cells equal".</summary>
    public string Reason => $"renamed? {Equal} of {Cells} cells equal";
}

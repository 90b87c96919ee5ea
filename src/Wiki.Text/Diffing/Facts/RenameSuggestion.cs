namespace Wiki.Text.Diffing.Facts;

/// <summary>
/// A row or column that was removed and one that was added whose cells say nearly the same: perhaps renamed without
/// declaring it.
/// </summary>
/// <param name="Axis">Whether they are rows or columns.</param>
/// <param name="Old">What was removed.</param>
/// <param name="New">What was added.</param>
/// <param name="Equal">How many cells are equal, empty ones not counted.</param>
/// <param name="Cells">How many cells are not empty on either side.</param>
public sealed record RenameSuggestion(Axis Axis, AxisEntry Old, AxisEntry New, int Equal, int Cells)
{
    /// <summary>Why it is suggested, in words: "renamed? 9 of 10 cells equal".</summary>
    public string Reason => $"renamed? {Equal} of {Cells} cells equal";
}

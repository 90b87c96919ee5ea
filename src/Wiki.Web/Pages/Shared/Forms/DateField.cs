namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>A field for a date, drawn by <c>_DateField</c>.</summary>
/// <param name="Name">The name of the field in the address, and its id.</param>
/// <param name="Label">The label above it.</param>
/// <param name="Asked">The date in it.</param>
/// <param name="Placeholder">The meaning of an empty field.</param>
/// <param name="Problem">A problem besides the spelling; null for none.</param>
public sealed record DateField(
    string Name, string Label, AskedDate Asked, string Placeholder, string? Problem = null)
{
    /// <summary>The sentence about what is wrong; null when nothing is.</summary>
    public string? Message => Asked.IsWrong ? Asked.Problem : Problem;
}

namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>A field for a date.</summary>
/// <param name="Name">Its name in the address, and its id.</param>
/// <param name="Label">What stands above it.</param>
/// <param name="Asked">What is in it.</param>
/// <param name="Placeholder">What an empty one means.</param>
/// <param name="Problem">What is wrong with it beside its spelling; null for nothing.</param>
public sealed record DateField(
    string Name, string Label, AskedDate Asked, string Placeholder, string? Problem = null)
{
    /// <summary>What to say about it; null when all is well.</summary>
    public string? Message => Asked.IsWrong ? Asked.Problem : Problem;
}

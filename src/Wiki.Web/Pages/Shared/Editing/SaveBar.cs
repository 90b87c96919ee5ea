namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>The summary of a change and the buttons that send it, drawn by <c>_SaveBar</c>.</summary>
/// <param name="Summary">The summary so far.</param>
/// <param name="Minor">Whether the editor marks the change as minor.</param>
/// <param name="Preview">The words on the button that shows the text without saving it.</param>
/// <param name="Changes">Whether a button shows what saving would change.</param>
/// <param name="Waiting">The number of waiting changes before which it can be published; 0 for no offer.</param>
/// <param name="PublishFirst">Whether the change is to be published before them if it can.</param>
public sealed record SaveBar(
    string? Summary, bool Minor, string Preview, bool Changes = false, int Waiting = 0, bool PublishFirst = true)
{
    /// <summary>What the first button asks for.</summary>
    public string PreviewAction { get; init; } = "preview";

    /// <summary>What became of the draft, as a sentence; null where no drafts are kept.</summary>
    public string? Draft { get; init; }

    /// <summary>The waiting changes in words.</summary>
    public string WaitingChanges => Waiting == 1 ? "waiting change" : $"{Waiting} waiting changes";
}

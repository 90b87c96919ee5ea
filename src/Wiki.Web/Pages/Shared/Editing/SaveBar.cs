namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>The summary of an edit and the buttons that send it.</summary>
/// <param name="Summary">The summary so far.</param>
/// <param name="Minor">Whether the edit is called minor.</param>
/// <param name="Preview">What the button says that shows the text without saving it.</param>
/// <param name="Changes">Whether a button shows what saving would change.</param>
/// <param name="Waiting">How many changes the edit can be published before; 0 when that is not offered.</param>
/// <param name="PublishFirst">Whether it is to be published before them.</param>
public sealed record SaveBar(
    string? Summary, bool Minor, string Preview, bool Changes = false, int Waiting = 0, bool PublishFirst = false);

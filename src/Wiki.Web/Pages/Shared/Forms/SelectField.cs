namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>A field with a list of options, drawn by <c>_SelectField</c>.</summary>
/// <param name="Name">The name it is sent by; its id is the same behind <c>page.</c></param>
/// <param name="Label">The words above it.</param>
/// <param name="Options">The options: the value that is sent, and the words people read.</param>
/// <param name="Chosen">The value of the chosen option; the browser takes the first option when none has it.</param>
public sealed record SelectField(
    string Name, string Label, IEnumerable<(string Value, string Words)> Options, string? Chosen)
{
    /// <summary>A sentence below the field; null for none.</summary>
    public string? Hint { get; init; }
}

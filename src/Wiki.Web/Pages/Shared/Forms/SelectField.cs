namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>A list from which one word is chosen, drawn by <c>_SelectField</c>.</summary>
/// <param name="Name">The name with which it is sent; its id is the same with <c>page.</c> in front.</param>
/// <param name="Label">The label above it.</param>
/// <param name="Any">The words of the first option, which chooses nothing.</param>
/// <param name="Options">The other options: the value that is sent, and the words that people read.</param>
/// <param name="Chosen">The chosen value; null for none.</param>
public sealed record SelectField(
    string Name, string Label, string Any, IEnumerable<(string Value, string Words)> Options, string? Chosen);

namespace Wiki.Web.Pages.Shared.Talk;

/// <summary>The field for the text of a comment, drawn by <c>_CommentForm</c>.</summary>
/// <param name="Text">The text in it.</param>
/// <param name="Label">The label above it.</param>
public sealed record CommentForm(string? Text, string Label);

namespace Wiki.Web.Pages.Shared.Talk;

/// <summary>The field of a comment's text.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="Label">What it is called.</param>
public sealed record CommentForm(string? Text, string Label);

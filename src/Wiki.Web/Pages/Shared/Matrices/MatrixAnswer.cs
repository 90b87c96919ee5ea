namespace Wiki.Web.Pages.Shared.Matrices;

/// <summary>The answer to the script of a page. Each element with an id replaces that of the page.</summary>
/// <param name="Panel">The controls.</param>
/// <param name="Html">The matrices.</param>
public sealed record MatrixAnswer(MatrixPanel Panel, string Html);

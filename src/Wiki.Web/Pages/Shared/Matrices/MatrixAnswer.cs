namespace Wiki.Web.Pages.Shared.Matrices;

/// <summary>What the script of a page puts in place of what is there: each element with an id.</summary>
/// <param name="Panel">The controls.</param>
/// <param name="Html">The matrices.</param>
public sealed record MatrixAnswer(MatrixPanel Panel, string Html);

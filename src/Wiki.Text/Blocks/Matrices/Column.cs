namespace Wiki.Text.Blocks.Matrices;

/// <summary>A column of a matrix: one system.</summary>
/// <param name="Label">Its name and key.</param>
/// <param name="VersionLine">The version line for versions in this column that name none.</param>
public sealed record Column(Label Label, string VersionLine);

using Wiki.Text.Blocks;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>A column, group or row of one side of a comparison.</summary>
/// <param name="Label">Its name, key and earlier keys.</param>
/// <param name="Line">Its line in the article; for a column, the line of the header.</param>
/// <param name="Index">Its place on its axis, from 0.</param>
/// <param name="Group">The group of a row. Null above the first heading, and for columns and groups.</param>
/// <param name="Place">Its place in its group, from 0. For columns and groups the same as the index.</param>
public sealed record AxisEntry(Label Label, int Line, int Index, Label? Group, int Place);

using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>A cell of one side of a comparison, with the labels that identify it.</summary>
/// <param name="Row">The label of its row.</param>
/// <param name="Column">The label of its column.</param>
/// <param name="Cell">Its content and its line.</param>
public sealed record CellAt(Label Row, Label Column, Cell Cell);

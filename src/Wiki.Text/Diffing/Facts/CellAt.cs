using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Diffing.Facts;

/// <summary>A cell of one side of a comparison, with what its address is made of.</summary>
/// <param name="Row">The label of its row.</param>
/// <param name="Column">The label of its column.</param>
/// <param name="Cell">What it says, and its line.</param>
public sealed record CellAt(Label Row, Label Column, Cell Cell);

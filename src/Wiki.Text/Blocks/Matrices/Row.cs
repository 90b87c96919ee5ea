using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>A row of a matrix: one feature.</summary>
/// <param name="Label">Its name and key.</param>
/// <param name="Line">Its line in the article.</param>
/// <param name="Group">The heading it stands under; null above the first heading.</param>
/// <param name="Cells">One cell for each column of the matrix, in the same order.</param>
public sealed record Row(Label Label, int Line, Group? Group, ImmutableArray<Cell> Cells);

/// <summary>A group heading between rows.</summary>
/// <param name="Label">Its name and key; keys of groups are their own, apart from those of rows.</param>
/// <param name="Line">Its line in the article.</param>
public sealed record Group(Label Label, int Line);

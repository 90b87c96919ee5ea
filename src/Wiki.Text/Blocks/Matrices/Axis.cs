namespace Wiki.Text.Blocks.Matrices;

/// <summary>The three kinds of headings in a matrix.</summary>
public enum Axis
{
    /// <summary>A column: a system.</summary>
    [Word("column")]
    Column,

    /// <summary>A group: a heading between rows.</summary>
    [Word("group")]
    Group,

    /// <summary>A row: a feature.</summary>
    [Word("row")]
    Row,
}

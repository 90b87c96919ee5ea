namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>The three kinds of headings in a matrix.</summary>
public enum Axis
{
    /// <summary>A column: a system.</summary>
    Column,

    /// <summary>A group: a heading between rows.</summary>
    Group,

    /// <summary>A row: a feature.</summary>
    Row,
}

namespace Wiki.Text.Diffing.Facts;

/// <summary>What the headings of a matrix name.</summary>
public enum Axis
{
    /// <summary>The systems.</summary>
    Column,

    /// <summary>The headings between rows.</summary>
    Group,

    /// <summary>The features.</summary>
    Row,
}

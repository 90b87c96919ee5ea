namespace Wiki.Text.Drawing;

/// <summary>A rectangle in the units of a drawing. Y grows downwards.</summary>
public readonly record struct Box(double Left, double Top, double Right, double Bottom)
{
    /// <summary>Whether the two rectangles share more than an edge.</summary>
    public bool Overlaps(Box other) =>
        Left < other.Right && other.Left < Right && Top < other.Bottom && other.Top < Bottom;

    /// <summary>Whether the other rectangle lies completely inside this one.</summary>
    public bool Contains(Box other) =>
        Left <= other.Left && other.Right <= Right && Top <= other.Top && other.Bottom <= Bottom;
}

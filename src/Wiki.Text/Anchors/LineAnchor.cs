namespace Wiki.Text.Anchors;

/// <summary>Where what was said of a line of one text belongs in a later text.</summary>
public static class LineAnchor
{
    /// <summary>
    /// The line of the new text that continues a line of the old one, its words changed or not; null when there is
    /// none, so that what was said of it is outdated. Lines count from 1.
    /// </summary>
    /// <param name="old">The text the line is from.</param>
    /// <param name="new">The later text.</param>
    /// <param name="line">The line in the old text; one that it does not have is nowhere in the new one either.</param>
    public static int? Carry(string old, string @new, int line) => CarriedLines.Between(old, @new).Of(line);
}

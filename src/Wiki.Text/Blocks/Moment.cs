namespace Wiki.Text.Blocks;

/// <summary>The date that matrices are shown for, and the releases by which versions are placed in time.</summary>
/// <param name="Date">A day, or a month or year as a whole.</param>
/// <param name="Releases">The releases the wiki knows.</param>
public sealed record Moment(DatePoint Date, ReleaseList Releases);

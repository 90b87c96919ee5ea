namespace Wiki.Web.Authors;

/// <summary>A part of the time over which an article was written.</summary>
/// <param name="From">Where it begins; not included, except in the first part.</param>
/// <param name="Until">Where it ends; included.</param>
/// <param name="First">The number of the first revision saved in it.</param>
/// <param name="Last">The number of the last one; <paramref name="First"/> - 1 when there is none.</param>
/// <param name="Bytes">The size of the text at its end.</param>
public sealed record HistoryPart(DateTimeOffset From, DateTimeOffset Until, int First, int Last, int Bytes)
{
    /// <summary>How many revisions were saved in it.</summary>
    public int Count => Last - First + 1;
}

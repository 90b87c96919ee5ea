namespace Wiki.Text.Merging;

/// <summary>A run of whole lines in a merge, each with its line feed.</summary>
public abstract record MergeRegion
{
    private MergeRegion()
    {
    }

    /// <summary>Lines that neither side changed, or both in the same way.</summary>
    /// <param name="Text">The lines; never empty.</param>
    public sealed record Agreed(string Text) : MergeRegion;

    /// <summary>Lines only my side changed.</summary>
    /// <param name="Text">My lines; empty where I removed lines.</param>
    public sealed record OnlyMine(string Text) : MergeRegion;

    /// <summary>Lines only their side changed.</summary>
    /// <param name="Text">Their lines; empty where they removed lines.</param>
    public sealed record OnlyTheirs(string Text) : MergeRegion;

    /// <summary>Rows of a structured block that both sides changed, each in other cells.</summary>
    /// <param name="Text">The rows with the changes of both; never empty.</param>
    public sealed record Combined(string Text) : MergeRegion;

    /// <summary>Lines both sides changed, each differently.</summary>
    /// <param name="Base">The lines both started from; empty where both added lines.</param>
    /// <param name="Mine">My lines; empty where I removed lines.</param>
    /// <param name="Theirs">Their lines; empty where they removed lines.</param>
    public sealed record Conflict(string Base, string Mine, string Theirs) : MergeRegion;
}

using System.Collections.Immutable;

namespace Wiki.Web.Authors;

/// <summary>Somebody who wrote words of a text.</summary>
/// <param name="Rank">The place among its authors, from 1: the first wrote most.</param>
/// <param name="Id">The account; null for what ships with the program.</param>
/// <param name="Name">The user name; null for what ships with the program.</param>
/// <param name="Words">How many words of the text are theirs.</param>
/// <param name="Share">What part of its words that is, from 0 to 1.</param>
/// <param name="Revisions">How many of their revisions introduced something that is still there.</param>
public sealed record TextAuthor(int Rank, long? Id, string? Name, int Words, double Share, int Revisions)
{
    // Neighbours in rank are far from each other in colour.
    private static readonly ImmutableArray<string> Hues =
        ["blue", "orange", "green", "violet", "red", "teal", "amber", "pink", "indigo", "lime", "cyan"];

    /// <summary>The hue of their words. The last is shared by all further authors: their numbers differ.</summary>
    public string Hue => Rank <= Hues.Length ? Hues[Rank - 1] : "slate";
}

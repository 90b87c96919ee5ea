using Wiki.Text;

namespace Wiki.Web.Articles;

/// <summary>What an editor wants an article to say.</summary>
/// <param name="Text">The text as posted; line endings are normalised before anything is compared.</param>
/// <param name="Summary">What it changes; may be empty.</param>
/// <param name="Minor">True when the editor calls it minor.</param>
/// <param name="BaseNumber">The revision the editor started from; 0 for a new article.</param>
public sealed record Draft(string Text, string Summary, bool Minor, int BaseNumber);

/// <summary>What came of saving a draft.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>It is revision <paramref name="Number"/> now.</summary>
    public sealed record Saved(int Number) : SaveOutcome;

    /// <summary>The article says exactly this already; nothing was stored.</summary>
    public sealed record Unchanged(int Number) : SaveOutcome;

    /// <summary>Somebody saved since the draft was begun; nothing was stored, both texts are here.</summary>
    /// <param name="CurrentNumber">The newest revision; the base to save on after looking at it.</param>
    /// <param name="Theirs">Its text.</param>
    /// <param name="TheirAuthor">Who saved it.</param>
    /// <param name="TheirSummary">What they said about it.</param>
    /// <param name="Mine">The draft's text, normalised.</param>
    public sealed record Conflict(
        int CurrentNumber, string Theirs, string? TheirAuthor, string TheirSummary, string Mine) : SaveOutcome;

    /// <summary>The text cannot be stored; the problems say why.</summary>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : SaveOutcome;
}

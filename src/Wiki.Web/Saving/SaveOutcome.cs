using System.Collections.Immutable;
using Wiki.Text;
using Wiki.Text.Merging;

namespace Wiki.Web.Saving;

/// <summary>What an editor wants an article to say.</summary>
/// <param name="Text">The text as posted; line endings are normalised before anything is compared.</param>
/// <param name="Summary">What it changes; may be empty.</param>
/// <param name="Minor">True when the editor calls it minor.</param>
/// <param name="BaseNumber">The revision the editor started from; 0 for a new article.</param>
/// <param name="Rejects">
/// The pending revision that the text takes out again, by a reviewer's verdict with the summary as its reason; null
/// for an ordinary edit. The caller has asked whether the editor may review.
/// </param>
/// <param name="PublishFirst">True to publish it before the changes of others that wait. Not with a verdict.</param>
public sealed record Draft(
    string Text, string Summary, bool Minor, int BaseNumber, int? Rejects = null, bool PublishFirst = false);

/// <summary>A revision that somebody saved while a draft was written.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Author">Who saved it; null for what ships with the program.</param>
/// <param name="Summary">What they said about it.</param>
public sealed record SavedMeanwhile(int Number, string? Author, string Summary);

/// <summary>What came of saving a draft.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>It is revision <paramref name="Number"/> now.</summary>
    /// <param name="Number">The number.</param>
    public sealed record Saved(int Number) : SaveOutcome
    {
        /// <summary>Whether readers see it; if not, it waits, or something before it does.</summary>
        public bool IsPublished { get; init; } = true;

        /// <summary>The revisions whose changes are in it besides the draft's own; the newest first.</summary>
        public IReadOnlyList<SavedMeanwhile> MergedWith { get; init; } = [];

        /// <summary>How many changes that wait were written again on top of it, by <see cref="PublishFirstSave"/>.</summary>
        public int Reapplied { get; init; }
    }

    /// <summary>The article says exactly this already; nothing was stored.</summary>
    public sealed record Unchanged : SaveOutcome;

    /// <summary>
    /// Somebody saved since the draft was begun and changed the same lines or cells; nothing was stored, all three
    /// texts are here.
    /// </summary>
    /// <param name="BaseNumber">The revision both started from; 0 when the article did not exist.</param>
    /// <param name="CurrentNumber">The newest revision; the base to save on after looking at it.</param>
    /// <param name="Mine">The draft's text, normalised.</param>
    /// <param name="Regions">The three texts merged as far as they go together.</param>
    /// <param name="Meanwhile">What was saved meanwhile, the newest first; the first ten.</param>
    public sealed record Conflict(
        int BaseNumber, int CurrentNumber, string Mine, ImmutableArray<MergeRegion> Regions,
        IReadOnlyList<SavedMeanwhile> Meanwhile) : SaveOutcome;

    /// <summary>The text cannot be stored; the problems say why.</summary>
    /// <param name="Problems">The problems.</param>
    public sealed record Rejected(IReadOnlyList<Problem> Problems) : SaveOutcome;

    /// <summary>It cannot be published before the changes that wait; nothing was stored.</summary>
    /// <param name="Reason">A sentence that names the revision in the way.</param>
    public sealed record CannotPublishFirst(string Reason) : SaveOutcome;
}

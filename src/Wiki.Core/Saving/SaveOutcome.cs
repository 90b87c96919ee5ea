using System.Collections.Immutable;
using Wiki.Core.Articles;
using Wiki.Text;
using Wiki.Text.Editing;
using Wiki.Text.Merging;

namespace Wiki.Core.Saving;

/// <summary>A text that an editor saves, with what they say about it.</summary>
/// <param name="Text">The text as posted; line endings are normalised before anything is compared.</param>
/// <param name="Summary">What it changes; may be empty.</param>
/// <param name="Minor">True when the editor calls it a minor change.</param>
/// <param name="BaseNumber">The revision the editor started from; 0 for a new article.</param>
/// <param name="Rejects">
/// The pending revision that a reviewer rejects with this save: the text takes it out, and the summary is the reason.
/// Null for an ordinary edit. The caller has checked that the editor may review.
/// </param>
/// <param name="PublishFirst">
/// True to publish it before the waiting changes of others if it does not touch them; ignored with
/// <paramref name="Rejects"/>, and for those whose own changes wait.
/// </param>
/// <param name="Consent">
/// The <see cref="TableQuestion.Fingerprint"/> of the unreadable parts of tables to which the editor agreed; empty for
/// none. Null to save without asking.
/// </param>
/// <param name="ArticleId">
/// The article from whose revision the editor started; null when it is not known. Another article may have its address.
/// </param>
public sealed record Draft(
    string Text, string Summary, bool Minor, int BaseNumber, int? Rejects = null, bool PublishFirst = true,
    string? Consent = null, long? ArticleId = null);

/// <summary>A revision that somebody saved while a draft was written.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Author">Who saved it; null for what ships with the program.</param>
/// <param name="Summary">Its summary; may be empty.</param>
public sealed record SavedMeanwhile(int Number, string? Author, string Summary);

/// <summary>The result of saving a draft.</summary>
public abstract record SaveOutcome
{
    private SaveOutcome()
    {
    }

    /// <summary>The draft is now revision <paramref name="Number"/>.</summary>
    /// <param name="Number">The number.</param>
    public sealed record Saved(int Number) : SaveOutcome
    {
        /// <summary>Whether readers see it; if not, it waits, or a revision before it does.</summary>
        public bool IsPublished { get; init; } = true;

        /// <summary>The revisions of others that it was merged with, the newest first.</summary>
        public IReadOnlyList<SavedMeanwhile> MergedWith { get; init; } = [];

        /// <summary>How many waiting changes <see cref="PublishFirstSave"/> reapplied on top of it.</summary>
        public int Reapplied { get; init; }

        /// <summary>
        /// The waiting changes before it on which a reviewer must decide first, when it needs no verdict itself; null
        /// when nothing keeps it from readers, or when it waits itself.
        /// </summary>
        public BehindChanges? Behind { get; init; }
    }

    /// <summary>The article has exactly this text already; nothing was stored.</summary>
    public sealed record Unchanged : SaveOutcome;

    /// <summary>
    /// Since the draft was begun, somebody saved a change of the same lines or cells. Nothing was stored; all three
    /// texts are here.
    /// </summary>
    /// <param name="BaseNumber">The revision both started from; 0 when the article did not exist.</param>
    /// <param name="CurrentNumber">The newest revision; the base to save on after looking at it.</param>
    /// <param name="Mine">The draft's text, normalised.</param>
    /// <param name="Regions">The three texts, merged as far as possible.</param>
    /// <param name="Meanwhile">What was saved meanwhile, the newest first; the first ten.</param>
    public sealed record Conflict(
        int BaseNumber, int CurrentNumber, string Mine, ImmutableArray<MergeRegion> Regions,
        IReadOnlyList<SavedMeanwhile> Meanwhile) : SaveOutcome;

    /// <summary>The text cannot be stored; the problems say why.</summary>
    /// <param name="Problems">The problems.</param>
    public sealed record HasProblems(IReadOnlyList<Problem> Problems) : SaveOutcome;

    /// <summary>
    /// The text makes parts of tables unreadable, and the editor did not agree to these; nothing was stored.
    /// </summary>
    /// <param name="Question">The parts.</param>
    public sealed record Unreadable(TableQuestion Question) : SaveOutcome;

    /// <summary>
    /// Since the draft was begun, the article was deleted, and perhaps another one has its address. Nothing was stored.
    /// </summary>
    /// <param name="Page">The deletion; null when the article is not deleted now, but has another address.</param>
    public sealed record Deleted(DeletedPage? Page) : SaveOutcome;
}

/// <summary>The waiting changes that keep a change from readers.</summary>
/// <param name="First">The number of the first one.</param>
/// <param name="Count">How many there are.</param>
/// <param name="Reason">
/// A sentence that says why the change could not be published before them, and names the revision in the way; null when
/// nobody tried.
/// </param>
public sealed record BehindChanges(int First, int Count, string? Reason);

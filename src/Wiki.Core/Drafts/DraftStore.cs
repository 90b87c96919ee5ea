using System.Text;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Drafts;

/// <summary>What became of a request to keep a draft.</summary>
public enum Keeping
{
    /// <summary>The wiki has it.</summary>
    Kept,

    /// <summary>The wiki has another draft of the page, from another window or device, and keeps that.</summary>
    Elsewhere,

    /// <summary>The same form was saved meanwhile.</summary>
    Saved,

    /// <summary>The account has <see cref="DraftStore.MostDrafts"/> drafts of other pages.</summary>
    TooMany,

    /// <summary>The text is longer than a page may be, or has a character that no page may have.</summary>
    NotStorable,
}

/// <summary>A draft in the list of an account.</summary>
/// <param name="Slug">The address of its page.</param>
/// <param name="Title">The title in its text; may be empty.</param>
/// <param name="Summary">The summary so far; may be empty.</param>
/// <param name="BaseNumber">The revision on which it is based; 0 for a new page.</param>
/// <param name="KeptAt">When it was kept last, UTC.</param>
/// <param name="State">Open or discarded.</param>
public sealed record DraftView(
    string Slug, string Title, string Summary, int BaseNumber, DateTimeOffset KeptAt, DraftState State);

/// <summary>
/// Keeps what people type until they save it. A draft belongs to one account, and no other account sees it: each method
/// has the account of the session.
/// </summary>
public sealed class DraftStore(WikiDb db, TimeProvider clock)
{
    /// <summary>How many pages an account can have drafts of.</summary>
    public const int MostDrafts = 100;

    /// <summary>How long a discarded draft can be brought back.</summary>
    public static readonly TimeSpan DiscardedLasts = TimeSpan.FromDays(1);

    /// <summary>Keeps a draft instead of the one that the same form, or the form before it, sent.</summary>
    /// <param name="draft">The draft; its time and its state are those of this moment.</param>
    /// <param name="continues">The key of the draft with which the form began; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>What became of it, and the key of the other draft when the wiki keeps that.</returns>
    public async Task<(Keeping Keeping, string? Other)> KeepAsync(
        KeptDraft draft, string? continues, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        if (draft.Text.Contains('\0', StringComparison.Ordinal)
            || Encoding.UTF8.GetByteCount(draft.Text) > SourceText.MaximumBytes)
        {
            return (Keeping.NotStorable, null);
        }

        var (title, summary) = (Cut(draft.Title, KeptDraft.MaximumTitleLength), Cut(
            draft.Summary, Revision.MaximumSummaryLength));
        var rows = await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO drafts (
                 account_id, slug, article_id, key, base_number, title, text, summary, minor, kept_at, state)
             SELECT {draft.AccountId}, {draft.Slug}, {draft.ArticleId}, {draft.Key}, {draft.BaseNumber}, {title},
                 {draft.Text}, {summary}, {draft.Minor}, {clock.GetUtcNow()}, 'open'
             WHERE (SELECT count(*) FROM drafts WHERE account_id = {draft.AccountId} AND slug <> {draft.Slug}
                 AND state = 'open') < {MostDrafts}
             ON CONFLICT (account_id, slug) DO UPDATE SET
                 article_id = excluded.article_id, key = excluded.key, base_number = excluded.base_number,
                 title = excluded.title, text = excluded.text, summary = excluded.summary, minor = excluded.minor,
                 kept_at = excluded.kept_at, state = excluded.state
             WHERE drafts.state = 'discarded'
                 OR drafts.state = 'open' AND drafts.key IN ({draft.Key}, {continues})
                 OR drafts.state = 'saved' AND drafts.key <> {draft.Key}
             """, cancellationToken);
        if (rows > 0)
        {
            return (Keeping.Kept, null);
        }

        return await Of(draft.AccountId).Where(it => it.Slug == draft.Slug).Select(it => new { it.State, it.Key })
            .SingleOrDefaultAsync(cancellationToken) switch
        {
            null => (Keeping.TooMany, null),
            { State: DraftState.Saved } => (Keeping.Saved, null),
            { Key: var key } => (Keeping.Elsewhere, key),
        };
    }

    /// <summary>The draft of a page, open or discarded; null for none.</summary>
    public Task<KeptDraft?> FindAsync(long accountId, Slug slug, CancellationToken cancellationToken)
    {
        var earliest = clock.GetUtcNow() - DiscardedLasts;
        return Of(accountId).Where(it => it.Slug == slug.Value && (it.State == DraftState.Open
                || it.State == DraftState.Discarded && it.KeptAt > earliest))
            .SingleOrDefaultAsync(cancellationToken);
    }

    /// <summary>The number of the newest revision of a page; 0 when there is none.</summary>
    public Task<int> NewestAsync(Slug slug, CancellationToken cancellationToken) =>
        db.Set<Article>().Where(it => it.Slug == slug.Value).Select(it => it.CurrentNumber)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The drafts of an account, the latest first, and those that it discarded not long ago.</summary>
    public Task<List<DraftView>> ListAsync(long accountId, CancellationToken cancellationToken)
    {
        var earliest = clock.GetUtcNow() - DiscardedLasts;
        return Different(accountId)
            .Where(it => it.State == DraftState.Open || it.State == DraftState.Discarded && it.KeptAt > earliest)
            .OrderByDescending(it => it.State == DraftState.Open).ThenByDescending(it => it.KeptAt)
            .Select(it => new DraftView(it.Slug, it.Title, it.Summary, it.BaseNumber, it.KeptAt, it.State))
            .ToListAsync(cancellationToken);
    }

    /// <summary>The text of a form was saved: its draft is not needed any more.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="slug">The page.</param>
    /// <param name="key">The key of the form.</param>
    /// <param name="continues">The key of the draft with which the form began; null for none.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task SavedAsync(
        long accountId, Slug slug, string key, string? continues, CancellationToken cancellationToken) =>
        db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO drafts (account_id, slug, key, base_number, title, text, summary, minor, kept_at, state)
             VALUES ({accountId}, {slug.Value}, {key}, 0, '', '', '', false, {clock.GetUtcNow()}, 'saved')
             ON CONFLICT (account_id, slug) DO UPDATE SET
                 key = excluded.key, base_number = 0, title = '', text = '', summary = '', minor = false,
                 kept_at = excluded.kept_at, state = excluded.state
             WHERE drafts.state = 'saved' OR drafts.key IN ({key}, {continues})
             """, cancellationToken);

    /// <summary>The key of the form that was saved last, if nothing was typed since; null otherwise.</summary>
    public Task<string?> LastSavedAsync(long accountId, Slug slug, CancellationToken cancellationToken) =>
        Of(accountId).Where(it => it.Slug == slug.Value && it.State == DraftState.Saved).Select(it => it.Key)
            .SingleOrDefaultAsync(cancellationToken);

    /// <summary>The text of a form is again what it was: the draft that the form sent goes.</summary>
    public Task DropAsync(long accountId, Slug slug, string key, CancellationToken cancellationToken) =>
        db.Set<KeptDraft>()
            .Where(it => it.AccountId == accountId && it.Slug == slug.Value && it.Key == key
                && it.State == DraftState.Open)
            .ExecuteDeleteAsync(cancellationToken);

    /// <summary>Discards the draft of a page; it can be brought back for a day.</summary>
    public async Task DiscardAsync(long accountId, Slug slug, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await SetStateAsync(accountId, slug, DraftState.Discarded, cancellationToken);
        await db.Set<KeptDraft>()
            .Where(it => it.AccountId == accountId && it.State == DraftState.Discarded
                && it.KeptAt < now - DiscardedLasts)
            .ExecuteDeleteAsync(cancellationToken);
    }

    /// <summary>Brings back a discarded draft.</summary>
    public Task BringBackAsync(long accountId, Slug slug, CancellationToken cancellationToken) =>
        SetStateAsync(accountId, slug, DraftState.Open, cancellationToken);

    /// <summary>
    /// The drafts of a page follow it to another address, in the caller's transaction. Where somebody has a draft for
    /// the new address already, theirs of the page stays in their list.
    /// </summary>
    internal static Task MoveAsync(WikiDb db, Slug from, Slug to, CancellationToken cancellationToken) =>
        db.Set<KeptDraft>()
            .Where(it => it.Slug == from.Value
                && !db.Set<KeptDraft>().Any(other => other.AccountId == it.AccountId && other.Slug == to.Value))
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Slug, to.Value), cancellationToken);

    private Task<int> SetStateAsync(
        long accountId, Slug slug, DraftState state, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Set<KeptDraft>()
            .Where(it => it.AccountId == accountId && it.Slug == slug.Value && it.State != DraftState.Saved)
            .ExecuteUpdateAsync(
                set => set.SetProperty(it => it.State, state).SetProperty(it => it.KeptAt, now), cancellationToken);
    }

    // A draft that says what its page says is none.
    private IQueryable<KeptDraft> Different(long accountId) =>
        from draft in Of(accountId)
        where draft.Summary.Length > 0 || !db.Set<Article>().Any(
            article => article.Slug == draft.Slug && db.Set<Revision>().Any(revision => revision.ArticleId == article.Id
                && revision.Number == article.CurrentNumber && revision.Text == draft.Text))
        select draft;

    private IQueryable<KeptDraft> Of(long accountId) =>
        db.Set<KeptDraft>().AsNoTracking().Where(it => it.AccountId == accountId);

    // Never between the two halves of one character.
    private static string Cut(string text, int length) => text.Length <= length ? text
        : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}

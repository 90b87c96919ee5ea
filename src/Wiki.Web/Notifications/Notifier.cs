using Microsoft.EntityFrameworkCore;
using Wiki.Text;
using Wiki.Web.Articles;
using Wiki.Web.Data;
using Wiki.Web.Reviews;
using Wiki.Web.Site;

namespace Wiki.Web.Notifications;

/// <summary>
/// Tells accounts what happened, inside the caller's transaction: with one statement, whose cost grows with those who
/// are told and with nothing else. Nobody is told of their own doing. Mails are asked for by the same statement and
/// written later.
/// </summary>
public sealed class Notifier(WikiDb db, MailSetup mail, TimeProvider clock)
{
    // {0} article, {1} revision, {2} whose doing, {3} now, {4} kind, {5} reason, {6} when a digest is due,
    // {7} whether there is mail at all.
    private const string Begin =
        """
        WITH told AS (
            INSERT INTO notifications
                (account_id, kind, article_id, actor_id, from_number, to_number, changes, comment_id, reason, at)

        """;

    private const string End =
        """

            ON CONFLICT (account_id, article_id, kind)
                WHERE read_at IS NULL AND kind IN ('changed', 'published', 'waiting', 'discussed')
            DO UPDATE SET to_number = excluded.to_number, changes = notifications.changes + 1,
                at = excluded.at, actor_id = excluded.actor_id
            RETURNING id, account_id, kind, xmax = 0 AS fresh)
        INSERT INTO outgoing_mails (account_id, purpose, notification_id, made_at, due_at, attempts, given_up)
        SELECT told.account_id,
            CASE WHEN wanted.choice = 'digest' THEN 'digest' ELSE 'one' END,
            CASE WHEN wanted.choice = 'digest' THEN NULL ELSE told.id END,
            {3}, CASE WHEN wanted.choice = 'digest' THEN {6} ELSE {3} END, 0, false
        FROM told
        JOIN accounts ON accounts.id = told.account_id AND accounts.email_confirmed AND accounts.email IS NOT NULL
        LEFT JOIN following_choices AS choices ON choices.account_id = told.account_id
        CROSS JOIN LATERAL (SELECT CASE WHEN told.kind IN ('changed', 'published', 'waiting', 'discussed')
            THEN COALESCE(choices.mail_watched, 'digest')
            ELSE COALESCE(choices.mail_personal, 'at-once') END AS choice) AS wanted
        WHERE {7} AND (wanted.choice = 'digest' OR wanted.choice = 'at-once' AND told.fresh)
        ORDER BY told.account_id
        ON CONFLICT (account_id, purpose) WHERE attempts = 0 AND notification_id IS NULL DO NOTHING
        """;

    // {8} somebody else who need not be told.
    private const string Watchers = Begin +
        """
            SELECT watch.account_id, {4}, {0}, NULLIF({2}, 0), {1} - 1, {1}, 1, NULL::bigint, {5}, {3}
            FROM watches AS watch
            WHERE watch.article_id = {0} AND watch.account_id NOT IN ({2}, {8})
        """ + End;

    private const string Reviewers = Begin +
        """
            SELECT choices.account_id, {4}, {0}, NULLIF({2}, 0), {1} - 1, {1}, 1, NULL::bigint, {5}, {3}
            FROM following_choices AS choices
            WHERE choices.tells_waiting AND choices.account_id <> {2} AND EXISTS (
                SELECT FROM account_roles AS held JOIN roles ON roles.id = held.role_id
                WHERE held.user_id = choices.account_id AND roles.name IN ('Reviewer', 'Administrator'))
        """ + End;

    // {8} the author of the change.
    private const string Author = Begin +
        """
            SELECT {8}, {4}, {0}, NULLIF({2}, 0), {1} - 1, {1}, 1, NULL::bigint, {5}, {3} WHERE {8} NOT IN ({2}, 0)
        """ + End;

    // {8} the comment, {9} those who are told.
    private const string Commented = Begin +
        """
            SELECT accounts.id, {4}, article.id, {2}, article.current_number, article.current_number, 1, {8}, {5}, {3}
            FROM accounts JOIN articles AS article ON article.id = {0}
            WHERE accounts.id = ANY ({9}) AND accounts.id <> {2}
        """ + End;

    // {8} the comment, {9} those who are told of it otherwise.
    private const string Discussed = Begin +
        """
            SELECT watch.account_id, {4}, article.id, {2}, article.current_number, article.current_number, 1, {8}, {5}, {3}
            FROM watches AS watch JOIN articles AS article ON article.id = watch.article_id
            WHERE watch.article_id = {0} AND watch.account_id <> {2} AND watch.account_id <> ALL ({9})
        """ + End;

    /// <summary>A revision was appended: its author has seen it, those who watch the article are told.</summary>
    internal async Task SavedAsync(NewRevision revision, CancellationToken cancellationToken)
    {
        if (revision.AuthorId is { } author)
        {
            await db.Database.ExecuteSqlAsync(
                $"""
                 INSERT INTO watches (account_id, article_id, since, seen_number)
                 SELECT {author}, {revision.ArticleId}, {clock.GetUtcNow()}, {revision.Number}
                 WHERE COALESCE((SELECT watches_edited FROM following_choices WHERE account_id = {author}), true)
                     OR EXISTS (SELECT FROM watches WHERE account_id = {author} AND article_id = {revision.ArticleId})
                 ON CONFLICT (account_id, article_id) DO UPDATE SET seen_number = excluded.seen_number
                 """, cancellationToken);
        }

        if (revision.Number > 1) // nobody else can watch a page that begins with this
        {
            await TellAsync(Watchers, revision.ArticleId, revision.Number, revision.AuthorId, NotificationKind.Changed, "",
                [0L], cancellationToken);
        }
    }

    /// <summary>A revision waits for a reviewer: reviewers who want to know are told.</summary>
    internal Task WaitsAsync(PendingChange change, CancellationToken cancellationToken) => TellAsync(
        Reviewers, change.ArticleId, change.Number, change.AuthorId, NotificationKind.Waiting, "", [], cancellationToken);

    /// <summary>
    /// A reviewer decided: the author is told, of changes decided together once, and of an approved change those who
    /// watch the article.
    /// </summary>
    internal async Task DecidedAsync(
        PendingChange change, Verdict verdict, string reason, long reviewerId, CancellationToken cancellationToken)
    {
        var author = change.AuthorId ?? 0;
        var (kind, now) = (KindOf(verdict), clock.GetUtcNow());
        var folded = await db.Set<Notification>()
            .Where(it => it.AccountId == author && it.ReadAt == null && it.ArticleId == change.ArticleId
                && it.Kind == kind && it.ActorId == reviewerId && it.Reason == reason && it.ToNumber < change.Number)
            .ExecuteUpdateAsync(
                set => set.SetProperty(it => it.ToNumber, change.Number).SetProperty(it => it.At, now)
                    .SetProperty(it => it.Changes, it => it.Changes + 1), cancellationToken);
        if (folded == 0)
        {
            await TellAsync(Author, change.ArticleId, change.Number, reviewerId, kind, reason, [author],
                cancellationToken);
        }

        // What is decided waits no more for the other reviewers who were told of it.
        await db.Set<Notification>()
            .Where(it => it.ArticleId == change.ArticleId && it.Kind == NotificationKind.Waiting && it.ReadAt == null
                && it.ToNumber <= change.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.ReadAt, now), cancellationToken);
        if (verdict == Verdict.Approved)
        {
            await TellAsync(Watchers, change.ArticleId, change.Number, reviewerId, NotificationKind.Published, "",
                [author], cancellationToken);
        }
    }

    /// <summary>
    /// A comment was posted, inside the caller's transaction: those whom it names are told so, all others who took
    /// part in its thread that there is a reply, and all others who watch the article that something was said.
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="commentId">The comment.</param>
    /// <param name="authorId">Who wrote it, who is not told.</param>
    /// <param name="mentionedAccountIds">The accounts it names.</param>
    /// <param name="threadParticipantIds">The accounts that wrote in the thread before.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    public async Task CommentPostedAsync(
        long articleId, long commentId, long authorId, IReadOnlyCollection<long> mentionedAccountIds,
        IReadOnlyCollection<long> threadParticipantIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mentionedAccountIds);
        ArgumentNullException.ThrowIfNull(threadParticipantIds);
        await MentionedAsync(articleId, commentId, authorId, mentionedAccountIds, cancellationToken);
        await ToldAsync(articleId, commentId, authorId, NotificationKind.Replied,
            [.. threadParticipantIds.Except(mentionedAccountIds)], cancellationToken);
        long[] others = [.. threadParticipantIds.Union(mentionedAccountIds)];
        await TellAsync(Discussed, articleId, 0, authorId, NotificationKind.Discussed, "", [commentId, others],
            cancellationToken);
    }

    /// <summary>A comment names accounts, perhaps only since it was edited: they are told so.</summary>
    public Task MentionedAsync(
        long articleId, long commentId, long authorId, IReadOnlyCollection<long> mentionedAccountIds,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mentionedAccountIds);
        return ToldAsync(
            articleId, commentId, authorId, NotificationKind.Mentioned, [.. mentionedAccountIds], cancellationToken);
    }

    private static NotificationKind KindOf(Verdict verdict) => verdict switch
    {
        Verdict.Approved => NotificationKind.Approved,
        Verdict.ChangesAsked => NotificationKind.ChangesAsked,
        _ => NotificationKind.Rejected,
    };

    private Task ToldAsync(
        long articleId, long commentId, long authorId, NotificationKind kind, long[] told, CancellationToken cancellationToken) =>
        told.Length == 0 ? Task.CompletedTask : TellAsync(
            Commented, articleId, 0, authorId, kind, "", [commentId, told], cancellationToken);

    private Task<int> TellAsync(
        string sql, long articleId, int number, long? actorId, NotificationKind kind, string reason, object[] more,
        CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        return db.Database.ExecuteSqlRawAsync(sql,
        [
            articleId, number, actorId ?? 0L, now, kind.Word(), reason, Digests.NextAfter(now), mail.WhyOff is null, .. more,
        ], cancellationToken);
    }
}

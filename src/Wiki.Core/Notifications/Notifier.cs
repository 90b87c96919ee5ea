using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Reviews;
using Wiki.Core.Site;
using Wiki.Text;

namespace Wiki.Core.Notifications;

/// <summary>
/// Tells accounts what happened, inside the caller's transaction. It chooses the recipients; the function <c>tell</c> of
/// the database writes their notifications and asks for their mails, which are sent later.
/// </summary>
public sealed class Notifier(WikiDb db, MailSetup mail, TimeProvider clock)
{
    /// <summary>
    /// A revision was appended: its author has seen it. The watchers of the article are told when it is published
    /// (<see cref="PublishedAsync"/>), because until then they may not see it.
    /// </summary>
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
    }

    /// <summary>
    /// Revisions were published that changed something for readers: the watchers of the article are told of each, but
    /// its author and the reviewer who approved it are not.
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="before">The revision that readers saw before; 0 for none.</param>
    /// <param name="numbers">The numbers of the revisions, ascending.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    internal async Task PublishedAsync(
        long articleId, int before, IReadOnlyList<int> numbers, CancellationToken cancellationToken)
    {
        if (numbers is [] or [1]) // nobody else can watch a page that begins with this
        {
            return;
        }

        var revisions = await db.Set<Revision>().Where(it => it.ArticleId == articleId && numbers.Contains(it.Number))
            .OrderBy(it => it.Number).Select(it => new
            {
                it.Number,
                it.SavedBy,
                Reviewer = db.Set<Review>().Where(review => review.ArticleId == articleId
                        && review.Number == it.Number && review.Verdict == Verdict.Approved)
                    .OrderByDescending(review => review.Id).Select(review => (long?)review.ReviewerId).FirstOrDefault(),
            }).ToListAsync(cancellationToken);
        foreach (var it in revisions)
        {
            var (kind, actor) = it.Reviewer is { } reviewer
                ? (NotificationKind.Published, reviewer) : (NotificationKind.Changed, it.SavedBy);
            await TellAsync(
                Watchers(articleId).Where(account => account != it.SavedBy),
                Happening.OfRevision(kind, articleId, it.Number, actor) with { From = before }, cancellationToken);
            before = it.Number;
        }
    }

    /// <summary>A change waits for review: the reviewers who asked for it are told.</summary>
    internal Task WaitsAsync(PendingChange change, CancellationToken cancellationToken) => TellAsync(
        Reviewers(),
        Happening.OfRevision(NotificationKind.Waiting, change.ArticleId, change.Number, change.AuthorId),
        cancellationToken);

    /// <summary>
    /// A reviewer decided: the author is told, once for changes that were decided together. The watchers of the article
    /// are told when the change is published.
    /// </summary>
    internal async Task DecidedAsync(
        PendingChange change, Verdict verdict, string reason, long reviewerId, CancellationToken cancellationToken)
    {
        var (kind, now) = (KindOf(verdict), clock.GetUtcNow());
        var folded = await db.Set<Notification>()
            .Where(it => it.AccountId == change.AuthorId && it.ReadAt == null && it.ArticleId == change.ArticleId
                && it.Kind == kind && it.ActorId == reviewerId && it.Reason == reason && it.ToNumber < change.Number)
            .ExecuteUpdateAsync(
                set => set.SetProperty(it => it.ToNumber, change.Number).SetProperty(it => it.At, now)
                    .SetProperty(it => it.Changes, it => it.Changes + 1), cancellationToken);
        if (folded == 0)
        {
            await TellAsync(
                change.AuthorId is { } author ? [author] : [],
                Happening.OfRevision(kind, change.ArticleId, change.Number, reviewerId) with { Reason = reason },
                cancellationToken);
        }

        // The change waits no longer, so what the other reviewers were told of it is read.
        await db.Set<Notification>()
            .Where(it => it.ArticleId == change.ArticleId && it.Kind == NotificationKind.Waiting && it.ReadAt == null
                && it.ToNumber <= change.Number)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.ReadAt, now), cancellationToken);
    }

    /// <summary>
    /// A comment was posted, inside the caller's transaction. The accounts that it names are told of that, the other
    /// participants of its topic of a reply, and the other watchers of the article of a comment.
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="commentId">The comment.</param>
    /// <param name="authorId">Its author, who is not told.</param>
    /// <param name="mentionedAccountIds">The accounts it names.</param>
    /// <param name="threadParticipantIds">The accounts that wrote in the topic before.</param>
    /// <param name="cancellationToken">Cancels the operation; the caller rolls back.</param>
    public async Task CommentPostedAsync(
        long articleId, long commentId, long authorId, IReadOnlyCollection<long> mentionedAccountIds,
        IReadOnlyCollection<long> threadParticipantIds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mentionedAccountIds);
        ArgumentNullException.ThrowIfNull(threadParticipantIds);
        await MentionedAsync(articleId, commentId, authorId, mentionedAccountIds, cancellationToken);
        await TellAsync(
            [.. threadParticipantIds.Except(mentionedAccountIds)],
            Happening.OfComment(NotificationKind.Replied, articleId, commentId, authorId), cancellationToken);
        long[] others = [.. threadParticipantIds.Union(mentionedAccountIds)];
        await TellAsync(
            Watchers(articleId).Where(account => !others.Contains(account)),
            Happening.OfComment(NotificationKind.Discussed, articleId, commentId, authorId), cancellationToken);
    }

    /// <summary>A comment names accounts, perhaps only since it was edited: they are told of it.</summary>
    public Task MentionedAsync(
        long articleId, long commentId, long authorId, IReadOnlyCollection<long> mentionedAccountIds,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mentionedAccountIds);
        return TellAsync(
            [.. mentionedAccountIds],
            Happening.OfComment(NotificationKind.Mentioned, articleId, commentId, authorId), cancellationToken);
    }

    private static NotificationKind KindOf(Verdict verdict) => verdict switch
    {
        Verdict.Approved => NotificationKind.Approved,
        Verdict.ChangesAsked => NotificationKind.ChangesAsked,
        Verdict.Rejected => NotificationKind.Rejected,
        _ => throw new UnreachableException("A verdict has no notification."),
    };

    private IQueryable<long> Watchers(long articleId) =>
        db.Set<Watch>().Where(it => it.ArticleId == articleId).Select(it => it.AccountId);

    // Only an account that still is a reviewer is told, whatever it chose before.
    private IQueryable<long> Reviewers() => db.Set<FollowingChoices>()
        .Where(it => it.TellsWaiting && db.Set<IdentityUserRole<long>>().Any(held => held.UserId == it.AccountId
            && db.Set<IdentityRole<long>>().Any(role => role.Id == held.RoleId
                && Roles.Reviewing.Contains(role.Name!))))
        .Select(it => it.AccountId);

    private async Task TellAsync(
        IQueryable<long> recipients, Happening happening, CancellationToken cancellationToken) =>
        await TellAsync(
            await recipients.Where(account => account != happening.ActorId).ToArrayAsync(cancellationToken), happening,
            cancellationToken);

    private async Task TellAsync(long[] recipients, Happening happening, CancellationToken cancellationToken)
    {
        if (recipients.Length == 0)
        {
            return;
        }

        var now = clock.GetUtcNow();
        await db.Database.ExecuteSqlAsync(
            $"""
             SELECT tell(
                 recipients => {recipients},
                 kind => {happening.Kind.Word()},
                 article => {happening.ArticleId},
                 actor => {happening.ActorId},
                 from_number => {happening.From},
                 to_number => {happening.Number},
                 comment => {happening.CommentId},
                 reason => {happening.Reason},
                 happened => {now},
                 digest_due => {Digests.NextAfter(now)},
                 with_mail => {mail.WhyOff is null})
             """, cancellationToken);
    }

    // What accounts are told of: a revision, or a comment.
    private sealed record Happening(NotificationKind Kind, long ArticleId, long? ActorId)
    {
        public int? Number { get; private init; }

        // The revision before it; 0 for none.
        public int? From { get; init; }

        public long? CommentId { get; private init; }

        public string Reason { get; init; } = "";

        public static Happening OfRevision(NotificationKind kind, long articleId, int number, long? actorId) =>
            new(kind, articleId, actorId) { Number = number, From = number - 1 };

        public static Happening OfComment(NotificationKind kind, long articleId, long commentId, long actorId) =>
            new(kind, articleId, actorId) { CommentId = commentId };
    }
}

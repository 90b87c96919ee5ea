using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;

namespace Wiki.Core.Notifications;

/// <summary>Reads the notifications of accounts, and marks them as read.</summary>
public sealed class NotificationList(WikiDb db, TimeProvider clock)
{
    /// <summary>The most that <see cref="UnreadAsync"/> counts.</summary>
    public const int MostCounted = 100;

    /// <summary>How many are unread; more than <see cref="MostCounted"/> are not counted.</summary>
    public Task<int> UnreadAsync(long accountId, CancellationToken cancellationToken) =>
        db.Set<Notification>().Where(it => it.AccountId == accountId && it.ReadAt == null
                && db.Set<Article>().Any(article => article.Id == it.ArticleId))
            .Take(MostCounted).CountAsync(cancellationToken);

    /// <summary>The notifications of an account, the latest first; paged by key.</summary>
    public Task<List<NotificationView>> PageAsync(
        long accountId, TimeKey? before, int count, CancellationToken cancellationToken)
    {
        // Pages and parts of them count what is shown: not what is about a deleted article.
        var all = db.Set<Notification>().Where(it => it.AccountId == accountId
            && db.Set<Article>().Any(article => article.Id == it.ArticleId));
        if (before is { } key)
        {
            all = all.Where(it => EF.Functions.LessThan(
                ValueTuple.Create(it.At, it.Id), ValueTuple.Create(key.At, key.Id)));
        }

        return Views(all.OrderByDescending(it => it.At).ThenByDescending(it => it.Id).Take(count))
            .ToListAsync(cancellationToken);
    }

    /// <summary>One notification of anybody; null when there is none.</summary>
    public Task<NotificationView?> OneAsync(long id, CancellationToken cancellationToken) =>
        Views(db.Set<Notification>().Where(it => it.Id == id)).SingleOrDefaultAsync(cancellationToken);

    /// <summary>
    /// The unread notifications since an instant that an account gets in its digest, the latest first.
    /// </summary>
    public Task<List<NotificationView>> ForDigestAsync(
        FollowingChoices choices, DateTimeOffset since, int count, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(choices);
        var (account, watched, personal) = (
            choices.AccountId, choices.MailWatched == MailChoice.Digest, choices.MailPersonal == MailChoice.Digest);
        return Views(db.Set<Notification>()
            .Where(it => it.AccountId == account && it.ReadAt == null && it.At >= since
                && db.Set<Article>().Any(article => article.Id == it.ArticleId)
                && (Notification.OfWatched.Contains(it.Kind) ? watched : personal))
            .OrderByDescending(it => it.At).ThenByDescending(it => it.Id).Take(count)).ToListAsync(cancellationToken);
    }

    /// <summary>
    /// Marks one notification of an account as read, and returns it; null when it has none with this id.
    /// </summary>
    public async Task<NotificationView?> ReadAsync(long accountId, long id, CancellationToken cancellationToken)
    {
        await db.Set<Notification>().Where(it => it.AccountId == accountId && it.Id == id && it.ReadAt == null)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.ReadAt, clock.GetUtcNow()), cancellationToken);
        return await OneAsync(id, cancellationToken) is { } view && view.Notification.AccountId == accountId
            ? view : null;
    }

    /// <summary>
    /// Marks the notifications of an account up to one of them as read; those that came while it was reading stay
    /// unread.
    /// </summary>
    public Task AllReadAsync(long accountId, TimeKey until, CancellationToken cancellationToken) =>
        db.Set<Notification>()
            .Where(it => it.AccountId == accountId && it.ReadAt == null && EF.Functions.LessThanOrEqual(
                ValueTuple.Create(it.At, it.Id), ValueTuple.Create(until.At, until.Id)))
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.ReadAt, clock.GetUtcNow()), cancellationToken);

    /// <summary>Marks the notifications of an account about comments as read.</summary>
    /// <param name="accountId">The account.</param>
    /// <param name="comments">The comments it saw.</param>
    /// <param name="allOf">The article whose talk page it saw; null when it saw one topic.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task CommentsReadAsync(
        long accountId, long[] comments, long? allOf, CancellationToken cancellationToken) =>
        db.Set<Notification>()
            .Where(it => it.AccountId == accountId && it.ReadAt == null
                && (it.Kind == NotificationKind.Discussed && it.ArticleId == allOf
                    || comments.Contains(it.CommentId!.Value)
                        && (it.Kind != NotificationKind.Discussed || it.Changes == 1)))
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.ReadAt, clock.GetUtcNow()), cancellationToken);

    private IQueryable<NotificationView> Views(IQueryable<Notification> notifications) =>
        from it in notifications
        join article in db.Set<Article>() on it.ArticleId equals article.Id
        join revision in db.Set<Revision>() on new { ArticleId = article.Id, Number = it.ToNumber }
            equals new { revision.ArticleId, revision.Number }
        join account in db.Set<Account>() on it.ActorId equals account.Id into actors
        from actor in actors.DefaultIfEmpty()
        orderby it.At descending, it.Id descending
        // The title that readers know. Of a page that nobody read yet, only its author and reviewers are told more than
        // of comments, and they get the title of the revision that the notification is about.
        // Who saved a revision may be hidden; who decided, or commented, is named elsewhere too.
        let isHidden = (it.Kind == NotificationKind.Changed || it.Kind == NotificationKind.Waiting)
            && db.Hidden().Any(hidden => hidden.ArticleId == it.ArticleId && hidden.Part == HiddenPart.Name
                && hidden.Number > it.FromNumber && hidden.Number <= it.ToNumber
                && db.Set<Revision>().Any(saved => saved.ArticleId == hidden.ArticleId
                    && saved.Number == hidden.Number && saved.SavedBy == it.ActorId))
        select new NotificationView(
            it, article.Slug,
            db.Set<ArticleIndex>().Where(index => index.ArticleId == article.Id).Select(index => index.Title)
                .FirstOrDefault() ?? (it.CommentId == null ? revision.Title : article.Slug),
            isHidden ? Revision.HiddenName : actor == null ? null : actor.UserName);
}

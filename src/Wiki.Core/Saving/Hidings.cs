using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Derived;
using Wiki.Core.Http;
using Wiki.Core.Reviews;
using Wiki.Text;

namespace Wiki.Core.Saving;

/// <summary>
/// Hides texts, summaries and names of revisions, and lifts that again. Only administrators may do it, and only they
/// read here what is hidden.
/// </summary>
public sealed class Hidings(WikiDb db, DerivedRows derived, CacheInvalidation cache, TimeProvider clock)
{
    /// <summary>The most revisions that are hidden at once, or searched for the same lines.</summary>
    public const int MostRevisions = 200;

    // Cached pages with a date, feeds and lists can show any revision.
    private static readonly string[] Everything = [CacheInvalidation.Everything];

    /// <summary>Hides parts of some revisions; what is hidden already stays so.</summary>
    /// <param name="accountId">Who hides them.</param>
    /// <param name="slug">The article.</param>
    /// <param name="first">The number of the first revision.</param>
    /// <param name="last">The number of the last one.</param>
    /// <param name="parts">What to hide of each.</param>
    /// <param name="reason">Why; one line, which must not be empty and is cut at the longest reason.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<HidingOutcome> HideAsync(
        long accountId, Slug slug, int first, int last, IReadOnlyCollection<HiddenPart> parts, string reason,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(reason);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        try
        {
            if (!await MayHideAsync(accountId, cancellationToken))
            {
                return new HidingOutcome.NotAllowed();
            }

            // With the lock nobody publishes or saves meanwhile, so what is in the way is in the way until the end.
            if (await db.LockArticleAsync(slug, cancellationToken) is not { } article)
            {
                return new HidingOutcome.Gone();
            }

            var line = RevisionLog.Clean(reason);
            if (await WhyNotAsync(article, first, last, parts, line, cancellationToken) is { } refused)
            {
                return refused;
            }

            var hidden = await db.Hidden()
                .Where(it => it.ArticleId == article.Id && it.Number >= first && it.Number <= last)
                .Select(it => new { it.Number, it.Part }).ToListAsync(cancellationToken);
            var now = clock.GetUtcNow();
            var added = Enumerable.Range(first, last - first + 1)
                .SelectMany(number => parts.Distinct().Select(part => new { Number = number, Part = part }))
                .Except(hidden).Select(it => new Hiding
                {
                    ArticleId = article.Id,
                    Number = it.Number,
                    Part = it.Part,
                    Reason = line[..Math.Min(line.Length, Hiding.MaximumReasonLength)],
                    HiddenAt = now,
                    HiddenBy = accountId,
                }).ToList();
            db.AddRange(added);
            await db.SaveChangesAsync(cancellationToken);
            await CommitAsync(article, added.Exists(it => it.Part == HiddenPart.Text), cancellationToken);
            return new HidingOutcome.Done(added.Count);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    /// <summary>Lifts a hiding: what it hid is shown again.</summary>
    /// <param name="accountId">Who lifts it.</param>
    /// <param name="id">The hiding.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<HidingOutcome> LiftAsync(long accountId, long id, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (!await MayHideAsync(accountId, cancellationToken))
        {
            return new HidingOutcome.NotAllowed();
        }

        var found = await db.Set<Hiding>().AsNoTracking().SingleOrDefaultAsync(it => it.Id == id, cancellationToken);
        if (found is not { } hiding
            || await db.LockArticleAsync(hiding.ArticleId, cancellationToken) is not { } article)
        {
            return new HidingOutcome.Gone();
        }

        var now = clock.GetUtcNow();
        var lifted = await db.Hidden().Where(it => it.Id == id).ExecuteUpdateAsync(
            set => set.SetProperty(it => it.LiftedAt, now).SetProperty(it => it.LiftedBy, accountId),
            cancellationToken);
        await CommitAsync(article, lifted > 0 && hiding.Part == HiddenPart.Text, cancellationToken);
        return new HidingOutcome.Done(lifted);
    }

    /// <summary>A revision as it was saved, whatever is hidden of it; null for none, and for other accounts.</summary>
    /// <param name="accountId">The administrator.</param>
    /// <param name="slug">The article.</param>
    /// <param name="number">The number of the revision.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<StoredRevision?> StoredAsync(
        long accountId, Slug slug, int number, CancellationToken cancellationToken) =>
        await MayHideAsync(accountId, cancellationToken)
            ? await db.Set<StoredRevision>().AsNoTracking().Include(it => it.Author).SingleOrDefaultAsync(
                it => it.Number == number && db.Set<Article>().Any(
                    article => article.Id == it.ArticleId && article.Slug == slug.Value), cancellationToken)
            : null;

    /// <summary>
    /// The last of the revisions in which, one after the other, a line stands that this revision added: its own number
    /// when the next has none of them. It looks at no more than <see cref="MostRevisions"/>.
    /// </summary>
    public async Task<int> SpreadAsync(long articleId, int number, CancellationToken cancellationToken)
    {
        var texts = db.Set<StoredRevision>().Where(it => it.ArticleId == articleId);
        var before = await texts.Where(it => it.Number == number - 1).Select(it => it.Text)
            .SingleOrDefaultAsync(cancellationToken) ?? "";
        HashSet<string> added = [];
        var last = number;
        await foreach (var it in texts.Where(it => it.Number >= number && it.Number < number + MostRevisions)
            .OrderBy(it => it.Number).Select(it => new { it.Number, it.Text })
            .AsAsyncEnumerable().WithCancellation(cancellationToken))
        {
            if (it.Number == number)
            {
                added = [.. Lines(it.Text).Except(Lines(before))];
            }
            else if (!Lines(it.Text).Any(added.Contains))
            {
                break;
            }

            last = it.Number;
        }

        return last;
    }

    /// <summary>The hidings of a revision, the latest first, also those that were lifted.</summary>
    public Task<List<HidingView>> OfAsync(long articleId, int number, CancellationToken cancellationToken) =>
        Views(db.Set<Hiding>().Where(it => it.ArticleId == articleId && it.Number == number)
            .OrderByDescending(it => it.Id)).ToListAsync(cancellationToken);

    /// <summary>All hidings, the latest first; paged by key.</summary>
    /// <param name="before">Only what comes before this; null for the latest.</param>
    /// <param name="count">How many at most.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<List<HidingView>> PageAsync(long? before, int count, CancellationToken cancellationToken) =>
        Views(db.Set<Hiding>().Where(it => before == null || it.Id < before).OrderByDescending(it => it.Id).Take(count))
            .ToListAsync(cancellationToken);

    private IQueryable<HidingView> Views(IQueryable<Hiding> hidings) => hidings.Select(it => new HidingView(
        it.Id,
        db.Set<Article>().Where(article => article.Id == it.ArticleId).Select(article => article.Slug).FirstOrDefault(),
        it.Number, it.Part, it.Reason, it.HiddenAt, it.Hider!.UserName!, it.LiftedAt, it.Lifter!.UserName));

    private async Task<HidingOutcome.Refused?> WhyNotAsync(
        Article article, int first, int last, IReadOnlyCollection<HiddenPart> parts, string reason,
        CancellationToken cancellationToken)
    {
        if (parts.Count == 0)
        {
            return new HidingOutcome.Refused("Choose what to hide: the text, the summary or the name.");
        }

        if (reason.Length == 0)
        {
            return new HidingOutcome.Refused("Say why: the log keeps the reason.");
        }

        if (first < 1 || last < first || last > article.CurrentNumber)
        {
            return new HidingOutcome.Refused(
                $"The page has revisions 1 to {article.CurrentNumber}. Give the number of the last one to hide.");
        }

        if (last - first >= MostRevisions)
        {
            return new HidingOutcome.Refused(
                $"At most {MostRevisions} revisions can be hidden at once. Give a smaller number; hide the rest then.");
        }

        if (!parts.Contains(HiddenPart.Text))
        {
            return null;
        }

        int?[] shown = [article.PublishedNumber, article.CurrentNumber];
        if (shown.Where(it => it >= first && it <= last).Min() is { } number)
        {
            var what = number == article.PublishedNumber ? "the text that readers see" : "the newest text of the page";
            return new HidingOutcome.Refused(
                $"Revision {number} is {what}, so it cannot be hidden. "
                + "Take out of the page first what nobody should see.")
            {
                InTheWay = number,
            };
        }

        return await db.Set<PendingChange>().Open()
            .Where(it => it.ArticleId == article.Id && it.Number >= first && it.Number <= last)
            .MinAsync(it => (int?)it.Number, cancellationToken) is { } open
            ? new HidingOutcome.Refused($"Revision {open} waits for review, so it cannot be hidden. Reject it first.")
            {
                InTheWay = open,
                Waits = true,
            }
            : null;
    }

    private async Task CommitAsync(Article article, bool otherTexts, CancellationToken cancellationToken)
    {
        if (otherTexts && article.PublishedNumber is not null)
        {
            await derived.ReplaceFactsAsync(article.Id, cancellationToken);
        }

        await CacheInvalidation.SendAsync(db, Everything, cancellationToken);
        await db.Database.CurrentTransaction!.CommitAsync(cancellationToken);
        cache.Drop(Everything);
    }

    private Task<bool> MayHideAsync(long accountId, CancellationToken cancellationToken) =>
        db.Set<IdentityUserRole<long>>().AnyAsync(
            held => held.UserId == accountId && db.Set<IdentityRole<long>>().Any(
                role => role.Id == held.RoleId && Roles.Administering.Contains(role.Name!)),
            cancellationToken);

    private static IEnumerable<string> Lines(string text) => text.Split('\n').Where(line => line.Trim().Length > 0);
}

/// <summary>A line about a hiding, without what it hides.</summary>
/// <param name="Id">The hiding.</param>
/// <param name="Slug">The address of the article; null when nobody can open it.</param>
/// <param name="Number">The revision.</param>
/// <param name="Part">What is hidden of it.</param>
/// <param name="Reason">Why.</param>
/// <param name="HiddenAt">When, UTC.</param>
/// <param name="By">Who hid it.</param>
/// <param name="LiftedAt">When it was lifted, UTC; null while it holds.</param>
/// <param name="LiftedBy">Who lifted it; null while it holds.</param>
public sealed record HidingView(
    long Id, string? Slug, int Number, HiddenPart Part, string Reason, DateTimeOffset HiddenAt, string By,
    DateTimeOffset? LiftedAt, string? LiftedBy);

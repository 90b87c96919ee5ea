using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Notifications;
using Wiki.Text;
using Wiki.Text.Talk;

namespace Wiki.Core.Talk;

/// <summary>Writes threads and comments; no other code does. The caller checks permissions.</summary>
/// <remarks>
/// The posts of one account are written one after the other, so that its limit holds exactly and the second click on a
/// button finds what the first one stored.
/// </remarks>
public sealed class CommentWriter(WikiDb db, ILookupNormalizer normalizer, Notifier notifier, TimeProvider clock)
{
    /// <summary>The most comments that one account may post in a minute.</summary>
    public const int MostInAMinute = 10;

    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>Begins a thread with its first comment.</summary>
    public Task<CommentOutcome> StartAsync(
        NewThread start, string? text, long authorId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(start);
        var subject = SubjectOf(start);
        if (start is { Line: null, Cell: null } && subject.Length is 0 or > CommentThread.MaximumSubjectLength)
        {
            return Rejected(subject.Length == 0
                ? "The topic has no subject; say in a few words what it is about."
                : $"A subject can have at most {CommentThread.MaximumSubjectLength} characters; yours has "
                    + $"{subject.Length:N0}.");
        }

        return PostAsync(text, authorId, async mine =>
        {
            var same = await mine.Where(it => it.Thread!.ArticleId == start.ArticleId && it.Thread.Number == start.Number
                    && it.Thread.Line == start.Line && it.Thread.Subject == subject && it.Thread.AuthorId == authorId)
                .Select(it => (long?)it.ThreadId).FirstOrDefaultAsync(cancellationToken);
            return same is not null
                ? (same.Value, start.ArticleId, false)
                : !await db.Set<Article>().AnyAsync(it => it.Id == start.ArticleId, cancellationToken)
                ? null
                : (await BeginAsync(start, subject, authorId, cancellationToken), start.ArticleId, true);
        }, cancellationToken);
    }

    /// <summary>Adds a comment to a thread, resolved or not.</summary>
    public Task<CommentOutcome> ReplyAsync(
        long threadId, string? text, long authorId, CancellationToken cancellationToken) =>
        PostAsync(text, authorId, async mine =>
        {
            var thread = await db.Set<CommentThread>()
                .Where(it => it.Id == threadId && db.Set<Article>().Any(article => article.Id == it.ArticleId))
                .Select(it => new { it.ArticleId }).SingleOrDefaultAsync(cancellationToken);
            if (thread is null)
            {
                return null;
            }

            var isNew = !await mine.AnyAsync(it => it.ThreadId == threadId, cancellationToken);
            if (isNew)
            {
                await db.Set<CommentThread>().Where(it => it.Id == threadId).ExecuteUpdateAsync(
                    set => set.SetProperty(it => it.ActiveAt, clock.GetUtcNow()), cancellationToken);
            }

            return (threadId, thread.ArticleId, isNew);
        }, cancellationToken);

    /// <summary>Changes the text of an account's own comment.</summary>
    /// <param name="commentId">The comment.</param>
    /// <param name="text">The new text.</param>
    /// <param name="edits">How often it had been edited when the form was opened.</param>
    /// <param name="authorId">Who edits it; only its author can.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<CommentOutcome> EditAsync(
        long commentId, string? text, int edits, long authorId, CancellationToken cancellationToken)
    {
        var comment = CommentText.Parse(text);
        if (comment.Problem is { } problem)
        {
            return new CommentOutcome.Rejected(problem);
        }

        var mentioned = await MentionedAsync(comment, cancellationToken);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var before = await db.Set<CommentMention>().Where(it => it.CommentId == commentId)
            .Select(it => it.AccountId).ToListAsync(cancellationToken);
        if (TooManyMentions(
            mentioned.Union(before).Count(), ", with those that it mentioned before the edit") is { } refusal)
        {
            return refusal;
        }

        var own = db.Set<Comment>().Where(it => it.Id == commentId && it.AuthorId == authorId && it.DeletedAt == null);
        var changed = await own.Where(it => it.Edits == edits && it.Text != comment.Source)
            .ExecuteUpdateAsync(set => set.SetProperty(it => it.Text, comment.Source)
                .SetProperty(it => it.Edits, edits + 1)
                .SetProperty(it => it.EditedAt, clock.GetUtcNow()), cancellationToken);
        var stored = await own.Select(it => new { it.Thread!.ArticleId, it.Text, it.Edits })
            .SingleOrDefaultAsync(cancellationToken);
        if (stored is null)
        {
            return new CommentOutcome.Missing();
        }

        if (stored.Text != comment.Source)
        {
            return new CommentOutcome.Conflict(stored.Text, stored.Edits);
        }

        if (changed > 0)
        {
            await AddMentionsAsync(commentId, mentioned.Except(before), cancellationToken);
            await notifier.MentionedAsync(
                stored.ArticleId, commentId, authorId, [.. mentioned.Except(before)], cancellationToken);
            await transaction.CommitAsync(cancellationToken);
        }

        return new CommentOutcome.Edited();
    }

    /// <summary>
    /// Deletes a comment: its place stays, but nobody sees its text. False when there is no such comment that this
    /// account may delete; also true when it was deleted before.
    /// </summary>
    /// <param name="commentId">The comment.</param>
    /// <param name="accountId">Who deletes it.</param>
    /// <param name="any">Whether they may delete the comments of others.</param>
    /// <param name="cancellationToken">Cancels the operation before anything is stored.</param>
    public async Task<bool> DeleteAsync(long commentId, long accountId, bool any, CancellationToken cancellationToken)
    {
        var comment = db.Set<Comment>().Where(it => it.Id == commentId && (any || it.AuthorId == accountId));
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var deleted = await comment.Where(it => it.DeletedAt == null).ExecuteUpdateAsync(
            set => set.SetProperty(it => it.DeletedAt, clock.GetUtcNow())
                .SetProperty(it => it.DeletedById, accountId), cancellationToken);
        if (deleted > 0)
        {
            await db.Set<CommentMention>().Where(it => it.CommentId == commentId).ExecuteDeleteAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return deleted > 0 || await comment.AnyAsync(cancellationToken);
    }

    /// <summary>
    /// Resolves a thread, or opens it again; false when there is none. Resolving it again does not change who resolved
    /// it.
    /// </summary>
    public async Task<bool> ResolveAsync(
        long threadId, bool resolved, long accountId, CancellationToken cancellationToken)
    {
        var thread = db.Set<CommentThread>().Where(it => it.Id == threadId);
        var now = resolved ? clock.GetUtcNow() : (DateTimeOffset?)null;
        var by = resolved ? accountId : (long?)null;
        var changed = await thread.Where(it => it.ResolvedAt == null == resolved).ExecuteUpdateAsync(
            set => set.SetProperty(it => it.ResolvedAt, now).SetProperty(it => it.ResolvedById, by), cancellationToken);
        return changed > 0 || await thread.AnyAsync(cancellationToken);
    }

    // The function place gets the comments with the same text that this account posted in the last minute.
    private async Task<CommentOutcome> PostAsync(
        string? text, long authorId,
        Func<IQueryable<Comment>, Task<(long ThreadId, long ArticleId, bool IsNew)?>> place,
        CancellationToken cancellationToken)
    {
        var comment = CommentText.Parse(text);
        if (comment.Problem is { } problem)
        {
            return new CommentOutcome.Rejected(problem);
        }

        var mentioned = await MentionedAsync(comment, cancellationToken);
        if (TooManyMentions(mentioned.Count) is { } refusal)
        {
            return refusal;
        }

        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            await db.Database.ExecuteSqlAsync(
                $"SELECT pg_advisory_xact_lock(hashtextextended({"comments of " + authorId}, 0))", cancellationToken);
            var since = clock.GetUtcNow() - Minute;
            var recent = db.Set<Comment>().Where(it => it.AuthorId == authorId && it.CreatedAt > since);
            var same = recent.Where(it => it.Text == comment.Source && it.DeletedAt == null);
            var count = await recent.CountAsync(cancellationToken);
            if (await place(same) is not var (threadId, articleId, isNew))
            {
                return new CommentOutcome.Missing();
            }

            if (!isNew)
            {
                var id = await same.Where(it => it.ThreadId == threadId).MaxAsync(it => it.Id, cancellationToken);
                return new CommentOutcome.Posted(threadId, id);
            }

            if (count >= MostInAMinute)
            {
                return new CommentOutcome.Rejected(
                    $"You can post at most {MostInAMinute} comments in a minute. "
                    + "Wait a moment, then send it again: your text is still here.", TooMany: true);
            }

            var posted = new Comment
            {
                ThreadId = threadId,
                AuthorId = authorId,
                Text = comment.Source,
                CreatedAt = clock.GetUtcNow(),
            };
            db.Add(posted);
            await db.SaveChangesAsync(cancellationToken);
            await AddMentionsAsync(posted.Id, mentioned, cancellationToken);
            var others = await db.Set<Comment>().Where(it => it.ThreadId == threadId).Select(it => it.AuthorId)
                .Distinct().ToListAsync(cancellationToken);
            await notifier.CommentPostedAsync(
                articleId, posted.Id, authorId, mentioned, others, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return new CommentOutcome.Posted(threadId, posted.Id);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    private async Task<long> BeginAsync(
        NewThread start, string subject, long authorId, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var thread = new CommentThread
        {
            ArticleId = start.ArticleId,
            Number = start.Number,
            Anchor = start.Cell is not null ? ThreadAnchor.Cell
                : start.Line is not null ? ThreadAnchor.Line : ThreadAnchor.Page,
            Line = start.Line,
            LineText = start.Excerpt?.Line,
            Context = start.Excerpt?.Context,
            ContextLine = start.Excerpt?.First,
            Matrix = start.Cell?.Matrix,
            RowKey = start.Cell?.RowKey,
            ColumnKey = start.Cell?.ColumnKey,
            Subject = subject,
            AuthorId = authorId,
            CreatedAt = now,
            ActiveAt = now,
        };
        db.Add(thread);
        await db.SaveChangesAsync(cancellationToken);
        return thread.Id;
    }

    private async Task<List<long>> MentionedAsync(CommentText comment, CancellationToken cancellationToken)
    {
        var names = comment.Names.Select(name => normalizer.NormalizeName(name)).ToArray();
        return names.Length == 0 ? [] : await db.Set<Account>().Where(it => names.Contains(it.NormalizedUserName))
            .OrderBy(it => it.Id).Select(it => it.Id).ToListAsync(cancellationToken);
    }

    private static CommentOutcome.Rejected? TooManyMentions(int count, string counting = "") =>
        count <= CommentText.MaximumMentions ? null : new CommentOutcome.Rejected(
            $"A comment can mention at most {CommentText.MaximumMentions} people; yours mentions {count}{counting}. "
            + "Remove some of the @.");

    private async Task AddMentionsAsync(long commentId, IEnumerable<long> accounts, CancellationToken cancellationToken)
    {
        db.AddRange(accounts.Select(id => new CommentMention { CommentId = commentId, AccountId = id }));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static string SubjectOf(NewThread start)
    {
        if (start.Cell is { } cell)
        {
            var labels = $"{cell.RowLabel} · {cell.ColumnLabel}";
            var end = Math.Min(labels.Length, CommentThread.MaximumSubjectLength);
            return labels[..(char.IsHighSurrogate(labels[end - 1]) ? end - 1 : end)];
        }

        return start.Line is not null ? ""
            : string.Concat(start.Subject.ReplaceLineEndings(" ")
                .Where(c => !char.IsControl(c) && !DirectionControls.Has(c))).Trim();
    }

    private static Task<CommentOutcome> Rejected(string reason) =>
        Task.FromResult<CommentOutcome>(new CommentOutcome.Rejected(reason));
}

using Microsoft.EntityFrameworkCore;
using Wiki.Web.Data;

namespace Wiki.Web.Http;

/// <summary>Tells this instance and all others which prepared pages a save made old.</summary>
public sealed class ArticleChanges(VisitorPages pages)
{
    /// <summary>The PostgreSQL channel the instances talk on.</summary>
    public const string Channel = "wiki_changes";

    /// <summary>Stands for every mark, when they are too many for one message.</summary>
    public const string Everything = "*";

    private const int MaximumPayload = 7_900; // PostgreSQL refuses 8,000 bytes and more

    /// <summary>Joins the caller's transaction: the others hear of it when, and only when, it commits.</summary>
    public static Task NotifyAsync(WikiDb db, IReadOnlyCollection<string> marks, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var payload = string.Join(' ', marks);
        payload = payload.Length > MaximumPayload ? Everything : payload;
        return db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {payload})", cancellationToken);
    }

    /// <summary>Drops the pages of this instance: after the commit, before the editor gets an answer.</summary>
    public void Apply(IReadOnlyCollection<string> marks) => pages.Drop(marks);
}

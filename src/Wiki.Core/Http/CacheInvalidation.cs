using System.Text;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;

namespace Wiki.Core.Http;

/// <summary>Drops the cached pages that a save affects, in this instance and in all others.</summary>
public sealed class CacheInvalidation(VisitorPages pages)
{
    /// <summary>The PostgreSQL channel on which the instances notify each other.</summary>
    public const string Channel = "wiki_changes";

    /// <summary>
    /// Stands for every cache tag: for what can be on any page, and when there are too many for one message.
    /// </summary>
    public const string Everything = "*";

    private const int MaximumPayload = 7_900; // PostgreSQL refuses 8,000 bytes and more

    /// <summary>
    /// Notifies the other instances, inside the caller's transaction: they hear of it if, and only if, it commits.
    /// </summary>
    public static Task SendAsync(WikiDb db, IReadOnlyCollection<string> tags, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var payload = string.Join(' ', tags);
        payload = Encoding.UTF8.GetByteCount(payload) > MaximumPayload ? Everything : payload;
        return db.Database.ExecuteSqlAsync($"SELECT pg_notify({Channel}, {payload})", cancellationToken);
    }

    /// <summary>
    /// Drops the cached pages of this instance. Call it after the commit, and before the editor gets an answer.
    /// </summary>
    public void Drop(IReadOnlyCollection<string> tags)
    {
        ArgumentNullException.ThrowIfNull(tags);
        if (tags.Contains(Everything))
        {
            pages.DropAll();
        }
        else
        {
            pages.Drop(tags);
        }
    }
}

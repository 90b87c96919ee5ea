using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Web.Articles;
using Wiki.Web.Data;

namespace Wiki.Web.Reviews;

/// <summary>
/// A revision newer than the published one that readers may not see as it is. The row goes when it is approved, or
/// when a later revision without it is published; that of one that was moved stays.
/// </summary>
public sealed class PendingChange
{
    /// <summary>Nobody decided yet.</summary>
    public const string Waiting = "waiting";

    /// <summary>A reviewer asked its author for changes.</summary>
    public const string ChangesAsked = "changes-asked";

    /// <summary>A reviewer rejected it; <see cref="UndoneBy"/> is the revision without it.</summary>
    public const string Rejected = "rejected";

    /// <summary>It was written again on top of <see cref="UndoneBy"/>, which was published before it.</summary>
    public const string Moved = "moved";

    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision's number.</summary>
    public int Number { get; init; }

    /// <summary>One of the four states.</summary>
    public required string State { get; set; }

    /// <summary>Who wrote it.</summary>
    public long? AuthorId { get; init; }

    /// <summary>Since when it waits, UTC; kept when it is written again over newer text.</summary>
    public DateTimeOffset WaitsSince { get; init; }

    /// <summary>How many lines it adds, removes or changes.</summary>
    public int ChangedLines { get; init; }

    /// <summary>Whether its matrices, timelines or predictions state something else.</summary>
    public bool ChangesFacts { get; init; }

    /// <summary>The keys of the systems of which it states something else.</summary>
    public required string[] Systems { get; init; }

    /// <summary>The first revision that does not contain it any more; null while it is in the newest text.</summary>
    public int? UndoneBy { get; set; }

    /// <summary>Whether a reviewer has still to decide.</summary>
    public bool IsOpen => State is Waiting or ChangesAsked;
}

/// <summary>Which pending changes are asked for most often.</summary>
public static class OpenChanges
{
    /// <summary>The changes on which a reviewer has still to decide, of all articles: <see cref="PendingChange.IsOpen"/>.</summary>
    public static IQueryable<PendingChange> Open(this DbSet<PendingChange> changes) => changes.Where(
        it => it.State == PendingChange.Waiting || it.State == PendingChange.ChangesAsked);
}

internal sealed class PendingChangeMapping : IEntityTypeConfiguration<PendingChange>
{
    public void Configure(EntityTypeBuilder<PendingChange> builder)
    {
        builder.ToTable("pending_changes");
        builder.HasKey(it => new { it.ArticleId, it.Number });
        builder.Ignore(it => it.IsOpen);
        builder.HasOne<Revision>().WithOne().HasForeignKey<PendingChange>(it => new { it.ArticleId, it.Number })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.AuthorId);
        builder.HasIndex(it => new { it.WaitsSince, it.ArticleId, it.Number }).HasFilter("state = 'waiting'");
        builder.HasIndex(it => it.ArticleId).HasFilter("state IN ('waiting', 'changes-asked')"); // not those that moved
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Text;
using Wiki.Web.Articles;
using Wiki.Web.Data;

namespace Wiki.Web.Reviews;

/// <summary>
/// A revision newer than the published one that readers may not see as it is. The row goes when it is approved, or
/// when a later revision without it is published; that of one that was moved stays.
/// </summary>
public sealed class PendingChange
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The revision's number.</summary>
    public int Number { get; init; }

    /// <summary>How far its review has come.</summary>
    public required PendingState State { get; set; }

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
    public bool IsOpen => State is PendingState.Waiting or PendingState.ChangesAsked;
}

/// <summary>How far the review of a pending change has come.</summary>
public enum PendingState
{
    /// <summary>Nobody decided yet.</summary>
    [Word("waiting")]
    Waiting,

    /// <summary>A reviewer asked its author for changes.</summary>
    [Word("changes-asked")]
    ChangesAsked,

    /// <summary>A reviewer rejected it; <see cref="PendingChange.UndoneBy"/> is the revision without it.</summary>
    [Word("rejected")]
    Rejected,

    /// <summary>
    /// It was written again on top of <see cref="PendingChange.UndoneBy"/>, which was published before it.
    /// </summary>
    [Word("moved")]
    Moved,
}

/// <summary>Which pending changes are asked for most often.</summary>
public static class OpenChanges
{
    /// <summary>The words of the states that are open: <see cref="PendingChange.IsOpen"/>.</summary>
    internal static readonly string[] States = [PendingState.Waiting.Word(), PendingState.ChangesAsked.Word()];

    /// <summary>The changes on which a reviewer has still to decide, of all articles.</summary>
    public static IQueryable<PendingChange> Open(this DbSet<PendingChange> changes) => changes.Where(
        it => it.State == PendingState.Waiting || it.State == PendingState.ChangesAsked);
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
        builder.HasIndex(it => new { it.WaitsSince, it.ArticleId, it.Number })
            .HasFilter(WordColumn.Is("state", PendingState.Waiting));
        builder.HasIndex(it => it.ArticleId) // not those that moved
            .HasFilter(WordColumn.IsOneOf("state", [PendingState.Waiting, PendingState.ChangesAsked]));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Documents;

namespace Wiki.Core.Reviews;

/// <summary>
/// A revision that readers must not see as it is, because it waits, was rejected or was reapplied. The row is deleted
/// when the change is approved, or when a later revision without it is published. The row of a reapplied change stays.
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

    /// <summary>Since when it waits, UTC; stays the same when the change is reapplied.</summary>
    public DateTimeOffset WaitsSince { get; init; }

    /// <summary>How many lines it adds, removes or changes; lines that only moved do not count.</summary>
    public int ChangedLines { get; init; }

    /// <summary>Whether it changes what matrices, timelines or predictions state.</summary>
    public bool ChangesFacts { get; init; }

    /// <summary>The keys of the systems that it changes statements about.</summary>
    public required string[] Systems { get; init; }

    /// <summary>The first revision that does not contain it any more; null while it is in the newest text.</summary>
    public int? UndoneBy { get; set; }

    /// <summary>Whether a reviewer must still approve or reject it.</summary>
    public bool IsOpen => State is PendingState.Waiting or PendingState.ChangesAsked;

    /// <summary>The waiting change that a revision makes: what it changes is computed from the two texts.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="number">The revision's number.</param>
    /// <param name="authorId">Who wrote it.</param>
    /// <param name="oldText">The text before it; empty for a new article.</param>
    /// <param name="document">Its text.</param>
    /// <param name="slug">The article's address.</param>
    /// <param name="waitsSince">Since when it waits, UTC.</param>
    public static PendingChange Between(
        long articleId, int number, long? authorId, string oldText, WikiDocument document, Slug slug,
        DateTimeOffset waitsSince)
    {
        ArgumentNullException.ThrowIfNull(document);
        var diff = TextDiff.Between(oldText, document.Source.Value);
        var facts = FactDiff.Between(WikiDocument.Parse(SourceText.From(oldText)), document);
        var systems = facts.Blocks.SelectMany(SystemsOf)
            .Concat(document.FrontMatter.Kind == ArticleKind.System ? [slug.Value] : Array.Empty<string>());
        return new PendingChange
        {
            ArticleId = articleId,
            Number = number,
            State = PendingState.Waiting,
            AuthorId = authorId,
            WaitsSince = waitsSince,
            ChangedLines = diff.Counts.ToRead,
            ChangesFacts = !facts.IsEmpty,
            Systems = [.. systems.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        };
    }

    private static IEnumerable<string> SystemsOf(BlockChanges block) => block switch
    {
        MatrixChanges matrix => matrix.Cells.Select(cell => cell.New.Column.Key),
        TimelineChanges timeline => timeline.Events.Select(change => change.Shown.System)
            .Where(system => !string.IsNullOrEmpty(system)).Select(system => Slug.KeyOf(system!)),
        _ => [],
    };
}

/// <summary>How far the review of a pending change has come.</summary>
public enum PendingState
{
    /// <summary>It waits for the first verdict.</summary>
    [Word("waiting")]
    Waiting,

    /// <summary>A reviewer asked its author for changes.</summary>
    [Word("changes-asked")]
    ChangesAsked,

    /// <summary>A reviewer rejected it; <see cref="PendingChange.UndoneBy"/> is the revision without it.</summary>
    [Word("rejected")]
    Rejected,

    /// <summary>
    /// It was reapplied on top of <see cref="PendingChange.UndoneBy"/>, which was published first.
    /// </summary>
    [Word("moved")]
    Moved,
}

/// <summary>Selects the open changes.</summary>
public static class OpenChanges
{
    /// <summary>The words of the states that are open: <see cref="PendingChange.IsOpen"/>.</summary>
    internal static readonly string[] States = [PendingState.Waiting.Word(), PendingState.ChangesAsked.Word()];

    /// <summary>The changes of all articles that a reviewer must still approve or reject.</summary>
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
        builder.HasOne<StoredRevision>().WithOne().HasForeignKey<PendingChange>(it => new { it.ArticleId, it.Number })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.AuthorId).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(it => it.AuthorId);
        builder.HasIndex(it => new { it.WaitsSince, it.ArticleId, it.Number })
            .HasFilter(WordColumn.Is("state", PendingState.Waiting));
        builder.HasIndex(it => it.ArticleId) // not those that were reapplied
            .HasFilter(WordColumn.IsOneOf("state", [PendingState.Waiting, PendingState.ChangesAsked]));
    }
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Drafts;

/// <summary>What became of a draft.</summary>
public enum DraftState
{
    /// <summary>Its author goes on with it.</summary>
    [Word("open")]
    Open,

    /// <summary>Its author discarded it, and may bring it back for a day.</summary>
    [Word("discarded")]
    Discarded,

    /// <summary>
    /// It was saved. Only its key is left: what the form sent before that, and comes late, is not kept.
    /// </summary>
    [Word("saved")]
    Saved,
}

/// <summary>
/// A text that somebody types and has not saved. The wiki keeps one for each account and address; only that account
/// sees it.
/// </summary>
public sealed record KeptDraft
{
    /// <summary>The longest title of a draft, in characters; the rest of a longer one is left out.</summary>
    public const int MaximumTitleLength = 200;

    /// <summary>The longest key, in characters.</summary>
    public const int MaximumKeyLength = 32;

    /// <summary>Whose it is.</summary>
    public long AccountId { get; init; }

    /// <summary>The address of the page, which may not exist yet.</summary>
    public required string Slug { get; init; }

    /// <summary>The page on whose text it is based; null for a new page. It may be deleted since.</summary>
    public long? ArticleId { get; init; }

    /// <summary>The key of the form in which it was typed last.</summary>
    public required string Key { get; init; }

    /// <summary>The revision on which it is based; 0 for a new page.</summary>
    public int BaseNumber { get; init; }

    /// <summary>The title in the text; may be empty.</summary>
    public required string Title { get; init; }

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>The summary so far; may be empty.</summary>
    public required string Summary { get; init; }

    /// <summary>Whether it is marked as a minor change.</summary>
    public bool Minor { get; init; }

    /// <summary>When it was kept last, UTC; of one that was discarded or saved, when that happened.</summary>
    public DateTimeOffset KeptAt { get; init; }

    /// <summary>What became of it.</summary>
    public DraftState State { get; init; }
}

internal sealed class KeptDraftMapping : IEntityTypeConfiguration<KeptDraft>
{
    public void Configure(EntityTypeBuilder<KeptDraft> builder)
    {
        builder.ToTable("drafts");
        builder.HasKey(it => new { it.AccountId, it.Slug });
        builder.Property(it => it.Slug).HasMaxLength(Slug.MaximumLength);
        builder.Property(it => it.Key).HasMaxLength(KeptDraft.MaximumKeyLength);
        builder.Property(it => it.Title).HasMaxLength(KeptDraft.MaximumTitleLength);
        builder.Property(it => it.Summary).HasMaxLength(Revision.MaximumSummaryLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.AccountId).OnDelete(DeleteBehavior.Cascade);
    }
}

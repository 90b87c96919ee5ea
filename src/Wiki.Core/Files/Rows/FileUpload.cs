using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;
using Wiki.Text.Files;

namespace Wiki.Core.Files.Rows;

/// <summary>One upload of a file: immutable, numbered 1, 2, 3 … within the file without gaps.</summary>
[Table("file_uploads")]
public sealed class FileUpload
{
    /// <summary>The longest summary, in characters.</summary>
    public const int MaximumSummaryLength = 300;

    /// <summary>The longest alt text, in characters.</summary>
    public const int MaximumAltLength = 300;

    /// <summary>The file.</summary>
    public long FileId { get; init; }

    /// <summary>Its number within the file, from 1.</summary>
    public int Number { get; init; }

    /// <summary>Who uploaded it.</summary>
    public long AuthorId { get; init; }

    /// <summary>Who uploaded it.</summary>
    public Account? Author { get; init; }

    /// <summary>When it was uploaded, UTC.</summary>
    public DateTimeOffset UploadedAt { get; init; }

    /// <summary>What its author says about it; may be empty.</summary>
    public required string Summary { get; init; }

    /// <summary>What it shows, for those who cannot see it.</summary>
    public required string AltText { get; init; }

    /// <summary>What it is.</summary>
    public required FileKind Kind { get; init; }

    /// <summary>The width of a picture in pixels; null for a document.</summary>
    public int? Width { get; init; }

    /// <summary>The height of a picture in pixels; null for a document.</summary>
    public int? Height { get; init; }

    /// <summary>Its length in bytes, as stored.</summary>
    public int Length { get; init; }

    /// <summary>The SHA-256 of its bytes, under which they are stored.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>Whether it waited for review when it came.</summary>
    public bool Waits { get; init; }
}

/// <summary>A smaller size of one upload of a picture.</summary>
[Table("file_renditions")]
public sealed class FileRendition
{
    /// <summary>The file.</summary>
    public long FileId { get; init; }

    /// <summary>The number of the upload.</summary>
    public int Number { get; init; }

    /// <summary>The width in pixels.</summary>
    public int Width { get; init; }

    /// <summary>The SHA-256 of its bytes, under which they are stored.</summary>
    public required byte[] Hash { get; init; }
}

/// <summary>A reviewer's verdict on an upload that waited. It is final.</summary>
[Table("file_verdicts")]
public sealed class FileVerdict
{
    /// <summary>The file.</summary>
    public long FileId { get; init; }

    /// <summary>The number of the upload.</summary>
    public int Number { get; init; }

    /// <summary>Whether readers may see the upload from now on.</summary>
    public bool Approved { get; init; }

    /// <summary>Who decided; never the author, which a trigger ensures.</summary>
    public long ReviewerId { get; init; }

    /// <summary>When, UTC.</summary>
    public DateTimeOffset DecidedAt { get; init; }
}

internal sealed class FileUploadMapping : IEntityTypeConfiguration<FileUpload>
{
    public void Configure(EntityTypeBuilder<FileUpload> builder)
    {
        builder.HasKey(it => new { it.FileId, it.Number });
        builder.Property(it => it.Summary).HasMaxLength(FileUpload.MaximumSummaryLength);
        builder.Property(it => it.AltText).HasMaxLength(FileUpload.MaximumAltLength);
        builder.HasOne<StoredFile>().WithMany().HasForeignKey(it => it.FileId).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne(it => it.Author).WithMany().HasForeignKey(it => it.AuthorId).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_file_uploads_accounts_author_id");
        builder.HasIndex(it => it.AuthorId);
    }
}

internal sealed class FileRenditionMapping : IEntityTypeConfiguration<FileRendition>
{
    public void Configure(EntityTypeBuilder<FileRendition> builder)
    {
        builder.HasKey(it => new { it.FileId, it.Number, it.Width });
        builder.HasOne<FileUpload>().WithMany().HasForeignKey(it => new { it.FileId, it.Number })
            .OnDelete(DeleteBehavior.Restrict);
    }
}

internal sealed class FileVerdictMapping : IEntityTypeConfiguration<FileVerdict>
{
    public void Configure(EntityTypeBuilder<FileVerdict> builder)
    {
        builder.HasKey(it => new { it.FileId, it.Number });
        builder.HasOne<FileUpload>().WithOne().HasForeignKey<FileVerdict>(it => new { it.FileId, it.Number })
            .OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.ReviewerId).OnDelete(DeleteBehavior.Restrict)
            .HasConstraintName("fk_file_verdicts_accounts_reviewer_id");
        builder.HasIndex(it => it.ReviewerId);
    }
}

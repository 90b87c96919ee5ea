using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Text.Files;

namespace Wiki.Core.Files.Rows;

/// <summary>
/// A file that somebody uploaded: a name and the numbers of two of its uploads. What it contains is in the uploads.
/// </summary>
[Table("files")]
public sealed class StoredFile
{
    /// <summary>The identity.</summary>
    public long Id { get; init; }

    /// <summary>Its name, <see cref="FileName"/> in text form; unique.</summary>
    public required string Name { get; init; }

    /// <summary>The number of the newest upload; the concurrency token of every upload.</summary>
    public int CurrentNumber { get; init; }

    /// <summary>The number of the upload that readers see; null before the first is published.</summary>
    public int? PublishedNumber { get; init; }
}

internal sealed class StoredFileMapping : IEntityTypeConfiguration<StoredFile>
{
    public void Configure(EntityTypeBuilder<StoredFile> builder)
    {
        builder.Property(it => it.Id).UseIdentityAlwaysColumn();
        builder.Property(it => it.Name).HasMaxLength(FileName.MaximumLength);
        builder.HasIndex(it => it.Name).IsUnique();
    }
}

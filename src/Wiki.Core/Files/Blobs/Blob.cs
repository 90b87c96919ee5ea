using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wiki.Core.Files.Blobs;

/// <summary>Bytes of files, stored once under their SHA-256, when no folder is set for them.</summary>
[Table("blobs")]
public sealed class Blob
{
    /// <summary>The SHA-256 of the bytes.</summary>
    public required byte[] Hash { get; init; }

    /// <summary>The bytes.</summary>
    public required byte[] Bytes { get; init; }
}

internal sealed class BlobMapping : IEntityTypeConfiguration<Blob>
{
    public void Configure(EntityTypeBuilder<Blob> builder) => builder.HasKey(it => it.Hash);
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Web.Derived.Blocks;

namespace Wiki.Web.Following;

/// <summary>The indexes by which a list of changes asks whether a revision brought a fact or took one away.</summary>
internal sealed class FactIndexes
    : IEntityTypeConfiguration<CellRow>, IEntityTypeConfiguration<EventRow>, IEntityTypeConfiguration<PredictionRow>
{
    private const string Ended = "last_number IS NOT NULL";

    public void Configure(EntityTypeBuilder<CellRow> builder)
    {
        builder.HasIndex(it => new { it.ArticleId, it.FirstNumber, it.ColumnKey });
        builder.HasIndex(it => new { it.ArticleId, it.LastNumber, it.ColumnKey }).HasFilter(Ended);
    }

    public void Configure(EntityTypeBuilder<EventRow> builder) => Index(builder);

    public void Configure(EntityTypeBuilder<PredictionRow> builder) => Index(builder);

    private static void Index<T>(EntityTypeBuilder<T> builder)
        where T : BlockRow
    {
        builder.HasIndex(it => new { it.ArticleId, it.FirstNumber });
        builder.HasIndex(it => new { it.ArticleId, it.LastNumber }).HasFilter(Ended);
    }
}

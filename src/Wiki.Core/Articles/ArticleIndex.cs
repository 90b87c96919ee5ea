using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using NpgsqlTypes;
using Wiki.Text;
using Wiki.Text.Documents;

namespace Wiki.Core.Articles;

/// <summary>
/// The data about an article's published revision that lists, links and search use. Derived: it can be deleted and
/// rebuilt from the revisions. Queries leave out the rows of templates, which are no articles; SQL must do so itself.
/// </summary>
public sealed class ArticleIndex
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>What kind of article it is.</summary>
    public required ArticleKind Kind { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>A system's short name, else null.</summary>
    public string? Name { get; init; }

    /// <summary>A system's hue, else null.</summary>
    public string? Hue { get; init; }

    /// <summary>The summary of the front matter; may be empty.</summary>
    public required string Summary { get; init; }

    /// <summary>
    /// The words without markup, cut at <see cref="Wiki.Text.Documents.WikiDocument.SearchableCharacters"/>.
    /// </summary>
    public required string Words { get; init; }

    /// <summary>Computed by the database from title, summary and words.</summary>
    public NpgsqlTsVector Search { get; private set; } = null!;
}

/// <summary>
/// Another name that links may use for an article. Derived from the published revision's front matter.
/// </summary>
public sealed class ArticleAlias
{
    /// <summary>The name in the form of a slug.</summary>
    public required string Alias { get; init; }

    /// <summary>The article; when several claim one alias, the oldest article has it.</summary>
    public long ArticleId { get; init; }

    /// <summary>The names that a text claims beside the address of its article.</summary>
    public static IReadOnlySet<string> Of(Slug slug, WikiDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        return document.FrontMatter.Aliases
            .Append(document.FrontMatter.Name ?? "")
            .Append(document.Title)
            .Select(alias => Wiki.Text.Slug.Of(alias)?.Value)
            .OfType<string>()
            .Where(alias => alias != slug.Value)
            .ToHashSet(StringComparer.Ordinal);
    }
}

internal sealed class ArticleIndexMapping : IEntityTypeConfiguration<ArticleIndex>
{
    public void Configure(EntityTypeBuilder<ArticleIndex> builder)
    {
        builder.ToTable("article_index", table => table.HasComment("derived from published revisions; see rebuild"));
        builder.HasKey(it => it.ArticleId);
        builder.Property(it => it.ArticleId).ValueGeneratedNever();
        builder.HasOne<Article>().WithOne().HasForeignKey<ArticleIndex>(it => it.ArticleId);
        builder.HasQueryFilter(it => it.Kind != ArticleKind.Template);
        builder.Property(it => it.Search).HasComputedColumnSql(
            "setweight(to_tsvector('english'::regconfig, title), 'A') || "
            + "setweight(to_tsvector('english'::regconfig, summary), 'B') || "
            + "setweight(to_tsvector('english'::regconfig, words), 'C')", stored: true);
        builder.HasIndex(it => it.Search).HasMethod("gin");
        builder.HasIndex(it => new { it.Kind, it.Title });
    }
}

internal sealed class ArticleAliasMapping : IEntityTypeConfiguration<ArticleAlias>
{
    public void Configure(EntityTypeBuilder<ArticleAlias> builder)
    {
        builder.ToTable("article_aliases", table => table.HasComment("derived from published revisions; see rebuild"));
        builder.HasKey(it => new { it.Alias, it.ArticleId });
        builder.Property(it => it.Alias).HasMaxLength(Slug.MaximumLength);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId);
        builder.HasIndex(it => it.ArticleId);
    }
}

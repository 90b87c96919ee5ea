using System.Linq.Expressions;
using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Text;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Derived;
using Wiki.Web.Derived.Blocks;

namespace Wiki.Web.Data;

/// <summary>The database. Its schema is written by the SQL files in migrations; a test holds the two together.</summary>
public sealed class WikiDb(DbContextOptions<WikiDb> options)
    : IdentityDbContext<Account, IdentityRole<long>, long>(options), IDataProtectionKeyContext
{
    /// <summary>The articles.</summary>
    public DbSet<Article> Articles => Set<Article>();

    /// <summary>Every text ever saved; a trigger refuses to change or delete one.</summary>
    public DbSet<Revision> Revisions => Set<Revision>();

    /// <summary>Derived: what lists and search know of published revisions.</summary>
    public DbSet<ArticleIndex> ArticleIndex => Set<ArticleIndex>();

    /// <summary>Derived: other names of articles.</summary>
    public DbSet<ArticleAlias> ArticleAliases => Set<ArticleAlias>();

    /// <summary>Derived: the matrices.</summary>
    public DbSet<MatrixRow> Matrices => Set<MatrixRow>();

    /// <summary>Derived: the rows, columns and groups of matrices.</summary>
    public DbSet<AxisRow> AxisKeys => Set<AxisRow>();

    /// <summary>Derived: the cells of matrices.</summary>
    public DbSet<CellRow> Cells => Set<CellRow>();

    /// <summary>Derived: the statements of cells.</summary>
    public DbSet<StatementRow> Statements => Set<StatementRow>();

    /// <summary>Derived: the sources of pages with structured blocks.</summary>
    public DbSet<SourceRow> Sources => Set<SourceRow>();

    /// <summary>Derived: the events of timelines.</summary>
    public DbSet<EventRow> Events => Set<EventRow>();

    /// <summary>Derived: the predictions.</summary>
    public DbSet<PredictionRow> Predictions => Set<PredictionRow>();

    /// <summary>The keys that protect cookies and tokens, shared by all instances.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        base.OnModelCreating(builder);
        MapAccounts(builder);
        MapArticles(builder);
        MapDerived(builder);
        MapBlocks(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(WikiDb).Assembly); // newer parts map their own tables
    }

    private static void MapAccounts(ModelBuilder builder)
    {
        builder.Entity<Account>(account =>
        {
            account.ToTable("accounts");
            account.Property(a => a.UserName).HasMaxLength(Account.MaximumNameLength).IsRequired();
            account.HasIndex(a => a.NormalizedUserName).HasDatabaseName("ix_accounts_normalized_user_name");
            account.HasIndex(a => a.NormalizedEmail).HasDatabaseName("ix_accounts_normalized_email");
            account.Property(a => a.NormalizedUserName).HasMaxLength(Account.MaximumNameLength).IsRequired();
        });
        builder.Entity<IdentityRole<long>>().ToTable("roles")
            .HasIndex(r => r.NormalizedName).HasDatabaseName("ix_roles_normalized_name");
        builder.Entity<IdentityUserRole<long>>().ToTable("account_roles");
        builder.Entity<IdentityUserClaim<long>>().ToTable("account_claims");
        builder.Entity<IdentityUserLogin<long>>().ToTable("account_logins");
        builder.Entity<IdentityUserToken<long>>().ToTable("account_tokens");
        builder.Entity<IdentityRoleClaim<long>>().ToTable("role_claims");
    }

    private static void MapArticles(ModelBuilder builder)
    {
        builder.Entity<Article>(article =>
        {
            article.ToTable("articles");
            article.Property(a => a.Id).UseIdentityAlwaysColumn();
            article.Property(a => a.Slug).HasMaxLength(Slug.MaximumLength);
            article.HasIndex(a => a.Slug).IsUnique();
        });
        builder.Entity<Revision>(revision =>
        {
            revision.ToTable("revisions");
            revision.HasKey(r => new { r.ArticleId, r.Number });
            revision.Property(r => r.Title).HasMaxLength(WikiDocument.MaximumTitleLength);
            revision.Property(r => r.Summary).HasMaxLength(Revision.MaximumSummaryLength);
            revision.HasOne<Article>().WithMany().HasForeignKey(r => r.ArticleId).OnDelete(DeleteBehavior.Restrict);
            revision.HasOne(r => r.Author).WithMany().HasForeignKey(r => r.AuthorId).OnDelete(DeleteBehavior.Restrict)
                .HasConstraintName("fk_revisions_accounts_author_id");
            revision.HasIndex(r => new { r.SavedAt, r.ArticleId, r.Number }); // recent changes, paged by key
            revision.HasIndex(r => new { r.AuthorId, r.SavedAt });           // what one account wrote
        });
    }

    private static void MapDerived(ModelBuilder builder)
    {
        builder.Entity<ArticleIndex>(index =>
        {
            index.ToTable("article_index", t => t.HasComment("derived from published revisions; see rebuild"));
            index.HasKey(i => i.ArticleId);
            index.Property(i => i.ArticleId).ValueGeneratedNever();
            index.HasOne<Article>().WithOne().HasForeignKey<ArticleIndex>(i => i.ArticleId);
            index.Property(i => i.Search).HasComputedColumnSql(
                "setweight(to_tsvector('english'::regconfig, title), 'A') || "
                + "setweight(to_tsvector('english'::regconfig, summary), 'B') || "
                + "setweight(to_tsvector('english'::regconfig, words), 'C')", stored: true);
            index.HasIndex(i => i.Search).HasMethod("gin");
            index.HasIndex(i => new { i.Kind, i.Title });
        });
        builder.Entity<ArticleAlias>(alias =>
        {
            alias.ToTable("article_aliases", t => t.HasComment("derived from published revisions; see rebuild"));
            alias.HasKey(a => new { a.Alias, a.ArticleId });
            alias.Property(a => a.Alias).HasMaxLength(Slug.MaximumLength);
            alias.HasOne<Article>().WithMany().HasForeignKey(a => a.ArticleId);
            alias.HasIndex(a => a.ArticleId);
        });
    }

    private static void MapBlocks(ModelBuilder builder)
    {
        Map<MatrixRow>("matrices", it => new { it.ArticleId, it.Id, it.FirstNumber });
        Map<AxisRow>("axis_keys", it => new { it.ArticleId, it.Matrix, it.Axis, it.Key, it.FirstNumber })
            .HasIndex(it => new { it.Axis, it.Key }).HasDatabaseName("ix_axis_keys_key");
        var cells = Map<CellRow>(
            "cells", it => new { it.ArticleId, it.Matrix, it.RowKey, it.ColumnKey, it.FirstNumber });
        cells.HasIndex(it => new { it.ColumnKey, it.RowKey }).HasFilter("last_number IS NULL");
        cells.HasIndex(it => new { it.Matrix, it.RowKey, it.ColumnKey });
        Map<StatementRow>(
            "statements", it => new { it.ArticleId, it.Matrix, it.RowKey, it.ColumnKey, it.FirstNumber, it.N })
            .HasIndex(it => new { it.Level, it.ColumnKey }).HasFilter("last_number IS NULL");
        Map<SourceRow>("sources", it => new { it.ArticleId, it.Name, it.FirstNumber });
        Map<EventRow>("events", it => new { it.ArticleId, it.Timeline, it.Key, it.FirstNumber });
        Map<PredictionRow>("predictions", it => new { it.ArticleId, it.List, it.Key, it.FirstNumber });

        EntityTypeBuilder<T> Map<T>(string table, Expression<Func<T, object?>> key)
            where T : BlockRow
        {
            var entity = builder.Entity<T>();
            entity.ToTable(table, t => t.HasComment("derived from published revisions; see rebuild"));
            entity.HasKey(key);
            entity.Ignore(it => it.Identity).Ignore(it => it.Block);
            entity.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId);
            return entity;
        }
    }
}

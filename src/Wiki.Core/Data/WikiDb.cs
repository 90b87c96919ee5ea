using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Wiki.Core.Data;

/// <summary>
/// The database. Each table is mapped beside its entity and queried as <c>db.Set&lt;TEntity&gt;()</c>. The SQL files in
/// migrations define the schema; a test compares it with the mapping.
/// </summary>
public sealed class WikiDb(DbContextOptions<WikiDb> options) : DbContext(options), IDataProtectionKeyContext
{
    /// <summary>The keys that protect cookies and tokens, shared by all instances.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        ArgumentNullException.ThrowIfNull(configurationBuilder);
        configurationBuilder.Conventions.Add(_ => new WordsConvention());
        configurationBuilder.Properties<TextList>().HaveConversion<TextListConverter>();
    }

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        ArgumentNullException.ThrowIfNull(modelBuilder);
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(WikiDb).Assembly);
    }
}

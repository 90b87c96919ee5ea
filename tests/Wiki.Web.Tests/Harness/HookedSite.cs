using Microsoft.Extensions.DependencyInjection;
using Wiki.Core.Data;

namespace Wiki.Web.Tests.Harness;

/// <summary>A wiki whose database a test can watch, hold up and make fail.</summary>
public sealed class HookedSite : WikiSite
{
    /// <summary>The hook between the wiki and its database.</summary>
    public DatabaseHook Database { get; } = new();

    /// <inheritdoc/>
    protected override void Replace(IServiceCollection services) =>
        services.ConfigureDbContext<WikiDb>((_, options) => options.AddInterceptors(Database));
}

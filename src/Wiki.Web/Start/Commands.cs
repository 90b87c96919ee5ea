using Wiki.Core.Data;
using Wiki.Core.Derived;
using Wiki.Core.Site;

namespace Wiki.Web.Start;

/// <summary>Runs the commands of the program, which it does instead of serving the wiki.</summary>
public static class Commands
{
    /// <summary>
    /// Runs <c>migrate</c> or <c>rebuild</c> and returns the exit code; null when there is no command.
    /// </summary>
    public static async Task<int?> RunAsync(
        string[] args, WebApplicationBuilder builder, SiteSettings settings, DatabaseSettings database)
    {
        ArgumentNullException.ThrowIfNull(args);
        ArgumentNullException.ThrowIfNull(database);
        switch (Named(args))
        {
            case "migrate":
                var pending = await Schema.PendingAsync(database.ConnectionString, CancellationToken.None);
                await Schema.MigrateAsync(database.ConnectionString, CancellationToken.None);
                Console.WriteLine(
                    pending.Count == 0 ? "The schema is up to date." : $"Applied {string.Join(", ", pending)}.");
                return pending.Count == 0 ? 0 : await RebuildAsync(builder, settings, database);
            case "rebuild":
                return await RebuildAsync(builder, settings, database);
            default:
                return null;
        }
    }

    /// <summary>
    /// A sentence about a first argument that is neither a command nor a setting; null when there is none.
    /// </summary>
    public static string? Misspelt(string[] args) =>
        Named(args) is null or "migrate" or "rebuild"
            ? null
            : $"\"{Named(args)}\" is not a command; use migrate, rebuild, or none to serve the wiki.";

    private static string? Named(string[] args) => args is [var first, ..] && !first.StartsWith('-') ? first : null;

    private static async Task<int> RebuildAsync(
        WebApplicationBuilder builder, SiteSettings settings, DatabaseSettings database)
    {
        await using var app = WikiApp.Build(builder, settings, database);
        await using var scope = app.Services.CreateAsyncScope();
        var progress = new Progress<int>(done => Console.WriteLine($"{done} pages rebuilt"));
        await scope.ServiceProvider.GetRequiredService<DerivedRows>().RebuildAsync(progress, CancellationToken.None);
        Console.WriteLine("The derived rows are rebuilt.");
        return 0;
    }
}

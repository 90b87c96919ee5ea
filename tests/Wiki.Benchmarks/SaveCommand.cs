using System.Diagnostics;
using Microsoft.AspNetCore.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Benchmarks.Load;
using Wiki.Benchmarks.Texts;
using Wiki.Core.Articles;
using Wiki.Core.Authors;
using Wiki.Core.Data;
using Wiki.Core.Saving;
using Wiki.Core.Site;
using Wiki.Text;
using Wiki.Web.Start;

namespace Wiki.Benchmarks;

/// <summary>
/// Measures saving through a long history: the whole save, and the part of it that keeps who wrote what. On a private
/// database that goes with it.
/// </summary>
internal static class SaveCommand
{
    private const int Revisions = 1_000;
    private const int Measured = 100;

    /// <summary>Saves the revisions and prints medians of the first and of the last of them.</summary>
    public static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("wiki-save-").FullName;
        var builder = WikiApp.CreateBuilder([]);
        builder.Configuration["Wiki:DataFolder"] = folder;
        builder.Configuration["Logging:LogLevel:Default"] = "Error";
        builder.Configuration["Logging:LogLevel:Microsoft"] = "Error";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var settings = SiteSettings.Read(builder.Configuration);
        await using (var database = await DatabaseOpening.OpenAsync(settings, builder.Configuration))
        await using (var app = WikiApp.Build(builder, settings, database.Settings))
        {
            await Schema.MigrateAsync(database.Settings.ConnectionString, CancellationToken.None);
            foreach (var characters in new[] { 8_000, 60_000 })
            {
                await MeasureAsync(app.Services, characters);
            }
        }

        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static async Task MeasureAsync(IServiceProvider services, int characters)
    {
        var slug = Slug.Parse($"saved-{characters}", null);
        var texts = new SeededTexts(20070118);
        var lines = texts.Article(characters);
        var (whole, part) = (new List<double>(), new List<double>());
        for (var number = 1; number <= Revisions; number++)
        {
            var text = SeededTexts.Join(lines);
            await using var scope = services.CreateAsyncScope();
            var clock = Stopwatch.StartNew();
            var outcome = await scope.ServiceProvider.GetRequiredService<ArticleWriter>()
                .SaveAsync(slug, new Draft(text, "", false, number - 1), null, CancellationToken.None);
            whole.Add(clock.Elapsed.TotalMilliseconds);
            if (outcome is not SaveOutcome.Saved)
            {
                throw new InvalidOperationException($"Revision {number} was not saved: {outcome}");
            }

            var at = SeededTexts.Paragraph(lines, number * 7919);
            lines = [.. lines[..at], texts.Reworded(lines[at]), .. lines[(at + 1)..]];
            part.Add(await PartAsync(services, slug, number + 1, SeededTexts.Join(lines)));
            if (number is 2 * Measured or Revisions)
            {
                Console.WriteLine($"{characters:N0} characters, to revision {number}: a save "
                    + $"{Median(whole):F2} ms, of which the authorship {Median(part):F2} ms");
            }
        }

        static double Median(List<double> all) => Numbers.Median(all.TakeLast(Measured));
    }

    // The same step as the next save will do, rolled back.
    private static async Task<double> PartAsync(IServiceProvider services, Slug slug, int number, string text)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<WikiDb>();
        var id = await db.Set<Article>().Where(it => it.Slug == slug.Value).Select(it => it.Id).SingleAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var clock = Stopwatch.StartNew();
        await scope.ServiceProvider.GetRequiredService<AuthorshipRows>()
            .AdvanceAsync(id, number, text, CancellationToken.None);
        var elapsed = clock.Elapsed.TotalMilliseconds;
        await transaction.RollbackAsync();
        return elapsed;
    }
}

using Wiki.Core.Data;
using Wiki.Core.Data.Postgres;
using Wiki.Core.Site;
using Wiki.Web.Start;

if (Commands.Misspelt(args) is { } sentence)
{
    Console.Error.WriteLine(sentence);
    return 2;
}

WarmUp.Begin();
var builder = WikiApp.CreateBuilder(args);
try
{
    var settings = SiteSettings.Read(builder.Configuration);
    await using var database = await DatabaseOpening.OpenAsync(settings, builder.Configuration);
    if (await Commands.RunAsync(args, builder, settings, database.Settings) is { } exitCode)
    {
        return exitCode;
    }

    await using var app = WikiApp.Build(builder, settings, database.Settings);
    await app.RunAsync();
    return Environment.ExitCode;
}
catch (Exception e) when (e is EmbeddedPostgresException or SiteStartException or IOException)
{
    // For what an operator can correct, such as an address that is already in use: a sentence, not a stack trace.
    Console.Error.WriteLine(e.Message);
    return 1;
}

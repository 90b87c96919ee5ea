using System.ComponentModel;
using System.Diagnostics;
using Wiki.Core.Site;

namespace Wiki.Browser.Tests.Screens;

public sealed class HtmlTests(SavedScreens screens) : IClassFixture<SavedScreens>
{
    private static readonly string Packages = Path.Combine(SiteFolders.Root, "node_modules");

    [Fact]
    public async Task Html_validate_finds_no_error_on_any_screen()
    {
        var checker = Path.Combine(Packages, "html-validate", "bin", "html-validate.mjs");
        var rules = Path.Combine(AppContext.BaseDirectory, "Screens", "html-validate.json");
        Assert.True(File.Exists(checker), "The npm package html-validate is missing: run \"npm ci --ignore-scripts\".");
        var (exitCode, output) = await RunAsync("node", [checker, "--config", rules, "--formatter", "text", .. await screens.FilesAsync()]);
        Assert.True(exitCode == 0, output);
    }

    // Nobody needs Java to work on the wiki; html-validate looks for the same faults everywhere.
    [Fact]
    public async Task The_Nu_checker_finds_no_error_on_any_screen_where_there_is_a_Java_to_run_it()
    {
        var checker = Path.Combine(Packages, "vnu-jar", "build", "dist", "vnu.jar");
        Assert.True(File.Exists(checker), "The npm package vnu-jar is missing: run \"npm ci --ignore-scripts\".");
        if (!await CanRunAsync(checker))
        {
            TestContext.Current.AddWarning("No Java 11 or later here: the screens were checked by html-validate only.");
            return;
        }

        var (exitCode, output) = await RunAsync("java", ["-jar", checker, "--errors-only", "--stdout", .. await screens.FilesAsync()]);
        Assert.True(exitCode == 0, output);
    }

    private static async Task<bool> CanRunAsync(string checker)
    {
        try
        {
            return (await RunAsync("java", ["-jar", checker, "--version"])).ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false,
            WorkingDirectory = SiteFolders.Root,
        };
        using var process = Process.Start(start)!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await errors);
    }
}

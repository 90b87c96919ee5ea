using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Routing.Patterns;
using Wiki.Core.Site;

namespace Wiki.Web.Tests.Http;

/// <summary>Finds addresses that are written out in the source, by the words of the site's routes.</summary>
internal sealed class AddressLiterals
{
    private static readonly Regex Comment = new(@"(^|\s)//.*$");

    // A C# string with names in braces that is not interpolated is a route.
    private static readonly Regex Route = new("""(?<![$@])"/[^"]*\{[^"]*" """.Trim());

    // A package of npm is no address.
    private static readonly Regex Package = new("""\bfrom "@[a-z-]+/[a-z-]+";""");

    private readonly Regex _address;

    internal AddressLiterals(IEnumerable<RoutePattern> routes)
    {
        var words = routes.SelectMany(route => route.PathSegments).Where(segment => segment.IsSimple)
            .Select(segment => segment.Parts[0]).OfType<RoutePatternLiteralPart>()
            .Select(part => Regex.Escape(part.Content.Split('.')[0])).Distinct(StringComparer.Ordinal);
        _address = new Regex($"""((?<![\w<*/.])|@[\w.]+)/({string.Join('|', words)})(?![\w-])|(href|action)=\\?"/["\\]""");
    }

    /// <summary>Every line of the program that writes out an address, with its file.</summary>
    internal IReadOnlyList<string> InSource()
    {
        string[] folders = [Path.Combine(SiteFolders.Root, "src"), Path.Combine(SiteFolders.WebRoot, "js")];
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" or ".js" && !IsOfAddresses(file)).ToList();
        Assert.True(files.Count > 500, $"There are only {files.Count} files.");
        return [.. from file in files
                   from line in File.ReadLines(file)
                   where IsIn(file, line)
                   select $"{Path.GetRelativePath(SiteFolders.Root, file)}: {line.Trim()}"];
    }

    /// <summary>Whether a line of a file writes out an address.</summary>
    internal bool IsIn(string file, string line)
    {
        if (file.EndsWith(".cshtml", StringComparison.Ordinal))
        {
            return !line.StartsWith("@page", StringComparison.Ordinal) && _address.IsMatch(line);
        }

        return _address.IsMatch(Package.Replace(Route.Replace(Comment.Replace(line, ""), ""), ""));
    }

    private static bool IsOfAddresses(string file) =>
        Path.GetFileName(file) is var name && name.StartsWith("Addresses.", StringComparison.Ordinal)
        && name.EndsWith(".cs", StringComparison.Ordinal);
}

using System.Text.RegularExpressions;
using Wiki.Core.Site;
using Wiki.Text;

namespace Wiki.Web.Tests;

/// <summary>Holds the floors of <c>docs/architecture.md</c>: a folder uses only the folders below it.</summary>
public sealed partial class ArchitectureTests
{
    [Theory]
    [InlineData("Wiki.Text")]
    [InlineData("Wiki.Core")]
    [InlineData("Wiki.Web")]
    public void Every_folder_stands_on_one_floor(string project)
    {
        var folders = Sources(project).Select(file => Folder(project, file)).Distinct(StringComparer.Ordinal);
        Assert.Equal(folders.Order(StringComparer.Ordinal), Floors(project).Keys.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Wiki.Text")]
    [InlineData("Wiki.Core")]
    [InlineData("Wiki.Web")]
    public void No_file_names_a_folder_of_the_same_floor_or_of_one_above(string project)
    {
        var floors = Floors(project);
        var arrows = new List<string>();
        foreach (var file in Sources(project))
        {
            var own = Folder(project, file);
            arrows.AddRange(
                from line in File.ReadLines(file)
                select Using().Match(line) into found
                where found.Success
                let to = floors.Keys.SingleOrDefault(key => Namespace(project, key) == found.Groups[1].Value)
                where to is not null && to != own && floors[to] >= floors[own]
                select $"{file}: {found.Value}");
        }

        Assert.Empty(arrows);
    }

    // A folder sees the types of the folders around it without naming them in a using.
    [Theory]
    [InlineData("Wiki.Text")]
    [InlineData("Wiki.Core")]
    [InlineData("Wiki.Web")]
    public void No_file_uses_a_type_of_a_folder_around_it_on_a_floor_above(string project)
    {
        var floors = Floors(project);
        var types = Sources(project).Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Declared().Matches(File.ReadAllText(file))
                .Select(type => (Folder: Folder(project, file), Name: type.Groups[1].Value)))
            .ToLookup(type => type.Folder, type => type.Name, StringComparer.Ordinal);
        var arrows =
            from file in Sources(project)
            let inside = Folder(project, file)
            from around in floors.Keys
            where around != "." && inside.StartsWith(around + "/", StringComparison.Ordinal)
                && floors[around] >= floors[inside]
            let names = types[around].Except(types[inside]).ToHashSet(StringComparer.Ordinal)
            from line in File.ReadLines(file)
            where !line.TrimStart().StartsWith("//", StringComparison.Ordinal)
            from word in Word().Matches(line).Select(word => word.Value)
            where names.Contains(word)
            select $"{file}: {word}";
        Assert.True(types.Count > 8);
        Assert.Empty(arrows.Distinct(StringComparer.Ordinal));
    }

    // A view sees the types of its imports without a using line of its own, and names partials by their folder.
    [Fact]
    public void No_view_shows_a_partial_or_a_model_of_a_floor_above()
    {
        const string project = "Wiki.Web";
        var floors = Floors(project);
        var types = Sources(project).Where(file => file.EndsWith(".cs", StringComparison.Ordinal))
            .SelectMany(file => Declared().Matches(File.ReadAllText(file))
                .Select(type => (Folder: Folder(project, file), Name: type.Groups[1].Value)))
            .ToLookup(type => type.Name, type => type.Folder, StringComparer.Ordinal);
        var used =
            from view in Sources(project).Where(file => file.EndsWith(".cshtml", StringComparison.Ordinal))
            from line in File.ReadLines(view)
            from folder in Partial().Matches(line).Select(match => match.Groups[1].Value)
                .Select(name => floors.ContainsKey("Pages/Shared/" + name) ? "Pages/Shared/" + name : "Pages/" + name)
                .Concat(Model().Match(line) is { Success: true } model
                    ? Word().Matches(model.Groups[1].Value.Replace('.', ' ')).Select(word => types[word.Value])
                        .Where(folders => folders.Count() == 1).Select(folders => folders.Single())
                    : [])
            select (View: view, Own: Folder(project, view), To: folder);
        var list = used.ToList();
        Assert.True(list.Count > 150);
        Assert.Empty(list.Where(it => it.To != it.Own && floors[it.To] >= floors[it.Own])
            .Select(it => $"{it.View}: {it.To}").Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void The_text_library_knows_nothing_of_the_site() =>
        Assert.DoesNotContain(typeof(Slug).Assembly.GetReferencedAssemblies(), it => it.Name is "Wiki.Core" or "Wiki.Web");

    [Theory]
    [InlineData("Wiki.Text")]
    [InlineData("Wiki.Core")]
    [InlineData("Wiki.Web")]
    public void No_folder_of_code_holds_more_than_a_reader_can_take_in(string project)
    {
        var full = Sources(project).CountBy(file => Folder(project, file)).Where(folder => folder.Value > MostFiles);
        Assert.Empty(full);
    }

    private const int MostFiles = 24; // a page and its model are two

    // The rows of the table below the heading that names the project: | 1 | `Folder` `Folder` | what |.
    private static Dictionary<string, int> Floors(string project)
    {
        var floors = new Dictionary<string, int>(StringComparer.Ordinal);
        var lines = File.ReadLines(Path.Combine(SiteFolders.Root, "docs", "architecture.md"))
            .SkipWhile(line => !line.StartsWith($"### Floors of `{project}`", StringComparison.Ordinal)).Skip(1)
            .TakeWhile(line => !line.StartsWith('#'));
        foreach (var row in lines.Select(line => Row().Match(line)).Where(row => row.Success))
        {
            foreach (Match folder in Code().Matches(row.Groups[2].Value))
            {
                floors.Add(folder.Groups[1].Value, int.Parse(row.Groups[1].Value));
            }
        }

        Assert.NotEmpty(floors);
        return floors;
    }

    private static IEnumerable<string> Sources(string project)
    {
        var root = Path.Combine(SiteFolders.Root, "src", project);
        return Directory.EnumerateFiles(root, "*.cs", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(root, "*.cshtml", SearchOption.AllDirectories));
    }

    private static string Folder(string project, string file)
    {
        var folder = Path.GetRelativePath(
            Path.Combine(SiteFolders.Root, "src", project), Path.GetDirectoryName(file)!);
        return folder.Replace(Path.DirectorySeparatorChar, '/');
    }

    private static string Namespace(string project, string folder) =>
        folder == "." ? project : $"{project}.{folder.Replace('/', '.')}";

    [GeneratedRegex(@"^\| (\d+) \| ([^|]*) \|")]
    private static partial Regex Row();

    [GeneratedRegex(@"^(?:public|internal)[a-z ]* (?:class|record|struct|enum|interface) (\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    // Not behind a dot: there it is a member.
    [GeneratedRegex(@"(?<![\w.])[A-Z]\w+\b(?!\s*=[^=>])")]
    private static partial Regex Word();

    [GeneratedRegex("""<partial name="(\w+)/""")]
    private static partial Regex Partial();

    [GeneratedRegex(@"^@(?:model|inject) (.+)")]
    private static partial Regex Model();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^@?using (?:static )?(Wiki\.[\w.]+?)(?:;|$)")]
    private static partial Regex Using();
}

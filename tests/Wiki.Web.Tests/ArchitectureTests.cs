using Wiki.Web.Site;

namespace Wiki.Web.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void Nothing_names_a_page_but_pages_and_what_puts_the_program_together()
    {
        var web = Path.Combine(SiteFolders.Root, "src", "Wiki.Web");
        var files = Directory.EnumerateFiles(web, "*.cs", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(web, file))
            .Where(file => file.Split(Path.DirectorySeparatorChar)[0] is not ("Pages" or "Start" or "bin" or "obj"))
            .ToList();
        Assert.True(files.Count > 100);
        Assert.DoesNotContain(files, file =>
            File.ReadAllText(Path.Combine(web, file)).Contains("Wiki.Web.Pages", StringComparison.Ordinal));
    }
}

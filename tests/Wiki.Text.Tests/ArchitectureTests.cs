using Wiki.Text.Documents;

namespace Wiki.Text.Tests;

public sealed class ArchitectureTests
{
    [Fact]
    public void The_text_of_articles_is_read_without_a_web_server_or_a_database() =>
        Assert.DoesNotContain(typeof(WikiDocument).Assembly.GetReferencedAssemblies(), reference =>
            reference.Name!.StartsWith("Microsoft.", StringComparison.Ordinal)
            || reference.Name.StartsWith("Npgsql", StringComparison.Ordinal));

    [Fact]
    public void Articles_are_read_with_three_packages_and_foreign_tables_with_two_more() =>
        Assert.Subset(
            new HashSet<string>(StringComparer.Ordinal) { "Markdig", "DiffPlex", "YamlDotNet", "AngleSharp", "CsvHelper" },
            typeof(WikiDocument).Assembly.GetReferencedAssemblies().Select(reference => reference.Name!)
                .Where(name => !name.StartsWith("System.", StringComparison.Ordinal)).ToHashSet(StringComparer.Ordinal));
}

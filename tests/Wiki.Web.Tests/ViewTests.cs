using Wiki.Core.Site;

namespace Wiki.Web.Tests;

/// <summary>Holds the views to what somebody can review in a diff: short lines, and no white space as text.</summary>
public sealed class ViewTests
{
    private const int LongestLine = 140;

    // A blank between elements is the line break of the markup; a dot comes from the class "dots".
    private static readonly string[] Separators = ["<text> </text>", "<text> · </text>"];

    [Fact]
    public void No_line_of_a_view_is_longer_than_140_characters() =>
        AssertNone(line => line.Length > LongestLine);

    [Fact]
    public void No_view_writes_a_blank_or_a_dot_as_text() =>
        AssertNone(line => Separators.Any(line.Contains));

    private static void AssertNone(Func<string, bool> isWrong)
    {
        var root = SiteFolders.Root;
        var views = Directory.EnumerateFiles(Path.Combine(root, "src"), "*.cshtml", SearchOption.AllDirectories);
        var found = (
            from view in views.Order(StringComparer.Ordinal)
            from line in File.ReadLines(view).Select((text, i) => (Text: text, Number: i + 1))
            where isWrong(line.Text)
            select $"{Path.GetRelativePath(root, view)}:{line.Number}").ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }
}

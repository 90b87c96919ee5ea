using Wiki.Text.Documents;

namespace Wiki.Text.Tests.Editing;

/// <summary>Pages with one matrix.</summary>
internal static class Pages
{
    public static WikiDocument Page(params string[] table) => Parsed(Written(table));

    /// <summary>The header is line 5, the first row line 7.</summary>
    public static string Written(params string[] table) =>
        "# T\n\n## Kernel\n<!-- matrix:m -->\n" + string.Join('\n', table) + "\n\n[^a]: A source.\n";

    public static WikiDocument Parsed(string text) => WikiDocument.Parse(SourceText.From(text));
}

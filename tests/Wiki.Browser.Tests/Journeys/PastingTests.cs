using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Journeys;

public sealed class PastingTests(BrowserFixture browser)
{
    private const string Html = "<table><tr><td>Feature<td>Xen<tr><td>Ballooning<td>✓ (since 3.0)</table>";
    private const string Plain = "Feature\tXen\nBallooning\t✓ (since 3.0)";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_pasted_table_becomes_a_matrix_when_the_editor_wants_it_and_undo_brings_the_pasted_text_back(int width) =>
        browser.RunAsync(
            async page =>
            {
                var slug = $"pasted-{width}";
                using var other = await browser.NewEditorAsync();
                await other.SaveAsync(slug, "# Pasted\n\nBefore.\n", "Begun");
                var editing = await EditPage.OpenAsync(page, slug);

                await editing.PasteAsync(Html, Plain);
                await editing.SeesTextAsync("# Pasted\n\nBefore.\n" + Plain);
                await editing.PasteAsAsync("Matrix");
                const string Matrix = "<!-- matrix:pasted -->\n\n| Feature | Xen |\n|---|---|\n| Ballooning | yes since 3.0 |\n\n";
                await editing.SeesTextAsync("# Pasted\n\nBefore.\n\n" + Matrix);
                await editing.SeesNoOfferAsync();
                await editing.SeesInPreviewAsync("Ballooning");
                await editing.UndoAsync();
                await editing.SeesTextAsync("# Pasted\n\nBefore.\n" + Plain);

                await editing.WriteAsync("# Pasted\n\n");
                await editing.PasteAsync("", Plain);
                await editing.PasteAsAsync("Table");
                await editing.SeesTextAsync("# Pasted\n\n| Feature | Xen |\n|---|---|\n| Ballooning | ✓ (since 3.0) |\n\n");

                await editing.WriteAsync("# Pasted\n\n");
                await editing.PasteAsync(Html, Plain);
                await editing.PasteAsAsync("Text");
                await editing.SeesNoOfferAsync();
                await editing.SeesTextAsync("# Pasted\n\n" + Plain);

                await editing.WriteAsync("# Pasted\n\n");
                await editing.PasteAsync("<p>Two\twords</p>", "Two\twords");
                await editing.SeesNoOfferAsync();
            },
            new VisitOptions { Width = width, Role = Roles.Editor });
}

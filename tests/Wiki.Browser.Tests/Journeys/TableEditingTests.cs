using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Accounts;

namespace Wiki.Browser.Tests.Journeys;

public sealed class TableEditingTests(BrowserFixture browser)
{
    private const string Matrix = "# Cells\n\n<!-- matrix:m -->\n\n"
        + "| Feature | Xen | KVM |\n|---|---|---|\n| Swap | ? | ? |\n";

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task Two_who_change_one_cell_decide_that_cell_and_see_the_result_before_they_save(int width, bool script) =>
        browser.RunAsync(
            async page =>
            {
                var slug = $"cell-{width}-{script}".ToLowerInvariant();
                using var other = await browser.NewEditorAsync();
                await other.SaveAsync(slug, Matrix, "Begun");
                var editing = await EditPage.OpenAsync(page, slug);
                await editing.WriteAsync(Row("no", "no"));
                await other.SaveAsync(slug, Row("?", "yes"), "Sooner");
                await editing.SaveAsync();

                await editing.SeesCellAsync("KVM", 2, "yes", "no");
                await editing.SettleCellAsync("KVM", "partial (files only)", script);
                await editing.ShowResultAsync("partial");
                await editing.SeesTextAsync(Row("no", "partial (files only)"));
                await (await editing.SaveAsync()).SeesAsync("Saved as revision 3.");
            },
            new VisitOptions { Width = width, Script = script, Role = Roles.Editor, ExpectedStatuses = [409] });

    [Theory]
    [MemberData(nameof(Windows.All), MemberType = typeof(Windows))]
    public Task A_matrix_is_tidied_alone_and_the_changes_are_seen_before_they_are_saved(int width, bool script) =>
        browser.RunAsync(
            async page =>
            {
                var slug = $"tidy-{width}-{script}".ToLowerInvariant();
                const string first = "# Tidy\n\n<!-- matrix:a -->\n\n|Feature|Xen|\n|---|---|\n|Swap|YES 2.0|\n\n";
                const string second = "<!-- matrix:b -->\n\n|Feature|Xen|\n|---|---|\n|Disk|NO|\n";
                using var other = await browser.NewEditorAsync();
                await other.SaveAsync(slug, first + second, "Begun");
                var editing = await EditPage.OpenAsync(page, slug);
                await editing.TidyAsync("b", "Disk", script);
                await editing.SeesTextAsync(
                    first + "<!-- matrix:b -->\n\n| Feature | Xen |\n|---|---|\n| Disk | no |\n");
                await (await editing.SaveAsync()).SeesAsync("Saved as revision 2.");
            },
            new VisitOptions { Width = width, Script = script, Role = Roles.Editor });

    private static string Row(string xen, string kvm) =>
        Matrix.Replace("| Swap | ? | ? |", $"| Swap | {xen} | {kvm} |", StringComparison.Ordinal);
}

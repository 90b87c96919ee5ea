using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Browser.Tests.Screens;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Journeys;

/// <summary>The view of a text: what it shows, corrects, completes, finds and folds, at a desk and on a phone.</summary>
public sealed class SourceTests(BrowserFixture browser)
{
    private const string Row = "| Swap | no 4.2 [^a] | yes [^a] |";

    private const string Text = "---\nkind: concept\n---\n\n# Source\n\nSome *words*.\n\n## Facts\n\n<!-- matrix:source -->\n\n"
        + "| Feature | Xen | KVM |\n|---|---|---|\n" + Row + "\n\n## End\n\nMore words.\n\n[^a]: A source.\n";

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task What_is_typed_is_posted_and_the_toolbar_can_be_undone(int width) => VisitAsync("typed", width, async (page, slug) =>
    {
        var view = await SourceView.OpenAsync(page, slug);
        await view.GoBehindAsync("Some ");
        await view.TypeAsync("good ");
        var typed = Text.Replace("Some ", "Some good ", StringComparison.Ordinal);
        await view.PostsAsync(typed);
        await view.ClickAsync("Bold");
        await view.PostsAsync(typed.Replace("good ", "good **bold text**", StringComparison.Ordinal));
        await view.PressAsync("Control+z");
        await view.PostsAsync(typed);
        await view.PressAsync("Control+s");
        await new WikiPage(page).SeesAsync("Saved as revision 2.");
        await new WikiPage(page).SeesAsync("Some good words.");
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_mistake_is_underlined_and_corrected_by_keys_or_by_its_button(int width) => VisitAsync("corrected", width, async (page, slug) =>
    {
        var view = await SourceView.OpenAsync(page, slug);
        await view.SeesUnderlinedAsync("no");
        await view.GoBehindAsync("# Source");
        await view.PressAsync("F8");
        await view.SeesSentenceAsync("\"no 4.2\" is ambiguous.");
        await view.PressAsync("Control+.");
        await view.TakeAsync("Write “as of 4.2”");
        await view.PostsAsync(Text.Replace("no 4.2", "no as of 4.2", StringComparison.Ordinal));
        await view.SeesPreviewAsync();
        await view.SeesNothingUnderlinedAsync();
        await view.PressAsync("Control+z");
        await view.PostsAsync(Text);

        await view.SeesUnderlinedAsync("no");
        await view.ClickAsync("Write “since 4.2”");
        await view.PostsAsync(Text.Replace("no 4.2", "no since 4.2", StringComparison.Ordinal));
        await view.SeesNothingUnderlinedAsync();
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Links_sources_headings_people_and_words_of_cells_are_completed(int width) => VisitAsync("completed", width, async (page, slug) =>
    {
        var view = await SourceView.OpenAsync(page, slug);
        await view.GoBehindAsync("Some ");
        await view.TypeAsync("[[Xe");
        await view.TakeAsync("Xen");
        await view.TypeAsync(" [^");
        await view.TakeAsync("a");
        await view.TypeAsync(" [here](#fa");
        await view.TakeAsync("Facts");
        await view.TypeAsync(" @sample-wr");
        await view.TakeAsync("sample-writer");
        var typed = Text.Replace("Some ", "Some [[Xen]] [^a] [here](#facts) @sample-writer", StringComparison.Ordinal);
        await view.PostsAsync(typed);

        await view.GoBehindAsync("| yes [^a] |");
        await view.TypeAsync("\n| Paging | pl");
        await view.TakeAsync("planned");
        await view.TypeAsync(" #ex");
        await view.TakeAsync("#experimental");
        await view.TypeAsync(" for 4.");
        await view.SeesChoiceAsync("4.2");
        await view.PressAsync("Escape");
        await view.PostsAsync(typed.Replace(Row, Row + "\n| Paging | planned #experimental for 4.", StringComparison.Ordinal));
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Words_are_found_and_replaced_and_sections_folded(int width) => VisitAsync("found", width, async (page, slug) =>
    {
        var view = await SourceView.OpenAsync(page, slug);
        await view.SeesColouredAsync("no", "src-level");
        await view.SeesColouredAsync("[^a]", "src-citation");
        await view.GoBehindAsync("# Source");
        await view.ReplaceAllAsync("words", "letters");
        var replaced = Text.Replace("words", "letters", StringComparison.Ordinal);
        await view.PostsAsync(replaced);
        await view.GoBehindAsync("## Facts");
        await view.PressAsync("Control+Shift+BracketLeft");
        await view.SeesFoldedAsync(1);
        await view.PressAsync("Control+Shift+BracketRight");
        await view.SeesFoldedAsync(0);
        await view.PostsAsync(replaced);
    });

    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task Everybody_can_use_the_view_and_tab_leaves_it(int width) => VisitAsync("usable", width, async (page, slug) =>
    {
        var view = await SourceView.OpenAsync(page, slug);
        await view.GoBehindAsync("Some ");
        await view.PressAsync("Control+f");
        await Checks.EverybodyCanUseItAsync(page);
        await Checks.NothingIsCutOffSidewaysAsync(page);
        await view.PressAsync("Escape", "Tab");
        await Expect(page.Locator(".cm-content")).Not.ToBeFocusedAsync();
        await view.PostsAsync(Text);
    });

    [Fact]
    public Task Text_and_preview_scroll_together_and_either_takes_the_whole_width() => VisitAsync("together", 1280, async (page, _) =>
    {
        var view = await SourceView.OpenAsync(page, "feature-matrix");
        var (text, preview) = await view.WidthsAsync();
        Assert.Equal(text, preview, 2.0);
        await view.ScrollToAsync(200);
        await page.WaitForFunctionAsync("() => document.querySelector('#preview').scrollTop > 500");

        await view.ClickAsync("Preview only");
        (text, preview) = await view.WidthsAsync();
        Assert.Equal(0, text);
        Assert.InRange(preview, 1_000, 1_280);
        await page.ReloadAsync();
        await view.SeesPreviewAsync();
        Assert.Equal((0, preview), await view.WidthsAsync());
        await view.ClickAsync("Both");
        await view.IsOpenAsync();
    });

    [Fact]
    public Task A_preview_on_a_phone_has_every_system() => VisitAsync("systems", 360, async (page, _) =>
    {
        await SourceView.OpenAsync(page, "feature-matrix");
        var heads = page.Locator("#preview .matrix").First.Locator("thead th");
        await Expect(heads).ToHaveCountAsync(6);
        foreach (var head in await heads.AllAsync())
        {
            await head.ScrollIntoViewIfNeededAsync();
            await Expect(head).ToBeInViewportAsync();
        }
    });

    [Fact]
    public Task What_stays_of_a_preview_is_not_touched() => VisitAsync("kept", 1280, async (page, slug) =>
    {
        var view = await SourceView.OpenAsync(page, slug);
        await page.EvaluateAsync("document.querySelector('#preview #facts').dataset.seen = 'yes'");
        await view.GoBehindAsync("Some ");
        await view.TypeAsync("good ");
        await Expect(page.Locator("#preview")).ToContainTextAsync("Some good words.");
        await Expect(page.Locator("#preview #facts")).ToHaveAttributeAsync("data-seen", "yes");
    });

    [Fact]
    public Task Whoever_comes_back_finds_what_was_typed() => VisitAsync("back", 1280, async (page, slug) =>
    {
        var view = await SourceView.OpenAsync(page, slug);
        await view.GoBehindAsync("Some ");
        await view.TypeAsync("good ");
        page.Dialog += (_, dialog) => _ = dialog.AcceptAsync();
        await page.GotoAsync("/timeline");
        await page.GoBackAsync();
        await view.IsOpenAsync();
        await view.PostsAsync(Text.Replace("Some ", "Some good ", StringComparison.Ordinal));
        await Expect(page.Locator(".cm-content")).ToContainTextAsync("Some good *words*");
    });

    private Task VisitAsync(string what, int width, Func<IPage, string, Task> journey) => browser.RunAsync(
        async page =>
        {
            var slug = $"source-{what}-{width}";
            using var other = await browser.NewEditorAsync();
            await other.SaveAsync(slug, Text, "Begun");
            await journey(page, slug);
        },
        new VisitOptions { Width = width, Role = Roles.Editor });
}

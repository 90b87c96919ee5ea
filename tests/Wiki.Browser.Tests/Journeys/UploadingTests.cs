using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Journeys;

public sealed class UploadingTests(BrowserFixture browser)
{
    [Theory]
    [InlineData(1280)]
    [InlineData(360)]
    public Task A_picture_is_pasted_dropped_or_chosen_and_the_text_shows_it(int width) => browser.RunAsync(
        async page =>
        {
            var slug = $"uploading-{width}";
            using var other = await browser.NewEditorAsync();
            await other.SaveAsync(slug, "# Pictures\n\nWords.\n\n", "Begun");
            var editing = await EditPage.OpenAsync(page, slug);

            await editing.BringFileAsync(drop: false, $"pasted-{width}.png", MadePictures.Png(400, 300));
            await editing.UploadAsync($"pasted-{width}.png", "Pasted noise");
            var text = $"# Pictures\n\nWords.\n\n![Pasted noise](/media/pasted-{width}.png)";
            await editing.SeesTextAsync(text);
            await editing.BringFileAsync(drop: true, $"dropped-{width}.png", MadePictures.Png(40, 30));
            await editing.UploadAsync($"dropped-{width}.png", "Dropped noise");
            text += $"\n\n![Dropped noise](/media/dropped-{width}.png)";
            await editing.SeesTextAsync(text);
            await editing.ChooseFileAsync($"chosen-{width}.png", MadePictures.Png(40, 30, 2));
            await editing.UploadAsync($"chosen-{width}.png", "Chosen noise");
            text += $"\n\n![Chosen noise](/media/chosen-{width}.png)";
            await editing.SeesTextAsync(text);
            await editing.ChooseFileAsync("none.png", "No picture."u8.ToArray());
            await editing.UploadAsync("none.png", "Nothing");
            await editing.SeesRefusalAsync("does not take such files");
            await editing.SeesTextAsync(text);
            await editing.UndoAsync();
            await editing.SeesTextAsync(text[..text.IndexOf("\n\n![Chosen", StringComparison.Ordinal)]);
        },
        new VisitOptions { Width = width, Role = Roles.Editor, ExpectedByScripts = [422] });
}

using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Wiki.Browser.Tests.Pages;

/// <summary>The form in which an article is written.</summary>
public sealed class EditPage(IPage page) : WikiPage(page)
{
    // Where somebody types: with script a view over the field, which then is hidden.
    private ILocator Text => Main.GetByRole(AriaRole.Textbox, new() { Name = "Text", Exact = true });

    // What the form posts.
    private ILocator Field => Main.Locator("#text");

    private ILocator View => Main.Locator(".cm-scroller");

    private ILocator Editor => Main.Locator("wiki-editor");

    /// <summary>Opens the form of an article, which need not exist.</summary>
    public static async Task<EditPage> OpenAsync(IPage page, string slug)
    {
        ArgumentNullException.ThrowIfNull(page);
        await page.GotoAsync($"/wiki/{slug}/edit");
        return new EditPage(page);
    }

    /// <summary>Waits until the view stands over the field.</summary>
    public Task IsOpenAsync() => Expect(View).ToBeVisibleAsync();

    /// <summary>
    /// Checks that a line of the text is selected and in sight, in the field and in the window.
    /// </summary>
    public async Task SeesSelectedAsync(string line)
    {
        await Expect(Text).ToBeFocusedAsync();
        await Expect(Text).ToBeInViewportAsync();
        await IsOpenAsync();
        Assert.Equal(line, await Editor.EvaluateAsync<string>("({ text }) => text.value.slice(text.start, text.end)"));
        // The typed text stays in sight: the browser scrolls to the caret only when the caret is out of sight.
        await Page.WaitForFunctionAsync("() => document.querySelector('.cm-scroller').scrollTop > 0");
        var before = await View.EvaluateAsync<double>("it => it.scrollTop");
        Assert.True(before > 0, "The field shows the beginning of the text.");
        await Page.Keyboard.PressAsync("ArrowLeft");
        await Page.Keyboard.PressAsync("Shift+End");
        Assert.Equal(before, await View.EvaluateAsync<double>("it => it.scrollTop"), 1.0);
    }

    /// <summary>Checks that a line is in sight above the field, with its number.</summary>
    public async Task SeesLineAboveAsync(int number, string line)
    {
        var quoted = Main.GetByRole(AriaRole.Row, new() { Name = line });
        await Expect(quoted).ToHaveTextAsync($"{number}{line}");
        await Expect(quoted).ToBeInViewportAsync();
        await Expect(Text).ToBeInViewportAsync();
    }

    /// <summary>Waits for what the bar below the text says of the draft.</summary>
    public Task SaysOfTheDraftAsync(string sentence) =>
        Expect(Main.Locator(".draft-state")).ToContainTextAsync(sentence);

    /// <summary>Signs in with the form that says that the session ended, which saves it.</summary>
    public async Task<WikiPage> SignInAndSaveAsync(string name, string password)
    {
        await Main.GetByLabel("Name", new() { Exact = true }).FillAsync(name);
        await Main.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await Page.Keyboard.PressAsync("Enter");
        return new WikiPage(Page);
    }

    /// <summary>Replaces the text in the form.</summary>
    public async Task WriteAsync(string text)
    {
        await OpenedAsync();
        await Text.FillAsync(text);
    }

    // With script, the field is about to be hidden.
    private async Task OpenedAsync()
    {
        if (await Page.EvaluateAsync<bool>("customElements.get('wiki-editor') !== undefined"))
        {
            await IsOpenAsync();
        }
    }

    /// <summary>Pastes at the end of the text what another program copied.</summary>
    public async Task PasteAsync(string html, string plain)
    {
        await IsOpenAsync();
        await Text.FocusAsync();
        await Page.Keyboard.PressAsync("Control+End");
        // A script cannot fill the clipboard of the machine: it sends the event, and types what the browser would paste.
        await Text.EvaluateAsync("""
            (text, [html, plain]) => {
              const data = new DataTransfer();
              data.setData("text/html", html);
              data.setData("text/plain", plain);
              const event = new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true });
              if (text.dispatchEvent(event)) document.execCommand("insertText", false, plain);
            }
            """, new[] { html, plain });
    }

    /// <summary>Pastes or drops a file at the end of the text.</summary>
    public async Task BringFileAsync(bool drop, string name, byte[] bytes)
    {
        await OpenedAsync();
        await Text.FocusAsync();
        await Page.Keyboard.PressAsync("Control+End");
        await Text.EvaluateAsync("""
            (text, [kind, name, base64]) => {
              const data = new DataTransfer();
              const bytes = Uint8Array.from(atob(base64), it => it.charCodeAt(0));
              data.items.add(new File([bytes], name, { type: "image/png" }));
              const how = { bubbles: true, cancelable: true };
              text.dispatchEvent(kind === "drop" ? new DragEvent("drop", { ...how, dataTransfer: data })
                : new ClipboardEvent("paste", { ...how, clipboardData: data }));
            }
            """, new[] { drop ? "drop" : "paste", name, Convert.ToBase64String(bytes) });
    }

    /// <summary>Chooses a file with the button of the toolbar.</summary>
    public async Task ChooseFileAsync(string name, byte[] bytes)
    {
        var chooser = await Page.RunAndWaitForFileChooserAsync(() => PressAsync("Picture"));
        await chooser.SetFilesAsync(new FilePayload { Name = name, MimeType = "image/png", Buffer = bytes });
    }

    /// <summary>Says what a file shows, and uploads it.</summary>
    public async Task UploadAsync(string name, string altText)
    {
        await Main.GetByLabel($"Alt text of {name}").FillAsync(altText);
        await Page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Checks why a file is not taken, and gives up.</summary>
    public async Task SeesRefusalAsync(string words)
    {
        var bar = Main.GetByRole(AriaRole.Group, new() { Name = "Upload a file" });
        await Expect(bar.GetByRole(AriaRole.Alert)).ToContainTextAsync(words);
        await bar.GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();
        await Expect(bar).ToHaveCountAsync(0);
    }

    /// <summary>Chooses what a pasted table becomes.</summary>
    public Task PasteAsAsync(string form) => Main.GetByRole(AriaRole.Group, new() { Name = "Pasted table" })
        .GetByRole(AriaRole.Button, new() { Name = form, Exact = true }).ClickAsync();

    /// <summary>Checks that nothing is offered about a pasted table.</summary>
    public Task SeesNoOfferAsync() => Expect(Main.GetByRole(AriaRole.Group, new() { Name = "Pasted table" })).ToHaveCountAsync(0);

    /// <summary>Undoes the last thing that was written into the text.</summary>
    public async Task UndoAsync()
    {
        await Text.FocusAsync();
        await Page.Keyboard.PressAsync("Control+z");
    }

    /// <summary>Types the summary.</summary>
    public Task SummarizeAsync(string summary) => Main.GetByLabel("Summary of the change").FillAsync(summary);

    /// <summary>Asks for the preview by its button.</summary>
    public Task PreviewAsync() => PressAsync("Preview");

    /// <summary>Checks that the preview shows some words.</summary>
    public Task SeesInPreviewAsync(string words) =>
        Expect(Main.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToContainTextAsync(words);

    /// <summary>Goes to read the page instead; returns how often the browser asked whether to leave.</summary>
    public async Task<int> LeaveAsync()
    {
        // Browsers ask only those who did something on the page.
        await OpenedAsync();
        await Text.ClickAsync();
        var asked = 0;
        Page.Dialog += OnDialog;
        await OpenTabAsync("Read");
        await Expect(Text).ToHaveCountAsync(0);
        Page.Dialog -= OnDialog;
        return asked;

        void OnDialog(object? sender, IDialog dialog)
        {
            asked++;
            _ = dialog.AcceptAsync();
        }
    }

    /// <summary>Checks the problems of the text.</summary>
    public Task SeesRemarkAsync(string words) => Expect(Main.Locator("#lint")).ToContainTextAsync(words);

    /// <summary>
    /// Checks that nothing covers the first remark. In a wide window it is in sight without scrolling.
    /// </summary>
    public async Task SeesFirstRemarkAsync()
    {
        var remark = Main.Locator("#lint > ul > li").First;
        await Expect(remark).ToBeVisibleAsync();
        if (Page.ViewportSize!.Width < 960)
        {
            await remark.ScrollIntoViewIfNeededAsync();
        }

        Assert.True(await remark.EvaluateAsync<bool>("""
            it => {
              const { left, top, width, height } = it.getBoundingClientRect();
              return it.contains(document.elementFromPoint(left + width / 2, top + height / 2));
            }
            """));
    }

    /// <summary>Follows the link of a remark or of an unreadable part to its place.</summary>
    public Task FollowRemarkAsync(string place) =>
        Main.GetByRole(AriaRole.Link, new() { Name = place }).First.ClickAsync();

    /// <summary>Checks what the box above the text asks.</summary>
    public async Task SeesQuestionAsync(string headline, string table)
    {
        var box = Main.GetByRole(AriaRole.Alert);
        await Expect(box).ToContainTextAsync(headline);
        await Expect(box.Locator("summary")).ToHaveTextAsync(table);
        await Expect(box).ToBeInViewportAsync();
    }

    /// <summary>Lets the wiki complete the rows, and saves.</summary>
    public async Task<ArticlePage> CompleteAsync()
    {
        await PressAsync("Complete the rows and save");
        return new ArticlePage(Page);
    }

    /// <summary>Checks that the text has the whole width while there is no preview beside it.</summary>
    public async Task SeesTextAcrossAsync()
    {
        await Expect(Main.GetByRole(AriaRole.Region, new() { Name = "Preview" })).ToHaveCountAsync(0);
        var (text, around) = (await Text.BoundingBoxAsync(), await Main.Locator(".editor").BoundingBoxAsync());
        Assert.InRange(text!.Width, around!.Width - 4, around.Width);
    }

    /// <summary>Checks the text in the form.</summary>
    public Task SeesTextAsync(string text) => Expect(Field).ToHaveValueAsync(text);

    /// <summary>Checks that the only conflict shows both texts.</summary>
    public async Task SeesBothTextsAsync(int theirNumber, string theirs, string mine)
    {
        await SeesHeadingAsync("Conflict: two changes of the same lines");
        await Expect(Main.GetByRole(AriaRole.Region, new() { Name = $"Theirs, revision {theirNumber}, conflict 1" }))
            .ToContainTextAsync(theirs);
        await Expect(Main.GetByRole(AriaRole.Region, new() { Name = "Yours, conflict 1" })).ToContainTextAsync(mine);
    }

    /// <summary>Settles the only conflict with a new text.</summary>
    public async Task SettleAsync(string own)
    {
        await Main.GetByRole(AriaRole.Radio, new() { Name = "A text of your own:" }).CheckAsync();
        await Main.GetByLabel("Your own text for conflict 1").FillAsync(own);
    }

    /// <summary>Checks what both sides say in the only cell that is to decide.</summary>
    public async Task SeesCellAsync(string column, int theirNumber, string theirs, string mine)
    {
        await SeesHeadingAsync("Conflict: two changes of the same lines");
        await Expect(Main.Locator(".conflict th[scope=row]")).ToHaveTextAsync(column);
        await Expect(CellChoice($"{column}: Theirs, revision {theirNumber} {theirs}")).ToBeVisibleAsync();
        await Expect(CellChoice($"{column}: Yours {mine}")).ToBeVisibleAsync();
    }

    /// <summary>Types a text of one's own for a cell. Without script, one also has to choose it.</summary>
    public async Task SettleCellAsync(string column, string own, bool script)
    {
        await Main.GetByLabel($"Your own text for {column}, conflict 1").FillAsync(own);
        var choice = CellChoice($"{column}: A text of your own");
        await (script ? Expect(choice).ToBeCheckedAsync() : choice.CheckAsync());
    }

    /// <summary>Shows what saving the choices would change.</summary>
    public async Task ShowResultAsync(string change)
    {
        await PressAsync("Show the result");
        await Expect(Main.GetByRole(AriaRole.Region, new() { Name = "Unsaved changes" })).ToContainTextAsync(change);
    }

    /// <summary>Tidies the matrix in which some words are, by the toolbar; without script, by the list.</summary>
    public async Task TidyAsync(string matrix, string words, bool script)
    {
        if (!script)
        {
            await Main.GetByLabel("Matrix to tidy").SelectOptionAsync(matrix);
            await PressAsync("Tidy");
            return;
        }

        await IsOpenAsync();
        await SelectAsync(words, 0);
        await PressAsync("Tidy here");
    }

    /// <summary>Puts the cursor to the first place of some words, and selects their beginning.</summary>
    public Task SelectAsync(string words, int length) => Editor.EvaluateAsync(
        """
        ({ text }, [words, length]) => {
          const at = text.value.indexOf(words);
          text.focus();
          text.select(at, at + Number(length));
        }
        """, new[] { words, length.ToString(System.Globalization.CultureInfo.InvariantCulture) });

    private ILocator CellChoice(string name) => Main.GetByRole(AriaRole.Radio, new() { Name = name, Exact = true });

    /// <summary>Saves by the button; what follows depends on what others did.</summary>
    public async Task<ArticlePage> SaveAsync()
    {
        await PressAsync("Save");
        return new ArticlePage(Page);
    }
}

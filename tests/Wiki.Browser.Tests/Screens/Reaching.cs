using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Browser.Tests.Pages;
using Wiki.Core.Site;
using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Screens;

/// <summary>The ways to screens that have no address of their own, or a secret one.</summary>
internal static class Reaching
{
    /// <summary>The page that stands in while the database is away, as the server sends it then.</summary>
    public static async Task<IResponse> AwayAsync(IPage page, WikiSite site, string address)
    {
        await page.RouteAsync("**" + address, route => route.FulfillAsync(new RouteFulfillOptions
        {
            Status = 503, Path = Path.Combine(SiteFolders.WebRoot, "503.html"), ContentType = "text/html; charset=utf-8",
        }));
        return (await page.GotoAsync(address))!;
    }

    public static async Task<IResponse> SignInRefusedAsync(IPage page, WikiSite site, string address)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("Name").FillAsync("nobody");
        await page.GetByLabel("Password").FillAsync("not the password");
        return await PressAsync(page, "Sign in");
    }

    public static async Task<IResponse> PreviewAsync(IPage page, WikiSite site, string address)
    {
        await page.GotoAsync(address);
        return await PressAsync(page, "Preview");
    }

    /// <summary>A table that was read, with choices, remarks and a matrix.</summary>
    public static async Task<IResponse> ImportedAsync(IPage page, WikiSite site, string address)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("Table").FillAsync("Feature;Xen;KVM\nLive migration;✓ (since 3.0);✓\nBallooning;✓;-\n"
            + "Snapshots of a running guest;half done, needs a patch of the kernel;nein\nSnapshots of a running guest;x;\n");
        return await PressAsync(page, "Read the table");
    }

    /// <summary>A file that waits, beside one that readers see.</summary>
    public static async Task<IResponse> FileAsync(IPage page, WikiSite site, string address)
    {
        var name = $"noise-{Guid.NewGuid():N}.png";
        using var person = await site.Visitor().NewcomerAs($"file-{Guid.NewGuid():N}"[..20]);
        await person.SendFileAsync("/media", name, MadePictures.Png(700, 400), ("AltText", "Noise of all colours"));
        await person.SendFileAsync($"/media/{name}/about", name, MadePictures.Png(300, 400), ("AltText", "Less noise"));
        return (await page.GotoAsync(address.Replace("screen.png", name, StringComparison.Ordinal)))!;
    }

    public static async Task<IResponse> UnsavedChangesAsync(IPage page, WikiSite site, string address)
    {
        await page.GotoAsync(address.Replace("sample", "compared-facts", StringComparison.Ordinal));
        await new EditPage(page).WriteAsync(ComparedFacts.Old);
        return await PressAsync(page, "Changes");
    }

    public static async Task<IResponse> ConflictAsync(IPage page, WikiSite site, string address)
    {
        using var other = await site.Visitor().SignedUpAs($"other-{Guid.NewGuid():N}"[..20]);
        var slug = $"contested-{Guid.NewGuid():N}";
        await other.SaveAsync(slug, "# Contested\n\nA line.\n", "Begun");
        await page.GotoAsync(address.Replace("sample", slug, StringComparison.Ordinal));
        await other.SaveAsync(slug, "# Contested\n\nTheir line.\n", "Mine first");
        await new EditPage(page).WriteAsync("# Contested\n\nMy line.\n");
        return await PressAsync(page, "Save");
    }

    /// <summary>A conflict of a cell with long texts, and one of a row that was removed.</summary>
    public static async Task<IResponse> CellConflictAsync(IPage page, WikiSite site, string address)
    {
        using var other = await site.Visitor().SignedUpAs($"other-{Guid.NewGuid():N}"[..20]);
        var slug = $"contested-{Guid.NewGuid():N}";
        static string Matrix(string quiesced, string rest) => "# Contested\n\n<!-- matrix:core -->\n\n"
            + "| Feature | Xen | KVM | VMware ESX |\n|---|---|---|---|\n"
            + $"| Quiesced snapshots | {quiesced} | n/a |\n{rest}";
        await other.SaveAsync(slug, Matrix("? | ?", "| Swap | yes | no | no |\n"), "Begun");
        await page.GotoAsync(address.Replace("sample", slug, StringComparison.Ordinal));
        await other.SaveAsync(slug,
            Matrix("yes since 2005-12 #hw (only with the tools of the vendor in the guest) | no", ""), "Mine first");
        await new EditPage(page).WriteAsync(Matrix("partial since 3.0 (files only) | yes since 2009-04 (`fsfreeze`)",
            "| Swap | yes | yes 2.6.20 | no |\n"));
        return await PressAsync(page, "Save");
    }

    public static async Task<IResponse> TidyAsync(IPage page, WikiSite site, string address)
    {
        await page.GotoAsync(address);
        await new EditPage(page).WriteAsync(
            "# Tidy\n\n<!-- matrix:a -->\n|Feature|Xen|\n|---|---|\n|Swap|YES 2.0+|\n\n"
            + "<!-- matrix:b -->\n|Feature|KVM|\n|---|---|\n");
        return await PressAsync(page, "Tidy");
    }

    /// <summary>The editor with its notation open.</summary>
    public static async Task<IResponse> NotationAsync(IPage page, WikiSite site, string address)
    {
        var response = await page.GotoAsync(address);
        await page.Locator("details.notation > summary").ClickAsync();
        return response!;
    }

    /// <summary>The talk page when there is a topic, and a thread on text that is gone.</summary>
    public static async Task<IResponse> TalkAsync(IPage page, WikiSite site, string address)
    {
        await SayAsync(page, "/wiki/sample/talk/new?number=1&line=3", "Are there *three*?");
        await ThreadAsync(page, site, address);
        return (await page.GotoAsync(address))!;
    }

    public static async Task<IResponse> RefusedCommentAsync(IPage page, WikiSite site, string address)
    {
        await page.GotoAsync(address);
        await page.GetByLabel("Subject").FillAsync("Too long");
        await page.GetByLabel("Your comment").FillAsync(new string('a', 10_001));
        return await PressAsync(page, "Send");
    }

    public static async Task<IResponse> ThreadAsync(IPage page, WikiSite site, string address)
    {
        var subject = $"Topic {Guid.NewGuid():N}"[..12];
        await SayAsync(page, address + "/new", "> Said before\n\n`Code`, [[KVM]] and a list:\n\n- one\n- two", subject);
        return (await page.GotoAsync(page.Url))!;
    }

    /// <summary>The form of a comment that the reader has just posted; the address is its last part.</summary>
    public static async Task<IResponse> OwnCommentAsync(IPage page, WikiSite site, string address)
    {
        await ThreadAsync(page, site, "/wiki/sample/talk");
        var comment = await page.Locator(".comment .by > a").First.GetAttributeAsync("href");
        return (await page.GotoAsync(comment + address))!;
    }

    public static async Task<IResponse> CommentedAsync(IPage page, WikiSite site, string address)
    {
        await SayAsync(page, "/wiki/sample/talk/new?number=2&line=3", $"Are there four? {Guid.NewGuid():N}");
        return (await page.GotoAsync(address))!;
    }

    private static async Task SayAsync(IPage page, string address, string text, string? subject = null)
    {
        await page.GotoAsync(address);
        if (subject is not null)
        {
            await page.GetByLabel("Subject").FillAsync(subject);
        }

        await page.GetByLabel("Your comment").FillAsync(text);
        await PressAsync(page, "Send");
    }

    public static async Task<IResponse> RejectedWithoutReasonAsync(IPage page, WikiSite site, string address)
    {
        await page.GotoAsync(address);
        return await PressAsync(page, "Reject");
    }

    /// <summary>The watchlist of somebody who watches a changed page.</summary>
    public static async Task<IResponse> WatchedAsync(IPage page, WikiSite site, string address)
    {
        using var other = await site.Visitor().SignedUpAs($"other-{Guid.NewGuid():N}"[..20]);
        var slug = $"watched-{Guid.NewGuid():N}";
        await other.SaveAsync(slug, "# Watched\n\nA line.\n", "Begun");
        await page.GotoAsync("/wiki/" + slug);
        await PressAsync(page, "Watch");
        await other.SaveAsync(slug, "# Watched\n\nAnother line.\n", "Changed while you looked away");
        return (await page.GotoAsync(address))!;
    }

    public static async Task<IResponse> PasswordLinkAsync(IPage page, WikiSite site, string address)
    {
        await page.GotoAsync(address);
        return await PressAsync(page, "Make a password link");
    }

    public static async Task<IResponse> NewPasswordAsync(IPage page, WikiSite site, string address)
    {
        await PasswordLinkAsync(page, site, "/admin/accounts/1");
        var link = await page.Locator("ul.codes li").InnerTextAsync();
        return (await page.GotoAsync(link))!;
    }

    public static async Task<IResponse> SetupAsync(IPage page, WikiSite site, string address)
    {
        var link = await File.ReadAllTextAsync(Path.Combine(site.DataFolder, "setup-link.txt"));
        return (await page.GotoAsync(link.Trim()))!;
    }

    private static async Task<IResponse> PressAsync(IPage page, string button)
    {
        var response = await page.RunAndWaitForResponseAsync(
            () => page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync(),
            answer => answer.Request is { IsNavigationRequest: true, Method: "POST" });
        await page.WaitForLoadStateAsync();
        return response;
    }
}

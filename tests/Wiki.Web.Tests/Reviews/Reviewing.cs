using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Reviews;

/// <summary>Does through the pages what editors and reviewers do.</summary>
internal static class Reviewing
{
    /// <summary>The label of the field for the reason.</summary>
    public const string Reason = "Reason, for the author";

    /// <summary>A page of four parts that can be changed one by one.</summary>
    public static string Article(string title, string one = "One.", string two = "Two.", string three = "Three.") =>
        $"# {title}\n\n{one}\n\nA line between.\n\n{two}\n\nAnother line between.\n\n{three}\n";

    /// <summary>Saves a text through the form, and returns the page that follows.</summary>
    public static async Task<PageView> WriteAsync(
        this Visitor editor, string slug, string text, string summary = "")
    {
        var form = (await editor.GetAsync($"/wiki/{slug}/edit")).Form("Save");
        return await form.Fill("Text", text).Fill("Summary of the change", summary).SubmitAndFollowAsync();
    }

    /// <summary>Saves a text behind the one change that waits: the editor takes away the tick.</summary>
    public static async Task<PageView> WriteBehindAsync(this Visitor editor, string slug, string text)
    {
        var form = (await editor.GetAsync($"/wiki/{slug}/edit")).Form("Save");
        return await form.Fill("Text", text).Untick("Publish before the waiting change").SubmitAndFollowAsync();
    }

    /// <summary>Gives a verdict on a range of revisions through the form, and returns the page that follows.</summary>
    public static async Task<PageView> DecideAsync(
        this Visitor reviewer, string slug, int from, int to, string button, string reason = "")
    {
        var page = await reviewer.GetAsync($"/review/{slug}/{from}..{to}");
        return await page.Form(button).Fill(Reason, reason).SubmitAndFollowAsync();
    }

    /// <summary>Sends a verdict that the page offers no button for.</summary>
    public static async Task<PageView> ForgeAsync(
        this Visitor reviewer, string slug, int from, int to, string verdict, string seen)
    {
        var page = await reviewer.GetAsync("/account");
        var token = page.Document.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var post = new HttpRequestMessage(HttpMethod.Post, $"/review/{slug}/{from}..{to}")
        {
            Content = new FormUrlEncodedContent([
                new("__RequestVerificationToken", token), new("verdict", verdict), new("Seen", seen),
                new("Reason", "Forged"),
            ]),
        };
        return await reviewer.SendAsync(post);
    }

    /// <summary>The page that visitors read at an article's address.</summary>
    public static async Task<PageView> ReadAsync(this WikiSite site, string slug)
    {
        using var visitor = site.Visitor();
        return await visitor.OpenAsync($"/wiki/{slug}");
    }
}

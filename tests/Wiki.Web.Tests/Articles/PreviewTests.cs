using System.Net;
using System.Text.Json;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

/// <summary>The preview beside the text, and what else the script of the editor asks for.</summary>
public sealed class PreviewTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Text = "# Previewed\n\nOne *more*.\n\n## Part\n\nA [[#Part]].\n\n"
        + "<!-- matrix:m -->\n| F | Xen |\n|---|---|\n| A | yess [^a] |\n\n[^a]: A source.\n";

    [Fact]
    public async Task The_first_preview_is_the_whole_page_with_what_is_wrong_and_what_would_correct_it()
    {
        using var asking = await Asking.AsAsync(site, "first");
        var answer = await asking.WholeAsync(Text);

        Assert.Equal(
            ["<h1>Previewed</h1>\n", "<p>One <em>more</em>.</p>\n"], answer.Parts.Take(2).Select(part => part.GetString()));
        Assert.Equal([1, 3, 5, 7, 9], answer.Lines!.Take(5));
        Assert.Equal("1 mistake", answer.Json.GetProperty("counts").GetString());
        var remark = answer.Json.GetProperty("remarks")[0];
        Assert.Equal((12, 7, 9), (Number(remark, "line"), Number(remark, "column"), Number(remark, "length")));
        var remedy = remark.GetProperty("remedies")[0];
        Assert.Equal("Write “yes”", remedy.GetProperty("label").GetString());
        var edit = remedy.GetProperty("edits")[0];
        Assert.Equal("yess", Text[Number(edit, "from")..Number(edit, "to")]);
        Assert.Equal("yes", edit.GetProperty("insert").GetString());
        Assert.Contains("line 12", answer.Json.GetProperty("list").GetString(), StringComparison.Ordinal);
        Assert.Equal(0, await site.NumberAsync("previewed-first"));
    }

    [Fact]
    public async Task After_a_letter_only_its_paragraph_comes_again()
    {
        using var asking = await Asking.AsAsync(site, "letter");
        var whole = await asking.WholeAsync(Text);
        var at = Text.IndexOf("more", StringComparison.Ordinal);
        var answer = await asking.ChangeAsync(whole.Key, at, at + 1, "l");

        Assert.Equal("""[[0,1],"<p>One <em>lore</em>.</p>\n",[2,5]]""", answer.Json.GetProperty("parts").GetRawText());
        Assert.Null(answer.Lines);
        Assert.False(answer.Json.TryGetProperty("remarks", out _));
        Assert.False(answer.Json.TryGetProperty("list", out _));
    }

    [Fact]
    public async Task After_a_new_line_the_parts_stay_and_the_lines_and_remarks_move()
    {
        using var asking = await Asking.AsAsync(site, "line");
        var whole = await asking.WholeAsync(Text);
        var at = Text.IndexOf("One", StringComparison.Ordinal);
        var answer = await asking.ChangeAsync(whole.Key, at, at, "Zero.\n\n");

        Assert.Equal("""[[0,1],"<p>Zero.</p>\n",[1,6]]""", answer.Json.GetProperty("parts").GetRawText());
        Assert.Equal([1, 3, 5, 7, 9, 11], answer.Lines!.Take(6));
        Assert.Equal(14, Number(answer.Json.GetProperty("remarks")[0], "line"));
    }

    /// <summary>Whatever is typed, the parts that stay and the new ones together are what a whole preview shows.</summary>
    [Fact]
    public async Task Changes_lead_to_the_same_page_as_the_whole_text()
    {
        using var asking = await Asking.AsAsync(site, "random");
        string[] pieces = ["a", "\n", "\n\n", "*", "# ", "[^a]", "|", "yes", " ", "- x\n", "`"];
        var random = new Random(20270);
        var text = Text;
        var answer = await asking.WholeAsync(text);
        var shown = answer.Parts.Select(part => part.GetString()!).ToList();
        for (var n = 0; n < 60; n++)
        {
            var start = random.Next(text.Length + 1);
            var end = Math.Min(text.Length, start + random.Next(4));
            var piece = random.GetItems(pieces, 1)[0];
            text = text[..start] + piece + text[end..];
            answer = await asking.ChangeAsync(answer.Key, start, end, piece);
            shown = answer.On(shown);
            var whole = await asking.WholeAsync(text);
            Assert.Equal(whole.Parts.Select(part => part.GetString()), shown);
        }
    }

    [Fact]
    public async Task A_preview_that_was_forgotten_is_of_somebody_else_or_shorter_is_asked_for_again()
    {
        using var asking = await Asking.AsAsync(site, "forgotten");
        using var other = await Asking.AsAsync(site, "other");
        var key = (await asking.WholeAsync(Text)).Key;

        Assert.Equal(HttpStatusCode.Conflict, await asking.StatusAsync("0123456789abcdef", 0, 0, "x"));
        Assert.Equal(HttpStatusCode.Conflict, await other.StatusAsync(key, 0, 0, "x"));
        Assert.Equal(HttpStatusCode.Conflict, await asking.StatusAsync(key, 0, Text.Length + 1, "x"));
        Assert.Equal(HttpStatusCode.Conflict, await asking.StatusAsync(key, 2, 1, "x"));
        Assert.Equal(HttpStatusCode.OK, await asking.StatusAsync(key, 0, 0, "x"));
    }

    [Fact]
    public async Task A_remedy_is_a_button_that_needs_no_script()
    {
        using var editor = await site.Visitor().SignedUpAs("corrector");
        var page = await (await editor.GetAsync("/wiki/corrected/edit")).Form("Preview").Fill("Text", Text).SubmitAsync();
        var corrected = await page.Form("Write “yes”").SubmitAsync();

        Assert.Equal(Text.Replace("yess", "yes", StringComparison.Ordinal), corrected.Form("Save").Value("Text"));
        Assert.Contains("no problems", corrected.Document.QuerySelector("#lint")!.GetAttribute("data-counts"), StringComparison.Ordinal);
        Assert.Equal(0, await site.NumberAsync("corrected"));
    }

    [Fact]
    public async Task Words_and_people_are_for_those_who_may_edit()
    {
        await site.SaveAsync("words-system", "---\nkind: system\nname: Wordy\n---\n# Words system\n");
        await site.SaveAsync(
            "words-timeline", "# T\n\n<!-- timeline:t -->\n| Date | Event |\n|---|---|\n| 2012-09-17 | wordy:4.2 |\n");
        using var editor = await site.Visitor().SignedUpAs("wordsmith");
        var words = JsonDocument.Parse((await editor.GetAsync("/wiki/any/edit?handler=words")).Body).RootElement;

        Assert.Contains("partial", words.GetProperty("levels").EnumerateArray().Select(it => it.GetProperty("label").GetString()));
        Assert.Contains("#patch", words.GetProperty("tags").EnumerateArray().Select(it => it.GetProperty("label").GetString()));
        Assert.Contains("Wordy", words.GetProperty("systems").EnumerateArray().Select(it => it.GetString()));
        Assert.Equal("""["wordsmith"]""", (await editor.GetAsync("/wiki/any/edit?handler=people&q=WordS")).Body);
        Assert.Equal("[]", (await editor.GetAsync("/wiki/any/edit?handler=people&q=%25")).Body);

        using var visitor = site.Visitor();
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync("/wiki/any/edit?handler=words")).Status);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync("/wiki/any/edit?handler=people&q=w")).Status);
    }

    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();

    /// <summary>An answer, as the script reads it.</summary>
    private sealed record Answer(JsonElement Json)
    {
        public string Key => Json.GetProperty("key").GetString()!;

        public IEnumerable<JsonElement> Parts => Json.GetProperty("parts").EnumerateArray();

        public IEnumerable<int>? Lines =>
            Json.TryGetProperty("lines", out var lines) ? lines.EnumerateArray().Select(it => it.GetInt32()) : null;

        public List<string> On(List<string> shown) =>
        [
            .. Parts.SelectMany(part => part.ValueKind == JsonValueKind.String ? [part.GetString()!]
                : shown.GetRange(part[0].GetInt32(), part[1].GetInt32())),
        ];
    }

    /// <summary>Somebody who edits a page, whose script asks for previews.</summary>
    private sealed class Asking(Visitor editor, string address, string token) : IDisposable
    {
        public static async Task<Asking> AsAsync(WikiSite site, string name)
        {
            var editor = await site.Visitor().SignedUpAs($"previewer-{name}");
            var form = EditForm.On(await editor.GetAsync($"/wiki/previewed-{name}/edit"));
            return new Asking(editor, $"/wiki/previewed-{name}/edit?handler=preview", form.Token);
        }

        public Task<Answer> WholeAsync(string text) => AnswerAsync(new() { ["Text"] = Posted(text) });

        public Task<Answer> ChangeAsync(string key, int start, int end, string text) =>
            AnswerAsync(Change(key, start, end, text));

        public async Task<HttpStatusCode> StatusAsync(string key, int start, int end, string text) =>
            (await SendAsync(Change(key, start, end, text))).Status;

        public void Dispose() => editor.Dispose();

        private static Dictionary<string, string> Change(string key, int start, int end, string text) => new()
        {
            ["Key"] = key, ["Start"] = $"{start}", ["End"] = $"{end}", ["Text"] = Posted(text),
        };

        // Forms send CR LF.
        private static string Posted(string text) => text.Replace("\n", "\r\n", StringComparison.Ordinal);

        private async Task<Answer> AnswerAsync(Dictionary<string, string> fields)
        {
            var answer = await SendAsync(fields);
            Assert.Equal(HttpStatusCode.OK, answer.Status);
            return new Answer(JsonDocument.Parse(answer.Body).RootElement);
        }

        private async Task<PageView> SendAsync(Dictionary<string, string> fields)
        {
            fields["__RequestVerificationToken"] = token;
            using var post = new HttpRequestMessage(HttpMethod.Post, address) { Content = new FormUrlEncodedContent(fields) };
            return await editor.SendAsync(post);
        }
    }
}

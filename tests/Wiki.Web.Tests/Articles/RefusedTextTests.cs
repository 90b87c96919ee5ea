using System.Net;
using System.Text;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class RefusedTextTests(RefusedTextTests.EditedSite site) : IClassFixture<RefusedTextTests.EditedSite>
{
    public static readonly TheoryData<string, string, string> Texts = new()
    {
        { "empty", "", "The page is empty. Write something" },
        { "blank", " \n\t\n", "The page is empty. Write something" },
        { "no title", "Just words.", "Line 1: the page has no title. Begin its text with a line such as" },
        { "no title below front matter", "---\nkind: system\n---\nWords.", "Line 4: the page has no title" },
        { "title too long", "# " + new string('x', 201),
            "The title has 201 characters, but the limit is 200. Shorten it." },
        { "control character", "# T\n\na\u0007b", "Line 3 has a control character (U+0007) at column 2. Delete it." },
        { "broken character", "# T\n\n\uFFFD", "Line 3 has a broken character (U+FFFD) at column 1" },
        { "title that turns text round", "# a\u202Eb\n\nx", "turns the text round (U+202E). Delete it." },
        { "page summary that turns text round", "---\nsummary: \"a\u2066b\"\n---\n# T",
            "\"summary\" has a character that nobody" },
        { "open front matter", "---\nkind: system\n\n# T",
            "The front matter that starts in line 1 is not closed. Add a line" },
        { "broken YAML", "---\nkind: [system\n---\n# T", "the front matter is not valid YAML" },
        { "unknown kind", "---\n\nkind: planet\n---\n# T",
            "Line 3: \"planet\" is not a kind. Use one of article, system" },
        { "NUL by escape", "---\ntitle: \"a\\0b\"\n---\n# T", "a value contains a control or broken character" },
        { "half a character by escape", "---\nsummary: \"\\uD800\"\n---\n# T", "Line 2" },
        { "category with NUL", "---\ncategories: [\"a\\0\"]\n---\n# T",
            "a value contains a control or broken character" },
    };

    [Theory, MemberData(nameof(Texts))]
    public async Task A_text_that_cannot_be_stored_gets_a_sentence_and_stays_in_the_form(string what, string text,
        string sentence)
    {
        Assert.NotEqual("", what);
        var page = await site.Editor.GetAsync("/wiki/refused/edit");
        var answer = await page.Form("Save").Fill("Text", text).Fill("Summary of the change", "Try").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains(answer.Problems, problem => problem.Contains(sentence, StringComparison.Ordinal));
        Assert.Equal(text, answer.Form("Save").Value("Text"));
        Assert.Equal("Try", answer.Form("Save").Value("Summary of the change"));
        Assert.Equal(0, await site.NumberAsync("refused"));
    }

    [Fact]
    public async Task No_page_about_a_text_is_turned_round_by_what_it_says()
    {
        foreach (var text in new[] { "# Turned\n\na\u202Eb `c\u202Ed`\n", "# Turned\n\na\u202Eb `c\u202De`\n\nx\n" })
        {
            await (await site.Editor.GetAsync("/wiki/turned/edit")).Form("Save").Fill("Text", text)
                .Fill("Summary of the change", "e\u202Ef").SubmitAsync();
        }

        foreach (var address in new[]
        {
            "", "/history", "/history/1", "/blame", "/diff/1..2", "/diff/1..2?view=side", "/diff/1..2?view=inline", ".atom",
        })
        {
            var page = await site.Editor.GetAsync("/wiki/turned" + address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.DoesNotContain(page.Text, c => c is '\u202D' or '\u202E');
        }
    }

    [Theory]
    [InlineData(1024 * 1024 + 1)]
    [InlineData(3 * 1024 * 1024)]
    public async Task A_text_that_is_too_long_is_told_the_line_to_split_it_at_and_comes_back_whole(int length)
    {
        var text = "# Too long\n\n"
            + string.Concat(Enumerable.Repeat("ä line of some forty characters, or so.\n", length / 41 + 1));
        Assert.True(Encoding.UTF8.GetByteCount(text) > 1024 * 1024);
        var page = await site.Editor.GetAsync("/wiki/too-long/edit");
        var answer = await page.Form("Save").Fill("Text", text).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        var problem = Assert.Single(answer.Problems);
        Assert.Contains("the limit is 1,048,576", problem, StringComparison.Ordinal);
        Assert.Contains("Line 25,577 exceeds it", problem, StringComparison.Ordinal);
        Assert.Equal(text, answer.Form("Save").Value("Text"));
        Assert.Equal(0, await site.NumberAsync("too-long"));
    }

    [Fact]
    public async Task Bytes_that_are_not_UTF_8_are_found_by_line_and_column()
    {
        var form = EditForm.On(await site.Editor.GetAsync("/wiki/latin/edit"));
        var fields = await new FormUrlEncodedContent(form.Fields())
            .ReadAsStringAsync(TestContext.Current.CancellationToken);
        var bytes = new ByteArrayContent([.. Encoding.ASCII.GetBytes(fields + "&Text=%23+Latin%0A%0Acaf"), 0xE9]);
        bytes.Headers.ContentType = new("application/x-www-form-urlencoded");
        using var escaped = form.Post(bytes);
        var answer = await site.Editor.SendAsync(escaped);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("Line 3 has a broken character (U+FFFD) at column 4", Assert.Single(answer.Problems),
            StringComparison.Ordinal);

        var multipart = new MultipartFormDataContent();
        foreach (var (name, value) in form.Fields())
        {
            multipart.Add(new StringContent(value), name);
        }

        multipart.Add(new ByteArrayContent([.. "# Latin\n\ncaf"u8, 0xE9]), "Text");
        using var raw = form.Post(multipart);
        answer = await site.Editor.SendAsync(raw);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal("# Latin\n\ncaf\uFFFD", answer.Form("Save").Value("Text"));
        Assert.Equal(0, await site.NumberAsync("latin"));
    }

    [Fact]
    public async Task A_form_that_cannot_be_read_is_answered_with_the_way_back_to_it()
    {
        var form = EditForm.On(await site.Editor.GetAsync("/wiki/nothing/edit"));
        using var post = form.Post("# T\n\na\0b");
        var answer = await site.Editor.SendAsync(post);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.Contains("go back", answer.Text, StringComparison.Ordinal);
        Assert.Equal(0, await site.NumberAsync("nothing"));
    }

    [Fact]
    public async Task A_summary_that_is_too_long_is_told_its_length()
    {
        var page = await site.Editor.GetAsync("/wiki/long-summary/edit");
        var answer = await page.Form("Save").Fill("Text", "# Fine\n\nx")
            .Fill("Summary of the change", new string('s', 301)).SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Equal(["A summary can have at most 300 characters; yours has 301."], answer.Problems);
        Assert.Equal("#summary", answer.Document.QuerySelector(".problems a")?.GetAttribute("href"));
        Assert.Equal("# Fine\n\nx", answer.Form("Save").Value("Text"));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(-1)]
    public async Task A_name_that_the_site_keeps_for_itself_is_never_an_article(int baseNumber)
    {
        var form = EditForm.On(await site.Editor.GetAsync("/wiki/some-name/edit")) with { Slug = "search" };
        using var post = form.Post("# Search\n\nx", baseNumber);
        var answer = await site.Editor.SendAsync(post);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.Status);
        Assert.Contains("The site itself uses the address \"search\"", Assert.Single(answer.Problems),
            StringComparison.Ordinal);
        Assert.Equal(0, await site.NumberAsync("search"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Editor.GetAsync("/wiki/search/edit")).Status);
    }

    public sealed class EditedSite : WikiSite, IAsyncLifetime
    {
        public Visitor Editor { get; private set; } = null!;

        async ValueTask IAsyncLifetime.InitializeAsync()
        {
            await InitializeAsync();
            Editor = await Visitor().SignedUpAs("tester");
        }
    }
}

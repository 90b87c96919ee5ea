using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Dom;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

public sealed class TableImportTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Csv = "Feature;Xen;KVM\r\nLive migration;✓;4.2+\r\nBallooning;✓;-\r\nSnapshots;half done;nein\r\n";

    [Fact]
    public async Task An_editor_pastes_a_table_sees_what_becomes_of_it_and_saves_it_from_the_editor()
    {
        await site.SaveAsync("bring", "# Bring\n\n## Facts\n\nWords.\n\n## More\n\nWords.\n");
        using var editor = await site.Visitor().SignedUpAs("bringer");
        var page = await editor.GetAsync("/wiki/bring/import");
        var shown = await page.Form("Read the table").Fill("Table", Csv).SubmitAsync();

        Assert.Equal(HttpStatusCode.OK, shown.Status);
        Assert.Contains("The wiki read it as CSV (commas or semicolons): 4 rows, 3 columns.", shown.Text, StringComparison.Ordinal);
        Assert.Equal(
            [
                "- A dash can mean no, n/a or unknown. The cell stays empty until you choose. 1 empty",
                "✓ 2 yes", "4.2+ 1 yes since 4.2", "half done 1 `half done`", "nein 1 no",
            ],
            shown.Document.QuerySelectorAll(".list tbody tr").Select(row =>
                string.Join(' ', new[] { 0, 1, 3 }.Select(i => PageView.TextOf(row.Children[i]))).Trim()));

        var again = await shown.Form("Show it with these choices")
            .Choose("Meaning of half done", "partial").Choose("Meaning of -", "n/a").Fill("Heading above it", "Compared")
            .Fill("Short name of the matrix (in its address)", "core").Choose("Put it at", "the end of “Facts”").SubmitAsync();
        Assert.Contains("partial (half done)", again.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.NumberAsync("bring"));

        var ready = await again.Form("Put it into the page").SubmitAsync();
        Assert.Contains("The table is ready.", ready.Text, StringComparison.Ordinal);
        var form = await ready.Form("Open the editor").SubmitAsync();
        Assert.NotNull(form.Document.QuerySelector("#preview table"));
        Assert.Equal(1, await site.NumberAsync("bring"));
        await form.Form("Save").SubmitAndFollowAsync();
        Assert.Equal("""
            # Bring

            ## Facts

            Words.

            ## Compared

            <!-- matrix:core -->

            | Feature | Xen | KVM |
            |---|---|---|
            | Live migration | yes | yes since 4.2 |
            | Ballooning | yes | n/a |
            | Snapshots | partial (half done) | no |

            ## More

            Words.

            """.ReplaceLineEndings("\n"), await site.TextAsync("bring"));
    }

    [Fact]
    public async Task The_unsaved_text_of_the_editor_comes_back_with_the_table_in_it()
    {
        await site.SaveAsync("unsaved-import", "# Unsaved\n\nOld.\n");
        using var editor = await site.Visitor().SignedUpAs("unsaved-importer");
        var page = await editor.GetAsync("/wiki/unsaved-import/edit");
        var import = await page.Form("Import a table").Fill("Text", "# Unsaved\n\nNew.\n").Fill("Summary of the change", "Why").SubmitAsync();
        Assert.StartsWith("/wiki/unsaved-import/import", import.Path, StringComparison.Ordinal);
        var shown = await import.Form("Read the table").Fill("Table", Csv).SubmitAsync();
        var form = (await (await shown.Form("Put it into the page").SubmitAsync()).Form("Open the editor").SubmitAsync()).Form("Save");

        Assert.StartsWith("# Unsaved\n\nNew.\n\n<!-- matrix:unsaved -->\n", form.Value("Text"), StringComparison.Ordinal);
        Assert.Equal("Why", form.Value("Summary of the change"));
    }

    [Fact]
    public async Task The_rows_can_be_the_systems_and_the_table_can_stay_plain()
    {
        using var editor = await site.Visitor().SignedUpAs("turner");
        var page = await editor.GetAsync("/wiki/turned/import?title=Turned%20table");
        var shown = await page.Form("Read the table").Fill("Table", "Name\tA\tB\nXen\tyes\tno\nKVM\tno\tyes\n").SubmitAsync();
        var turned = await shown.Form("Show it with these choices").Choose("The systems are", "the rows").SubmitAsync();
        Assert.StartsWith("# Turned table\n\n<!-- matrix:turned-table -->\n\n| Name | Xen | KVM |", await TextOfAsync(turned), StringComparison.Ordinal);

        var plain = await turned.Form("Show it with these choices").Choose("Make it", "a plain table").Choose("Meaning of yes", "no").SubmitAsync();
        Assert.Equal("# Turned table\n\n| Name | A | B |\n|---|---|---|\n| Xen | yes | no |\n| KVM | no | yes |\n", await TextOfAsync(plain));
        var back = await plain.Form("Show it with these choices").Choose("Make it", "a matrix").SubmitAsync();
        Assert.Contains("| Name | Xen | KVM |\n|---|---|---|\n| A | no (yes) | no |", await TextOfAsync(back), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_of_descriptions_is_said_to_be_no_comparison_and_becomes_a_plain_table()
    {
        using var editor = await site.Visitor().SignedUpAs("lister");
        var page = await editor.GetAsync("/wiki/listed/import");
        var shown = await page.Form("Read the table").Fill("Table", "Name,Description\nvirsh,Manages guests from the command line\n"
            + "qemu-img,Converts images between many formats\nguestfish,Opens the file system of a guest\n").SubmitAsync();

        Assert.Contains("This looks like a list, not like a comparison.", shown.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("<!-- matrix", await TextOfAsync(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_plain_table_of_the_page_becomes_a_matrix_in_its_place()
    {
        await site.SaveAsync("in-place", "# In place\n\n| F | Xen |\n|---|---|\n| a | ✓ |\n\nBetween.\n\n| G | KVM |\n|---|---|\n| b | ✗ |\n\nEnd.\n");
        using var editor = await site.Visitor().SignedUpAs("replacer");
        var page = await editor.GetAsync("/wiki/in-place/import?from=table");
        Assert.Null(page.Document.QuerySelector("[name=Pasted]"));
        var shown = await page.Form("Make this a matrix").Tick("Line 9: | G | KVM |").SubmitAsync();

        Assert.Equal("# In place\n\n| F | Xen |\n|---|---|\n| a | ✓ |\n\nBetween.\n\n<!-- matrix:in-place -->\n\n| G | KVM |\n|---|---|\n"
            + "| b | no |\n\nEnd.\n", await TextOfAsync(shown));
    }

    [Fact]
    public async Task A_file_is_read_and_one_that_is_none_of_text_or_too_large_gets_a_sentence()
    {
        using var editor = await site.Visitor().SignedUpAs("uploader");
        var page = await editor.GetAsync("/wiki/uploaded/import");

        var read = await UploadAsync(editor, page, Encoding.Latin1.GetBytes("Merkmal;Xen\nGr\u00F6\u00DFe;ja\nb;nein\n"));
        Assert.Contains("Größe", read.Text, StringComparison.Ordinal);
        Assert.Contains("The file is not UTF-8.", read.Text, StringComparison.Ordinal);

        var packed = await UploadAsync(editor, page, [0x50, 0x4B, 3, 4, 20, 0, 0, 0]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, packed.Status);
        Assert.Contains("Save it as CSV, or copy the cells and paste them.", packed.Text, StringComparison.Ordinal);

        foreach (var megabytes in new[] { 21, 30 })
        {
            var large = await UploadAsync(editor, page, new byte[megabytes * 1024 * 1024]);
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
            Assert.Contains("This has more than 20 MB.", large.Text, StringComparison.Ordinal);
            Assert.NotNull(large.Document.QuerySelector("[name=Pasted]"));
        }
    }

    [Fact]
    public async Task What_was_not_saved_survives_a_file_that_is_too_large()
    {
        await site.SaveAsync("large-file", "# Large\n\nOld.\n");
        using var editor = await site.Visitor().SignedUpAs("large-uploader");
        var edit = await editor.GetAsync("/wiki/large-file/edit");
        var page = await edit.Form("Import a table").Fill("Text", "# Large\n\nNot saved – größer.\n").Fill("Summary of the change", "Why").SubmitAsync();

        var large = await UploadAsync(editor, page, new byte[30 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, large.Status);
        var shown = await large.Form("Read the table").Fill("Table", Csv).SubmitAsync();
        Assert.Contains("Not saved – größer.", await TextOfAsync(shown), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_links_of_a_table_are_sources_at_the_end_of_the_page()
    {
        await site.SaveAsync("cited-import", "# Cited\n\n## Facts\n\nText [^old].\n\n## More\n\nText.\n\n[^old]: Old, https://old.example/\n");
        using var editor = await site.Visitor().SignedUpAs("citer");
        var page = await editor.GetAsync("/wiki/cited-import/import");
        var shown = await page.Form("Read the table").Fill("Table",
            "Feature;Xen;KVM\na;[Yes](https://a.example/);Yes [1]\nb;no [2];https://old.example\n[1] https://one.example/\n").SubmitAsync();
        var put = await shown.Form("Put it into the page").Choose("Put it at", "the end of “Facts”").SubmitAsync();

        Assert.Equal("# Cited\n\n## Facts\n\nText [^old].\n\n<!-- matrix:cited -->\n\n| Feature | Xen | KVM |\n|---|---|---|\n"
            + "| a | Yes [^a.example] | Yes [^one.example] |\n| b | no ([2]) | `old.example` [^old] |\n\n## More\n\nText.\n\n"
            + "[^old]: Old, https://old.example/\n[^a.example]: https://a.example/\n[^one.example]: https://one.example/\n",
            await TextOfAsync(put));
        Assert.Contains("No list explains “[2]”.", put.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_goes_into_the_page_is_what_the_form_says_when_it_is_sent()
    {
        using var editor = await site.Visitor().SignedUpAs("chooser");
        var page = await editor.GetAsync("/wiki/chosen/import");
        var shown = await page.Form("Read the table").Fill("Table", Csv).SubmitAsync();
        var ready = await shown.Form("Put it into the page").Choose("Meaning of half done", "partial").Fill("Rows from", "3")
            .Tick("KVM").SubmitAsync();

        Assert.EndsWith("| Feature | Xen |\n|---|---|\n| Ballooning | yes |\n| Snapshots | partial (half done) |\n", await TextOfAsync(ready),
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_script_of_the_form_gets_what_the_table_becomes()
    {
        using var editor = await site.Visitor().SignedUpAs("follower");
        var token = EditForm.On(await editor.GetAsync("/wiki/followed/edit")).Token;
        using var post = Posted("followed", "import?handler=preview", new()
        {
            ["__RequestVerificationToken"] = token, ["Text"] = "# Followed\n", ["Form.Table"] = "F\tXen\na\tx\n", ["Form.HeaderRow"] = "1",
            ["Form.Id"] = "core", ["Form.Texts"] = "x", ["Form.Meanings"] = "no",
        });
        var answer = await editor.SendAsync(post);

        Assert.Equal("x “x” can mean yes or no. Nothing else in this table says yes, so it is yes.",
            PageView.TextOf(answer.Document.QuerySelector("#import\\.cells tbody th")!));
        Assert.Equal("# Followed\n\n<!-- matrix:core -->\n\n| F | Xen |\n|---|---|\n| a | no |\n",
            ((IHtmlInputElement)answer.Document.QuerySelector("#import\\.result input[name=Text]")!).Value);
        using var forged = Posted("followed", "import?handler=preview", new() { ["Form.Table"] = "F\tXen\na\tx\n" });
        Assert.Equal(HttpStatusCode.Unauthorized, (await editor.SendAsync(forged)).Status);
    }

    [Fact]
    public async Task A_table_that_is_larger_than_a_matrix_can_be_is_proposed_in_part()
    {
        using var editor = await site.Visitor().SignedUpAs("splitter");
        var page = await editor.GetAsync("/wiki/split/import");
        var tall = "F,A,B\n" + string.Concat(Enumerable.Range(1, 600).Select(i => $"r{i},yes,no\n"));
        var shown = await page.Form("Read the table").Fill("Table", tall).SubmitAsync();
        Assert.Contains("100 of 601 rows were left out. You can import them as another matrix.", shown.Text, StringComparison.Ordinal);

        var refused = await shown.Form("Put it into the page").Fill("Rows to", "").SubmitAsync();
        Assert.Contains("This would be 600 rows, but a matrix has at most 500. Keep fewer rows", refused.Text, StringComparison.Ordinal);
        Assert.Null(refused.Document.QuerySelector("[action$=edit]"));
    }

    [Fact]
    public async Task Only_editors_bring_tables()
    {
        await site.SaveAsync("guarded-import", "# Guarded\n\nText.\n");
        using var visitor = site.Visitor();
        Assert.StartsWith("/account/sign-in", (await visitor.OpenAsync("/wiki/guarded-import/import")).Path, StringComparison.Ordinal);

        using var editor = await site.Visitor().SignedUpAs("forger");
        using var forged = Posted("guarded-import", "import", new() { ["Pasted"] = Csv, ["action"] = "read" });
        var answer = await editor.SendAsync(forged);
        Assert.Equal(HttpStatusCode.BadRequest, answer.Status);
        Assert.DoesNotContain("Put it into the page", answer.Text, StringComparison.Ordinal);
        using var convert = Posted("guarded-import", "import?handler=convert", new() { ["Pasted"] = Csv });
        Assert.Equal(HttpStatusCode.Unauthorized, (await editor.SendAsync(convert)).Status);
    }

    [Theory]
    [InlineData("html", "<table><tr><td>F<td>Xen<tr><td>a<td>✓</table>", "false", "<!-- matrix:pasted -->\n\n| F | Xen |\n|---|---|\n| a | yes |")]
    [InlineData("tsv", "F\tXen\na\t✓\n", "true", "| F | Xen |\n|---|---|\n| a | ✓ |")]
    [InlineData("", "words", "false", "")]
    public async Task The_script_of_the_editor_gets_a_pasted_table_as_text(string kind, string pasted, string plain, string text)
    {
        using var editor = await site.Visitor().SignedUpAs("paster" + Guid.NewGuid().ToString("N")[..8]);
        var token = EditForm.On(await editor.GetAsync("/wiki/pasted/edit")).Token;
        using var post = Posted("pasted", "import?handler=convert", new()
        {
            ["__RequestVerificationToken"] = token, ["Text"] = "# Pasted\n", ["Pasted"] = pasted, ["Kind"] = kind, ["Form.IsPlain"] = plain,
        });
        using var answer = JsonDocument.Parse((await editor.SendAsync(post)).Body);

        Assert.Equal(text, answer.RootElement.GetProperty("text").GetString());
        Assert.Equal(text.Length == 0, answer.RootElement.GetProperty("refusal").ValueKind == JsonValueKind.String);
    }

    [Fact]
    public async Task A_new_page_can_begin_with_a_table()
    {
        using var editor = await site.Visitor().SignedUpAs("table-starter");
        var start = await editor.GetAsync("/new");
        var import = await start.Form("Start with a table").Fill("Title", "Network cards").SubmitAndFollowAsync();
        Assert.StartsWith("/wiki/network-cards/import", import.Path, StringComparison.Ordinal);
        Assert.Equal("# Network cards\n\n", ((IHtmlInputElement)import.Document.QuerySelector("input[name=Text]")!).Value);
    }

    private static async Task<string> TextOfAsync(PageView shown) =>
        (await shown.Form("Open the editor").SubmitAsync()).Form("Save").Value("Text");

    private static HttpRequestMessage Posted(string slug, string path, Dictionary<string, string> fields) =>
        new(HttpMethod.Post, $"/wiki/{slug}/{path}") { Content = new FormUrlEncodedContent(fields) };

    private static async Task<PageView> UploadAsync(Visitor editor, PageView page, byte[] file)
    {
        var content = new MultipartFormDataContent { { new ByteArrayContent(file), "Chosen", "table.csv" } };
        foreach (var name in new[] { "__RequestVerificationToken", "BaseNumber", "Text" })
        {
            content.Add(new StringContent(((IHtmlInputElement)page.Document.QuerySelector($"form[enctype] input[name={name}]")!).Value), name);
        }

        content.Add(new StringContent("read"), "action");
        using var post = new HttpRequestMessage(HttpMethod.Post, page.Path) { Content = content };
        return await editor.SendAsync(post);
    }
}

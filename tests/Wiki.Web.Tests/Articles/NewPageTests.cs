using System.Net;
using Wiki.Core.Seed;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Filing;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Articles;

/// <summary>New pages from templates, and the kind and the categories of pages.</summary>
public sealed class NewPageTests(WikiSite site) : IClassFixture<WikiSite>
{
    private const string Template = """
        ---
        kind: template
        for: system
        categories: [Machines]
        summary: "What a system needs."
        ---

        # Template: machine

        Say what it is. See [[Nowhere from a template]].[^a]

        <!-- matrix:machine-facts -->

        | Feature | Machine alpha |
        |---|---|
        | Steam | yes [^a] |

        [^a]: A manual, https://example.org/a

        """;

    [Fact]
    public async Task A_page_begins_with_the_published_text_of_a_template_under_its_own_title()
    {
        await site.SaveAsync("template-machine", Template);
        using var editor = await site.Visitor().SignedUpAs("begins");
        var start = await editor.GetAsync("/new");
        Assert.Contains("What a system needs.", start.Text, StringComparison.Ordinal);

        var form = start.Form("Start writing").Fill("Title", "Steam engine").Tick("Machine")
            .Fill("Categories", "Engines, Größe");
        var begun = await form.SubmitAndFollowAsync();

        var text = begun.Form("Save").Value("Text");
        Assert.StartsWith(
            "---\nkind: system\ncategories: [Machines, Engines, Größe]\nsummary:\n---\n\n# Steam engine\n\nSay what",
            text, StringComparison.Ordinal);
        Assert.DoesNotContain("template\n", text, StringComparison.Ordinal);
        Assert.Equal("/wiki/steam-engine", (await begun.Form("Save").SubmitAsync()).Location);
        begun = await form.Choose("Kind", "concept").Fill("Title", "Steam").SubmitAndFollowAsync();
        Assert.StartsWith("---\nkind: concept\n", begun.Form("Save").Value("Text"), StringComparison.Ordinal);
        begun = await form.Tick("An empty page").Choose("Kind", "as the template says")
            .Fill("Categories", "").SubmitAndFollowAsync();
        Assert.Equal("# Steam\n\n", begun.Form("Save").Value("Text"));
    }

    [Fact]
    public async Task An_empty_page_is_empty_although_the_plain_template_is_chosen_at_first()
    {
        using var editor = await site.Visitor().SignedUpAs("minimalist");
        await site.SaveAsync(
            "template-plain", Template.Replace("achine", "ostly nothing", StringComparison.Ordinal));
        var form = (await editor.GetAsync("/new")).Form("Start writing").Fill("Title", "Bare page");
        Assert.False(form.IsTicked("An empty page"));
        var begun = await form.Tick("An empty page").SubmitAndFollowAsync();
        Assert.Equal("# Bare page\n\n", begun.Form("Save").Value("Text"));
    }

    [Fact]
    public async Task A_template_is_no_article_and_states_nothing_until_it_is_one()
    {
        var text = Template.Replace("machine", "hidden", StringComparison.Ordinal)
            .Replace("Machine alpha", "Hidden alpha", StringComparison.Ordinal)
            .Replace("Machines", "Hidden ones", StringComparison.Ordinal)
            .Replace("Nowhere", "Hidden nowhere", StringComparison.Ordinal);
        await site.SaveAsync("template-hidden", text);
        using var reader = site.Visitor();

        var page = await reader.GetAsync("/wiki/template-hidden");
        Assert.Equal("Template: hidden", page.Heading);
        Assert.Contains("This is a template", page.Text, StringComparison.Ordinal);
        Assert.Contains("noindex", page.Body, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("td a[href^='/cell']"));
        foreach (var address in new[]
        {
            "/", "/pages", "/systems", "/search?q=hidden", "/search?part=suggestions&q=template", "/sitemap-1.xml",
            "/categories", "/compare", "/reports/uncited", "/reports/links/broken",
            "/reports/links/orphans", "/comparisons",
        })
        {
            var list = await reader.GetAsync(address);
            Assert.True(list.Status == HttpStatusCode.OK, address);
            Assert.DoesNotContain("template-hidden", WithoutChanges(list), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Hidden alpha", WithoutChanges(list), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Hidden nowhere", WithoutChanges(list), StringComparison.OrdinalIgnoreCase);
        }

        const string cell = "/cell/hidden-facts/steam/hidden-alpha?in=template-hidden";
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/category/hidden-ones")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync(cell)).Status);

        // It becomes an article, and a template again.
        await site.SaveAsync(
            "template-hidden", text.Replace("kind: template", "kind: article", StringComparison.Ordinal));
        Assert.Contains("template-hidden", (await reader.GetAsync("/pages")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync("/category/hidden-ones")).Status);
        Assert.Equal(HttpStatusCode.OK, (await reader.GetAsync(cell)).Status);
        await site.SaveAsync("template-hidden", text);
        Assert.DoesNotContain("template-hidden", (await reader.GetAsync("/pages")).Body, StringComparison.Ordinal);
        Assert.Contains("hidden", (await reader.GetAsync("/wiki/template-hidden")).Heading, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.GetAsync("/category/hidden-ones")).Status);
    }

    [Fact]
    public async Task What_waits_in_a_template_is_not_in_a_new_page()
    {
        var seen = Template.Replace("machine", "seen", StringComparison.Ordinal);
        await site.SaveAsync("template-seen", seen);
        using var newcomer = await site.Visitor().NewcomerAs("template-newcomer");
        using var other = await site.Visitor().NewcomerAs("template-other");
        await (await newcomer.GetAsync("/wiki/template-seen/edit")).Form("Save")
            .Fill("Text", seen.Replace("Say what", "Spam", StringComparison.Ordinal)).SubmitAsync();
        await (await newcomer.GetAsync("/wiki/template-unseen/edit")).Form("Save").Fill("Text", Template).SubmitAsync();
        Assert.Equal(2, await site.NumberAsync("template-seen"));

        var begun = await other.GetAsync("/wiki/from-seen/edit?title=X&template=template-seen");
        Assert.Contains("Say what", begun.Form("Save").Value("Text"), StringComparison.Ordinal);
        var unseen = await other.GetAsync("/wiki/from-unseen/edit?title=X&template=template-unseen");
        Assert.Equal("# X\n\n", unseen.Form("Save").Value("Text"));
        Assert.Equal(
            "Readers see no template at “template-unseen”, so this page begins without it.", unseen.Notice);
        Assert.DoesNotContain("template-unseen", (await other.GetAsync("/new")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("plain-article", "# Plain article\n\nx\n")]
    [InlineData("template-broken", "---\nkind: template\n---\n# Template: broken\n\n<!-- matrix:m -->\n\nno table\n")]
    public async Task A_page_that_is_no_template_or_has_a_mistake_is_said_to_be_and_nothing_typed_is_lost(
        string slug, string text)
    {
        await site.SaveAsync(slug, text);
        using var editor = await site.Visitor().SignedUpAs("with-" + slug);

        var begun = await editor.GetAsync($"/wiki/x-{slug}/edit?title=Me&template={slug}&kind=concept&categories=A,b");

        Assert.Equal("---\nkind: concept\ncategories: [A, b]\n---\n# Me\n\n", begun.Form("Save").Value("Text"));
        Assert.Contains("is no template or has a mistake", begun.Notice, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Categories_that_cannot_be_are_refused_with_the_reason_and_stay_in_the_form()
    {
        using var editor = await site.Visitor().SignedUpAs("categorizer");
        var form = (await editor.GetAsync("/new?title=Some+page")).Form("Start writing");
        Assert.Equal("Some page", form.Value("Title"));
        foreach (var (typed, sentence) in new[]
        {
            ("A, …", "“…” has no letter and no digit for an address. Choose another name."),
            (string.Join(',', Enumerable.Range(1, 51)),
                "A page can have at most 50 categories; you typed 51. Remove some."),
            (new string('x', 101),
                $"A category can have at most 100 characters. Shorten “{new string('x', 40)}…”."),
        })
        {
            var refused = await form.Fill("Categories", typed).SubmitAsync();
            Assert.Equal([sentence], refused.Problems);
            Assert.Equal(typed, refused.Form("Start writing").Value("Categories"));
        }
    }

    [Fact]
    public async Task Kind_and_categories_of_a_page_change_by_a_form_and_no_other_byte()
    {
        const string text = "---\nsummary: \"One: two\" # kept\ncategories:\n  - Old\n---\n\n# Filed away\n\n  x  \n";
        await site.SaveAsync("filed-away", text);
        using var editor = await site.Visitor().SignedUpAs("filer");
        var form = (await (await editor.GetAsync("/wiki/filed-away")).ClickAsync("Kind and categories")).Form("Save");
        Assert.Equal(("article", "Old"), (form.Value("Kind"), form.Value("Categories")));

        var saved = await form.Choose("Kind", "concept").Fill("Categories", "Old, C#").SubmitAndFollowAsync();

        Assert.Equal("Saved as revision 2.", saved.Notice);
        Assert.Equal(
            "---\nsummary: \"One: two\" # kept\ncategories: [Old, \"C#\"]\nkind: concept\n---\n\n# Filed away\n\n"
            + "  x  \n",
            await site.TextAsync("filed-away"));
        Assert.Contains("Kind: concept. Categories: Old, C#",
            (await editor.GetAsync("/wiki/filed-away/history")).Text, StringComparison.Ordinal);
        Assert.Equal("/category/c-sharp", (await saved.ClickAsync("C#")).Path);

        // Somebody changes the text meanwhile: both changes stay.
        var open = (await editor.GetAsync("/wiki/filed-away/kind")).Form("Save");
        await site.SaveAsync("filed-away", await site.TextAsync("filed-away") + "\nmore\n");
        await open.Fill("Categories", "").SubmitAsync();
        Assert.EndsWith("more\n", await site.TextAsync("filed-away"), StringComparison.Ordinal);
        Assert.Contains("categories: []", await site.TextAsync("filed-away"), StringComparison.Ordinal);
        Assert.Equal(4, await site.NumberAsync("filed-away"));

        // Somebody changes the same line: nothing is saved, and pressing Save once more puts the choice there.
        open = (await editor.GetAsync("/wiki/filed-away/kind")).Form("Save");
        await site.SaveAsync("filed-away", (await site.TextAsync("filed-away"))!
            .Replace("categories: []", "categories: [Theirs]", StringComparison.Ordinal));
        var met = await open.Fill("Categories", "Mine").SubmitAsync();
        Assert.Equal(HttpStatusCode.Conflict, met.Status);
        Assert.Contains("Somebody changed the same lines", Assert.Single(met.Problems), StringComparison.Ordinal);
        await met.Form("Save").SubmitAsync();
        Assert.Contains("categories: [Mine]", await site.TextAsync("filed-away"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_visitor_files_nothing_and_a_front_matter_in_braces_is_left_to_the_editor()
    {
        await site.SaveAsync("in-braces", "---\n{kind: concept}\n---\n# In braces\n\nx\n");
        using var visitor = site.Visitor();
        Assert.StartsWith(
            "/account/sign-in", (await visitor.OpenAsync("/wiki/in-braces/kind")).Path, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Kind and categories", (await visitor.GetAsync("/wiki/in-braces")).Text, StringComparison.Ordinal);
        using var editor = await site.Visitor().SignedUpAs("in-braces");
        var refused = await (await editor.GetAsync("/wiki/in-braces/kind")).Form("Save").Choose("Kind", "concept")
            .Fill("Categories", "A").SubmitAsync();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.Contains("Edit the text instead.", Assert.Single(refused.Problems), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/wiki/no-such-page/kind")).Status);
    }

    [Fact]
    public async Task A_category_is_described_by_a_page_of_its_name_and_is_in_the_list_of_all()
    {
        await site.SaveAsync("small-1", "---\ncategories: [Small ones]\n---\n# Small 1\n\nx");
        await site.SaveAsync("small-2", "---\ncategories: [Small ones, Große]\n---\n# Small 2\n\nx");
        using var editor = await site.Visitor().SignedUpAs("describes");
        var all = await editor.GetAsync("/categories");
        Assert.Contains("Small ones 2 pages", all.Text, StringComparison.Ordinal);
        var category = await all.ClickAsync("Small ones");

        var start = await category.ClickAsync("Describe this category");
        var begun = await start.Form("Start writing").SubmitAndFollowAsync();
        Assert.StartsWith("/wiki/category-small-ones/edit", begun.Path, StringComparison.Ordinal);
        await begun.Form("Save").Fill("Text", "# Category: Small ones\n\nWhat is **small** here.\n").SubmitAsync();

        using var visitor = site.Visitor();
        category = await visitor.GetAsync("/category/small-ones");
        Assert.Equal("Small ones", category.Heading);
        Assert.Equal("small", category.Document.QuerySelector("main .prose strong")!.TextContent);
        Assert.DoesNotContain("Describe this category", category.Text, StringComparison.Ordinal);
        // The page is cached, and follows the description.
        await site.SaveAsync("category-small-ones", "# Category: Small ones\n\nOther words.\n");
        Assert.Contains(
            "Other words.", (await visitor.GetAsync("/category/small-ones")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(
            "category-small-ones", (await visitor.GetAsync("/reports/links/orphans")).Body, StringComparison.Ordinal);

        // The address of a category that had lost letters.
        var former = await visitor.GetAsync("/category/gro-e");
        Assert.Equal("/category/gro%C3%9Fe", former.Location);
    }

    [Fact]
    public void Each_shipped_template_makes_a_page_without_a_mistake()
    {
        var templates = ShippedArticles.All()
            .Where(it => it.Slug.Value.StartsWith("template-", StringComparison.Ordinal)).ToList();
        Assert.Equal(6, templates.Count);
        Assert.All(templates, template =>
        {
            var text = NewPageText.From(SourceText.From(template.Text), "My page", null, ["Mine"]);
            var page = WikiDocument.Parse(SourceText.From(text!));
            Assert.Empty(page.Problems);
            Assert.Equal("My page", page.Title);
            Assert.Contains("Mine", page.FrontMatter.Categories);
            Assert.DoesNotContain("emplate", text, StringComparison.Ordinal);
        });
    }

    // The list of latest changes names every page.
    private static string WithoutChanges(PageView page)
    {
        foreach (var changes in page.Document.QuerySelectorAll("[aria-labelledby], section").Where(
            it => it.TextContent.Contains("changes", StringComparison.OrdinalIgnoreCase)).ToList())
        {
            changes.Remove();
        }

        return page.Document.Body?.TextContent ?? page.Body;
    }
}

using Microsoft.Playwright;
using Wiki.Browser.Tests.Browser;
using Wiki.Core.Accounts;
using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Screens;

/// <summary>One screen of the wiki, and how to reach it.</summary>
/// <param name="Name">Its name in the names of tests and files.</param>
/// <param name="Address">Where it is.</param>
/// <param name="Status">The status it answers with.</param>
public sealed record Screen(string Name, string Address, int Status = 200)
{
    /// <summary>Every screen there is.</summary>
    public static IReadOnlyList<Screen> All { get; } =
    [
        new("home", "/"),
        new("system", "/wiki/kvm"),
        new("system on a date", "/wiki/kvm?at=2007-01"),
        new("matrix", "/wiki/feature-matrix"),
        new("one matrix", "/wiki/feature-matrix/matrix/kernel"),
        new("filtered matrix", "/wiki/feature-matrix/matrix/kernel?cols=kvm,xen&diff=versions&level=kvm:no&q=linux&nope=1"),
        new("matrix on a date", "/wiki/feature-matrix/matrix/processor-memory?at=2007-02-04&sort=kvm"),
        new("matrix before the wiki", "/wiki/feature-matrix/matrix/kernel?known=2010&at=never"),
        new("cell", "/cell/kernel/linux-host/kvm?in=feature-matrix"),
        new("choice of systems", "/compare"),
        new("comparison of two systems", "/compare?system=kvm&system=xen"),
        new("comparison on a date", "/compare?system=uml&system=nope&at=2007&diff=1"),
        new("included matrix", "/wiki/xen-and-kvm"),
        new("glossary", "/wiki/glossary"),
        new("how to read a matrix", "/wiki/reading-a-matrix"),
        new("how to cite", "/wiki/kvm/cite"),
        new("what links here", "/wiki/kvm/links"),
        new("nothing links here", "/wiki/sample/links"),
        new("category", "/category/comparisons"),
        new("systems", "/systems"),
        new("comparisons", "/comparisons"),
        new("timeline", "/timeline"),
        new("timeline closer", "/timeline?from=2005&to=2009&system=kvm&system=xen"),
        new("timeline at a date", "/timeline?at=2007-01-18&from=x"),
        new("predictions", "/predictions"),
        new("predictions at a date", "/predictions?at=2007-02&outcome=yes&known=x"),
        new("empty timeline", "/timeline") { EmptyWiki = true },
        new("empty predictions", "/predictions") { EmptyWiki = true },
        new("all pages", "/pages"),
        new("recent changes", "/recent"),
        new("filtered changes", "/recent?kind=edit&user=nobody&minor=0"),
        new("changes for a reviewer", "/recent?looked=0") { Role = Roles.Reviewer },
        new("reports", "/reports"),
        new("one report", "/reports/unknown"),
        new("report of nothing", "/reports/invalid"),
        new("links that lead nowhere", "/reports/links/broken"),
        new("pages without a link", "/reports/links/orphans"),
        new("move a page", "/wiki/sample/move") { Role = Roles.Reviewer },
        new("delete a page", "/wiki/sample/delete") { Role = Roles.Reviewer },
        new("no deleted pages", "/deleted") { Role = Roles.Reviewer, EmptyWiki = true },
        new("history", "/wiki/sample/history"),
        new("authors", "/wiki/sample/blame"),
        new("authors with cells", "/wiki/feature-matrix/blame?author=0&matrix=processor-memory"),
        new("revision", "/wiki/sample/history/1"),
        new("diff side by side", "/wiki/sample/diff/1..2"),
        new("diff inline", "/wiki/sample/diff/1..2?view=inline"),
        new("changed facts", "/wiki/compared-facts/diff/1..2"),
        new("page as readers see it", "/wiki/compared-facts/diff/1..2?view=page"),
        new("nothing new since approval", "/wiki/sample/diff/approved..current"),
        new("choice of pages to compare", "/compare-pages"),
        new("two pages compared", "/compare-pages?a=kvm&b=xen"),
        new("two pages compared as readers see them", "/compare-pages?a=kvm&b=xen&view=page"),
        new("unknown page to compare", "/compare-pages?a=kvm@99999&b=nope"),
        new("unsaved changes", "/wiki/sample/edit") { Role = Roles.Editor, Reach = Reaching.UnsavedChangesAsync },
        new("talk", "/wiki/sample/talk") { Role = Roles.Reviewer, Reach = Reaching.TalkAsync },
        new("talk to read", "/wiki/sample/talk"),
        new("empty talk", "/wiki/kvm/talk?state=resolved"),
        new("new topic", "/wiki/sample/talk/new") { Role = Roles.Editor },
        new("comment on a line", "/wiki/sample/talk/new?number=2&line=3") { Role = Roles.Editor },
        new("refused comment", "/wiki/sample/talk/new", 422) { Role = Roles.Editor, Reach = Reaching.RefusedCommentAsync },
        new("thread", "/wiki/sample/talk") { Role = Roles.Editor, Reach = Reaching.ThreadAsync },
        new("edit a comment", "/edit") { Role = Roles.Editor, Reach = Reaching.OwnCommentAsync },
        new("delete a comment", "/delete") { Role = Roles.Editor, Reach = Reaching.OwnCommentAsync },
        new("diff with comments", "/wiki/sample/diff/1..2") { Role = Roles.Editor, Reach = Reaching.CommentedAsync },
        new("revision with comments", "/wiki/sample/history/2?source=1")
        {
            Role = Roles.Editor, Reach = Reaching.CommentedAsync,
        },
        new("search", "/search"),
        new("search with results", "/search?q=kernel"),
        new("search without results", "/search?q=nonesuch"),
        new("missing page", "/wiki/nope", 404),
        new("no such address", "/nope", 404),
        new("away", "/503.html", 503) { Reach = Reaching.AwayAsync },
        new("empty home", "/") { EmptyWiki = true },
        new("empty list of pages", "/pages") { EmptyWiki = true },
        new("empty list of changes", "/recent") { EmptyWiki = true },
        new("sign in", "/account/sign-in"),
        new("sign in refused", "/account/sign-in") { Reach = Reaching.SignInRefusedAsync },
        new("register", "/account/register"),
        new("account", "/account") { Role = Roles.Editor },
        new("watched pages", "/account/watchlist") { Role = Roles.Editor, Reach = Reaching.WatchedAsync },
        new("notifications", "/account/notifications") { Role = Roles.Editor, Reach = Reaching.WatchedAsync },
        new("what one is told", "/account/following") { Role = Roles.Editor },
        new("mail", "/admin/mail") { Role = Roles.Administrator },
        new("link to no mail not open", "/account/unsubscribe?key=x", 404),
        new("link to an address not open", "/account/confirm-email?account=1&token=x"),
        new("sign out", "/account/sign-out") { Role = Roles.Editor },
        new("forbidden", "/admin/accounts", 403) { Role = Roles.Editor },
        new("new page", "/new") { Role = Roles.Editor },
        new("new page at a taken address", "/new?title=KVM&categories=Systems") { Role = Roles.Editor },
        new("new page from a template", "/wiki/not-yet/edit?title=Not+yet&template=template-system") { Role = Roles.Editor },
        new("template", "/wiki/template-comparison"),
        new("kind and categories", "/wiki/kvm/kind") { Role = Roles.Editor },
        new("categories", "/categories"),
        new("edit", "/wiki/kvm/edit") { Role = Roles.Editor },
        new("edit new", "/wiki/not-yet/edit?title=Not+yet") { Role = Roles.Editor },
        new("preview", "/wiki/sample/edit") { Role = Roles.Editor, Reach = Reaching.PreviewAsync },
        new("import", "/wiki/sample/import") { Role = Roles.Editor },
        new("import of a table", "/wiki/sample/import") { Role = Roles.Editor, Reach = Reaching.ImportedAsync },
        new("conflict", "/wiki/sample/edit", 409) { Role = Roles.Editor, Reach = Reaching.ConflictAsync },
        new("edit a cell", "/cell/kernel/host-code/xen/edit?in=feature-matrix") { Role = Roles.Editor },
        new("edit a table", "/wiki/feature-matrix/matrix/kernel/edit") { Role = Roles.Editor },
        new("conflict of cells", "/wiki/sample/edit", 409) { Role = Roles.Editor, Reach = Reaching.CellConflictAsync },
        new("tidied matrix", "/wiki/not-tidy/edit") { Role = Roles.Editor, Reach = Reaching.TidyAsync },
        new("notation", "/wiki/not-yet/edit") { Role = Roles.Editor, Reach = Reaching.NotationAsync },
        new("files", "/media?q=noise") { Role = Roles.Editor, Reach = Reaching.FileAsync },
        new("file", "/media/screen.png/about") { Role = Roles.Reviewer, Reach = Reaching.FileAsync },
        new("no files", "/media") { EmptyWiki = true },
        new("accounts", "/admin/accounts") { Role = Roles.Administrator },
        new("one account", "/admin/accounts/1") { Role = Roles.Administrator },
        new("password link", "/admin/accounts/1") { Role = Roles.Administrator, Reach = Reaching.PasswordLinkAsync },
        new("new password", "/account/reset") { Role = Roles.Administrator, Reach = Reaching.NewPasswordAsync },
        new("review queue", "/review") { Role = Roles.Reviewer },
        new("review queue filtered", "/review?size=large&author=nobody") { Role = Roles.Reviewer },
        new("empty review queue", "/review") { Role = Roles.Reviewer, EmptyWiki = true },
        new("review of a change", "/review/waiting/1..2") { Role = Roles.Reviewer },
        new("review of a new page", "/review/waiting-page/0..1?view=inline") { Role = Roles.Reviewer },
        new("review refused", "/review/waiting/1..3", 422) { Role = Roles.Reviewer, Reach = Reaching.RejectedWithoutReasonAsync },
        new("review statistics", "/review/statistics") { Role = Roles.Reviewer },
        new("own changes", "/review") { Role = Roles.Editor },
        new("history with waiting changes", "/wiki/waiting/history") { Role = Roles.Reviewer },
        new("page with waiting changes", "/wiki/waiting"),
        new("page that waits", "/wiki/waiting-page", 404),
        new("protection", "/wiki/sample/protection") { Role = Roles.Reviewer },
        new("publishing", "/admin/publishing") { Role = Roles.Administrator },
        new("link not open", "/setup", 404),
        new("setup", "/setup") { EmptyWiki = true, Reach = Reaching.SetupAsync },
    ];

    /// <summary>The role that sees it; null for everybody.</summary>
    public string? Role { get; init; }

    /// <summary>Whether it is checked in a wiki without articles and accounts.</summary>
    public bool EmptyWiki { get; init; }

    /// <summary>The steps that lead to it when its address is not enough.</summary>
    public Func<IPage, WikiSite, string, Task<IResponse>>? Reach { get; init; }

    /// <summary>The screen of a name.</summary>
    public static Screen Named(string name) => All.Single(screen => screen.Name == name);

    /// <summary>Opens it in a fresh window; <paramref name="look"/> gets the page and what the server sent.</summary>
    public Task LookAsync(BrowserFixture browser, VisitOptions window, Func<IPage, IResponse, Task> look,
        Func<IPage, Task>? prepare = null)
    {
        ArgumentNullException.ThrowIfNull(browser);
        return browser.RunAsync(
            async page =>
            {
                if (prepare is not null)
                {
                    await prepare(page);
                }

                var site = EmptyWiki ? browser.EmptySite : browser.Site;
                var response = Reach is null ? await page.GotoAsync(Address) : await Reach(page, site, Address);
                Assert.NotNull(response);
                Assert.Equal(Status, response.Status);
                // The editor asks for its preview, which changes the page.
                if (await page.Locator("wiki-editor, wiki-grid").CountAsync() > 0)
                {
                    await page.WaitForLoadStateAsync(LoadState.NetworkIdle);
                }

                await look(page, response);
            },
            window with { Role = Role, EmptyWiki = EmptyWiki, ExpectedStatuses = [Status] });
    }
}

using Wiki.Text.Links;

namespace Wiki.Text.Tests.Links;

public sealed class AddressesTests
{
    public static readonly TheoryData<string, string> Written = new()
    {
        { Addresses.Article("user-mode-linux"), "/wiki/user-mode-linux" },
        { Addresses.Article("虚拟化"), "/wiki/%E8%99%9A%E6%8B%9F%E5%8C%96" },
        { Addresses.Cell("größe", "core", "net", "xen"), "/cell/core/net/xen?in=gr%C3%B6%C3%9Fe" },
        { Addresses.Article("kvm", at: "2007-01-18"), "/wiki/kvm?at=2007-01-18" },
        { Addresses.Section("kvm", "timeline-main"), "/wiki/kvm#timeline-main" },
        { Addresses.ArticleFeed("kvm"), "/wiki/kvm.atom" },
        { Addresses.Edit("kvm"), "/wiki/kvm/edit" },
        { Addresses.Edit("kvm", 12), "/wiki/kvm/edit?line=12#text" },
        { Addresses.Begin("hyper-v", "Hyper-V & more"), "/wiki/hyper-v/edit?title=Hyper-V%20%26%20more" },
        { Addresses.Undo("kvm", 5, 6), "/wiki/kvm/edit?undo=5..6" },
        { Addresses.Undo("kvm", 5, 5, reject: true), "/wiki/kvm/edit?undo=5..5&reject=true" },
        { Addresses.Import("kvm"), "/wiki/kvm/import" },
        { Addresses.Import("hyper-v", "A & b", "table"), "/wiki/hyper-v/import?title=A%20%26%20b&from=table" },
        { Addresses.History("kvm"), "/wiki/kvm/history" },
        { Addresses.History("kvm", 51), "/wiki/kvm/history?below=51" },
        { Addresses.Revision("kvm", 3), "/wiki/kvm/history/3" },
        { Addresses.Revision("kvm", 3, 40), "/wiki/kvm/history/3?source=1#new.40" },
        { Addresses.Diff("kvm", 2, 3), "/wiki/kvm/diff/2..3" },
        { Addresses.Diff("kvm", "approved", "current"), "/wiki/kvm/diff/approved..current" },
        { Addresses.Change("kvm", 2, 4), "/wiki/kvm/diff/2..4" },
        { Addresses.Change("kvm", 0, 1), "/wiki/kvm/history/1" },
        { Addresses.Blame("kvm"), "/wiki/kvm/blame" },
        { Addresses.Blame("kvm", author: 0, from: 9), "/wiki/kvm/blame?author=0&from=9" },
        { Addresses.Matrix("kvm", "core.cpu"), "/wiki/kvm/matrix/core.cpu" },
        { Addresses.CiteData("kvm", "bib", 3), "/wiki/kvm/cite.bib?revision=3" },
        { Addresses.MatrixData("kvm", "core", "csv"), "/wiki/kvm/matrix/core.csv" },
        { Addresses.Talk("kvm", resolved: true, "638-7"), "/wiki/kvm/talk?state=resolved&before=638-7" },
        { Addresses.Thread("kvm", 7, after: 9), "/wiki/kvm/talk/7?after=9" },
        { Addresses.Reply("kvm", 7, "/wiki/kvm?a=b"), "/wiki/kvm/talk/7?return=%2Fwiki%2Fkvm%3Fa%3Db#page.reply" },
        { Addresses.NewThread("kvm", 3, 40), "/wiki/kvm/talk/new?number=3&line=40" },
        {
            Addresses.NewThread("kvm", 3, "core", "net/bridge", "xen"),
            "/wiki/kvm/talk/new?number=3&matrix=core&row=net%2Fbridge&column=xen"
        },
        { Addresses.Comment("kvm", 9), "/wiki/kvm/talk/comment/9" },
        { Addresses.Comment("kvm", 9, "delete"), "/wiki/kvm/talk/comment/9/delete" },
        { Addresses.ReviewArticle("kvm"), "/review/kvm" },
        { Addresses.ReviewRange("kvm", 0, 4), "/review/kvm/0..4" },
        { Addresses.Cell("kvm", "core", "net/bridge", "xen"), "/cell/core/net:bridge/xen?in=kvm" },
        { Addresses.Cell("kvm", "core", "net", "xen", "details"), "/cell/core/net/xen?in=kvm&part=details" },
        { Addresses.New("a b"), "/new?title=a%20b" },
        { Addresses.Search("a+b", 1), "/search?q=a%2Bb" },
        { Addresses.Search("a", 2), "/search?q=a&page=2" },
        { Addresses.Compare(), "/compare" },
        { Addresses.Compare(["xen", "linux/kvm"], known: "2007-01~"), "/compare?system=xen&system=linux/kvm&known=2007-01~" },
        { Addresses.ComparePages("kvm@3", "xen"), "/compare-pages?a=kvm%403&b=xen" },
        { Addresses.Report("old", "xen", 2, "2007"), "/reports/old?system=xen&p=2&known=2007" },
        { Addresses.ReportData("old", "csv", "xen"), "/reports/old.csv?system=xen" },
        { Addresses.Prediction("main/first"), "/predictions#main%2Ffirst" },
        { Addresses.SignIn("/wiki/kvm"), "/account/sign-in?return=%2Fwiki%2Fkvm" },
        { Addresses.ConfirmEmail(4, "a+/="), "/account/confirm-email?account=4&token=a%2B%2F%3D" },
        { Addresses.Watchlist(unread: true, "638-7"), "/account/watchlist?unread=1&before=638-7" },
        { Addresses.Accounts("a b", "ab"), "/admin/accounts?q=a%20b&after=ab" },
        { Addresses.Handler(Addresses.Recent, "Looked"), "/recent?handler=Looked" },
        { Addresses.Handler(Addresses.Notifications("638-7"), "Read"), "/account/notifications?handler=Read&before=638-7" },
    };

    [Theory, MemberData(nameof(Written))]
    public void An_address_says_what_it_leads_to_and_nothing_else(string address, string written) =>
        Assert.Equal(written, address);

    [Fact]
    public void What_would_mean_something_else_in_a_path_is_escaped()
    {
        Assert.Equal("/wiki/a%2Fb%3Fc%23d", Addresses.Article("a/b?c#d"));
        Assert.Equal("/wiki/kvm/matrix/a%2Fb", Addresses.Matrix("kvm", "a/b"));
        Assert.Equal("/wiki/kvm/diff/1%2F2..3", Addresses.Diff("kvm", "1/2", "3"));
    }

    [Theory]
    [InlineData("net")]
    [InlineData("net/bridge/stp")]
    [InlineData("x86-64.v2/sse4.2")]
    public void The_key_of_a_row_comes_back_from_the_address_of_its_cell(string key)
    {
        var parts = Addresses.Cell("kvm", "core", key, "xen").Split('?')[0].Split('/');

        Assert.Equal(["", "cell", "core", parts[3], "xen"], parts);
        Assert.Equal(key, Addresses.KeyInCell(parts[3]));
    }

    [Fact]
    public void A_path_tells_whether_it_is_that_of_a_cell_or_of_an_article()
    {
        Assert.True(Addresses.IsCell(Addresses.Cell("kvm", "core", "net", "xen")));
        Assert.False(Addresses.IsCell(Addresses.Article("cell")));
        Assert.Equal("User Mode", Addresses.ArticleIn("/wiki/User Mode"));
        Assert.Null(Addresses.ArticleIn(Addresses.History("kvm")));
        Assert.Null(Addresses.ArticleIn(Addresses.ReviewArticle("kvm")));
        Assert.Null(Addresses.ArticleIn(null));
    }
}

using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed class NulInAddressTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Theory]
    [InlineData("/cell/m/speed/xen?in=%00")]
    [InlineData("/search?q=a%00b")]
    [InlineData("/recent?user=%00")]
    [InlineData("/compare?system=%00")]
    [InlineData("/account/reset?account=x&token=%00")]
    public async Task An_address_that_no_name_can_have_is_refused_and_no_error_of_the_site(string address)
    {
        using var visitor = site.Visitor();
        var page = await visitor.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("The wiki did not understand this request.", page.Text, StringComparison.Ordinal);
    }
}

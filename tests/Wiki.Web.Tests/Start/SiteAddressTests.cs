using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Wiki.Core.Site;

namespace Wiki.Web.Tests.Start;

public sealed class SiteAddressTests
{
    [Fact]
    public void A_request_without_a_host_still_gets_absolute_addresses()
    {
        var request = new DefaultHttpContext().Request;
        (request.Scheme, request.Host) = ("http", new HostString(""));

        var address = new SiteAddress(Options.Create(new WikiOptions())).Of(request);

        Assert.Equal("http://localhost", address);
    }
}

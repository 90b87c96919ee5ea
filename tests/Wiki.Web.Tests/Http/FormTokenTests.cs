using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed class FormTokenTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task No_address_but_the_choice_of_colours_takes_a_form_without_its_token(bool signedIn)
    {
        var number = await site.SaveAsync("any", $"# Any\n\n{signedIn}");
        var addresses = site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Select(endpoint => Filled(endpoint.RoutePattern))
            .Where(address => !address.StartsWith("/health", StringComparison.Ordinal) && address != "/theme")
            .Distinct(StringComparer.Ordinal).ToList();
        Assert.True(addresses.Count > 12, string.Join(' ', addresses));
        using var person = site.Visitor();
        if (signedIn)
        {
            await person.SignedUpAs("tokenless", "Administrator", "Reviewer");
        }

        foreach (var address in addresses)
        {
            using var post = new HttpRequestMessage(HttpMethod.Post, address)
            {
                Content = new FormUrlEncodedContent(
                    [new("Text", "# Any\n\nforged"), new("BaseNumber", $"{number}"), new("action", "save")]),
            };
            var answer = await person.SendAsync(post);
            // Somebody without permission for a page is sent to sign in or out before the token of its form is checked.
            Assert.True(
                (int)answer.Status is >= 400 and < 500
                    || answer.Location?.StartsWith("/account/sign-", StringComparison.Ordinal) == true,
                $"{address} answered {answer.Status} {answer.Location}");
        }

        Assert.Equal(number, await site.NumberAsync("any"));
        Assert.Equal(signedIn, await person.IsSignedInAsync());
    }

    private static string Filled(Microsoft.AspNetCore.Routing.Patterns.RoutePattern pattern) =>
        "/" + string.Join('/',
            pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
        {
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternLiteralPart literal => literal.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternSeparatorPart separator => separator.Content,
            Microsoft.AspNetCore.Routing.Patterns.RoutePatternParameterPart { Name: "slug" or "name" } => "any",
            _ => "1",
        }))));
}

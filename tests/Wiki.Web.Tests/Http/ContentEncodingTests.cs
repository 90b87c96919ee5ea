using System.IO.Compression;
using System.Text;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Http;

public sealed class ContentEncodingTests(WikiSite site) : IClassFixture<WikiSite>
{
    public static readonly TheoryData<string?, string?> Accepted = new()
    {
        { null, null },
        { "", null },
        { "identity", null },
        { "deflate", null },
        { "gzip", "gzip" },
        { "GZIP", "gzip" },
        { "br", "br" },
        { "gzip, deflate, br", "br" },
        { "gzip, deflate, br, zstd", "br" },
        { "gzip;q=0.5, br;q=0.1", "br" },
        { "br;q=0, gzip", "gzip" },
        { "br;q=0,gzip;q=0.000", null },
        { "gzip; q=0", null },
        { "*", "br" },
        { "br;q=0, *", "gzip" },
        { "*;q=0", null },
        { "gzip, *;q=0", "gzip" },
        { "abracadabra", null },
        { "zebra, xgzip2", null },
        { "gzip;q=;;;,", null },
    };

    [Theory, MemberData(nameof(Accepted))]
    public async Task A_page_comes_in_an_encoding_that_was_accepted_and_each_has_its_own_tag(string? accepted,
        string? encoding)
    {
        await site.SaveAsync("e" + Guid.NewGuid().ToString("N"),
            "# Something new\n\nSo that the first answer is made anew.");
        string? tag = null;
        foreach (var address in new[] { "/pages", "/pages" })
        {
            var (answer, body) = await AskAsync(address, accepted);
            Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
            Assert.Contains("<h1>All pages</h1>", body, StringComparison.Ordinal);
            Assert.EndsWith(
                encoding switch { "br" => "-br\"", "gzip" => "-gz\"", _ => "\"" }, answer.Headers.ETag!.Tag,
                StringComparison.Ordinal);
            Assert.False(answer.Headers.ETag.IsWeak);
            tag ??= answer.Headers.ETag.Tag;
            Assert.Equal(tag, answer.Headers.ETag.Tag);
        }
    }

    [Theory]
    [InlineData("/wiki/not-there", "br")]
    [InlineData("/search?q=anything", "gzip")]
    [InlineData("/dist/site.css", "br")]
    public async Task What_is_not_kept_in_memory_is_compressed_once_too(string address, string encoding)
    {
        var (answer, body) = await AskAsync(address, encoding);
        Assert.Equal(encoding, answer.Content.Headers.ContentEncoding.SingleOrDefault());
        Assert.True(body.Contains("<html", StringComparison.Ordinal)
            || body.Contains("@layer", StringComparison.Ordinal), body);
        Assert.Contains("Accept-Encoding", answer.Headers.Vary);
    }

    [Theory]
    [InlineData("/dist/site.css", "br", "text/css")]
    [InlineData("/dist/site.css", "gzip", "text/css")]
    [InlineData("/dist/site.js", "br", "text/javascript")]
    [InlineData("/dist/site.js", "gzip", "text/javascript")]
    public async Task Style_sheet_and_script_come_as_they_were_packed_at_the_build(string address, string encoding, string type)
    {
        var (plain, text) = await AskAsync(address, null);
        var (packed, unpacked) = await AskAsync(address, encoding);
        Assert.Equal(text, unpacked);
        Assert.Equal(encoding, packed.Content.Headers.ContentEncoding.Single());
        Assert.Equal(type, packed.Content.Headers.ContentType!.MediaType);
        Assert.Equal(type, plain.Content.Headers.ContentType!.MediaType);
        Assert.True(packed.Content.Headers.ContentLength < text.Length / 2, $"{packed.Content.Headers.ContentLength}");
        Assert.NotEqual(plain.Headers.ETag, packed.Headers.ETag);
        Assert.Contains("Accept-Encoding", plain.Headers.Vary);
    }

    [Fact]
    public async Task A_page_asks_at_once_for_the_two_fonts_that_the_style_sheet_will_name()
    {
        var (_, css) = await AskAsync("/dist/site.css", null);
        using var visitor = site.Visitor();
        var fonts = (await visitor.GetAsync("/systems")).Document.QuerySelectorAll("link[rel=preload][as=font][crossorigin]")
            .Select(it => it.GetAttribute("href")!).ToList();
        Assert.Equal(2, fonts.Count);
        foreach (var font in fonts)
        {
            Assert.Contains(font.Replace("/dist/", "./", StringComparison.Ordinal), css, StringComparison.Ordinal);
            var answer = await visitor.GetAsync(font);
            Assert.Equal(System.Net.HttpStatusCode.OK, answer.Status);
            Assert.Contains("immutable", answer.Header("Cache-Control"), StringComparison.Ordinal);
        }
    }

    private async Task<(HttpResponseMessage Answer, string Body)> AskAsync(string address, string? accepted)
    {
        using var visitor = site.Visitor();
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        if (accepted is not null)
        {
            request.Headers.TryAddWithoutValidation("Accept-Encoding", accepted);
        }

        var answer = await visitor.Client.SendAsync(request, TestContext.Current.CancellationToken);
        var stream = await answer.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        await using var plain = answer.Content.Headers.ContentEncoding.SingleOrDefault() switch
        {
            "br" => new BrotliStream(stream, CompressionMode.Decompress),
            "gzip" => new GZipStream(stream, CompressionMode.Decompress),
            _ => stream,
        };
        using var reader = new StreamReader(plain, Encoding.UTF8);
        return (answer, await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
    }
}

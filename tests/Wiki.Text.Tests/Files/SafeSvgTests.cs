using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Wiki.Text.Files;

namespace Wiki.Text.Tests.Files;

public sealed class SafeSvgTests
{
    [Theory]
    [InlineData("<script>evil</script>")]
    [InlineData("<SCRIPT>evil</SCRIPT>")]
    [InlineData("<rect onload='evil'/>")]
    [InlineData("<a href='javascript:evil'><rect/></a>")]
    [InlineData("<use href='https://evil.example/a.svg#b'/>")]
    [InlineData("<use xlink:href='data:image/svg+xml,evil'/>")]
    [InlineData("<image href='https://evil.example/a.png'/>")]
    [InlineData("<feImage href='https://evil.example/a.png'/>")]
    [InlineData("<foreignObject><p xmlns='http://www.w3.org/1999/xhtml'>evil</p></foreignObject>")]
    [InlineData("<x:script xmlns:x='http://www.w3.org/2000/svg'>evil</x:script>")]
    [InlineData("<h:iframe xmlns:h='http://www.w3.org/1999/xhtml' src='evil'/>")]
    [InlineData("<set attributeName='href' to='javascript:evil'/>")]
    [InlineData("<animate attributeName='href' values='javascript:evil'/>")]
    [InlineData("<style>@import 'https://evil.example/a.css';</style>")]
    [InlineData("<style>rect { fill: url(https://evil.example/a) }</style>")]
    [InlineData("<style>rect { fill: UR\\4c(https://evil.example/a) }</style>")]
    [InlineData("<style>rect { background: image-set('https://evil.example/a' 1x) }</style>")]
    [InlineData("<style>@font-face { font-family: x; src: local(evil) }</style>")]
    [InlineData("<rect style='fill: url(//evil.example/a)'/>")]
    [InlineData("<rect fill=\"url('https://evil.example/a')\"/>")]
    [InlineData("<rect filter='url(#a) url(https://evil.example/a)'/>")]
    [InlineData("<metadata>evil</metadata>")]
    [InlineData("<?xml-stylesheet href='https://evil.example/a.css'?>")]
    [InlineData("<!-- evil -->")]
    public void What_does_more_than_draw_is_gone(string part)
    {
        var (drawing, problem) = Read("<svg xmlns='http://www.w3.org/2000/svg' "
            + "xmlns:xlink='http://www.w3.org/1999/xlink' "
            + $"viewBox='0 0 9 9'><title>Good</title>{part}<path d='M0 0h9'/></svg>");

        Assert.Null(problem);
        Assert.DoesNotContain("evil", drawing!.Text, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("<title>Good</title>", drawing.Text, StringComparison.Ordinal);
        Assert.Contains("<path d=\"M0 0h9\" />", drawing.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'><g></svg>", "not well-formed")]
    [InlineData("<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>&a;</svg>",
        "not well-formed")]
    [InlineData("<html xmlns='http://www.w3.org/1999/xhtml'/>", "no SVG")]
    [InlineData("<svg xmlns='urn:other'/>", "no SVG")]
    [InlineData("<svg xmlns='http://www.w3.org/2000/svg'/>", "how large")]
    public void What_cannot_be_read_is_refused(string text, string sentence) =>
        Assert.Contains(sentence, Read(text).Problem, StringComparison.Ordinal);

    [Fact]
    public void Parts_that_use_each_other_without_end_are_refused()
    {
        var tower = string.Concat(Enumerable.Range(0, 12).Select(i =>
            $"<g id='g{i}'>{string.Concat(Enumerable.Repeat($"<use href='#g{i + 1}'/>", 10))}</g>"));
        foreach (var part in new[] { tower, "<g id='a'><use href='#a'/></g>",
            "<pattern id='p'><rect fill='url(#p)'/></pattern>",
            string.Concat(Enumerable.Repeat("<g>", 5000)) + string.Concat(Enumerable.Repeat("</g>", 5000)) })
        {
            Assert.NotNull(Read($"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 1 1'>{part}</svg>").Problem);
        }
    }

    [Theory]
    [InlineData("width='20' height='10'", 20, 10)]
    [InlineData("width='2in' height='1in'", 192, 96)]
    [InlineData("viewBox='0 0 30.4 10'", 30, 10)]
    [InlineData("width='100%' viewBox='0,0,30,10'", 30, 10)]
    [InlineData("width='60' viewBox='0 0 30 10'", 60, 20)]
    public void A_drawing_says_its_size(string attributes, int width, int height)
    {
        var drawing = Read($"<svg xmlns='http://www.w3.org/2000/svg' {attributes}/>").Drawing!;
        Assert.Equal((width, height), (drawing.Width, drawing.Height));
        Assert.Contains("viewBox", drawing.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void The_drawings_of_the_site_lose_nothing_that_is_seen_and_a_safe_drawing_stays_as_it_is()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(Repository.Root, "wwwroot", "images", "diagrams"),
            "*.svg"))
        {
            var bytes = File.ReadAllBytes(file);
            var once = SafeSvg.Read(bytes).Drawing!;
            Assert.Equal(once, SafeSvg.Read(Encoding.UTF8.GetBytes(once.Text)).Drawing);
            foreach (var tag in new[] { "<path", "<rect", "<text", "<style", "<marker", "url(#", "@media" })
            {
                Assert.Equal(Count(Encoding.UTF8.GetString(bytes), tag), Count(once.Text, tag));
            }
        }
    }

    [Fact]
    public void Any_bytes_are_read_or_refused() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(), text => Read("<svg viewBox='0 0 1 1'>" + text) is (null, not null)
            or (not null, null))
        .QuickCheckThrowOnFailure();

    private static int Count(string text, string part) => text.Split(part).Length;

    private static (SafeSvg? Drawing, string? Problem) Read(string text) => SafeSvg.Read(Encoding.UTF8.GetBytes(text));
}

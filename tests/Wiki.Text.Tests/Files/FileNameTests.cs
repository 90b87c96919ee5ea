using FsCheck;
using FsCheck.Fluent;
using Wiki.Text.Files;

namespace Wiki.Text.Tests.Files;

public sealed class FileNameTests
{
    [Theory]
    [InlineData("Diagram.PNG", FileKind.Png, "diagram.png")]
    [InlineData("photo.jpeg", FileKind.Jpeg, "photo.jpg")]
    [InlineData("really-a.png", FileKind.Gif, "really-a.gif")]
    [InlineData("../../etc/passwd", FileKind.Png, "passwd.png")]
    [InlineData(@"C:\x\..\y.svg", FileKind.Svg, "y.svg")]
    [InlineData("a\0b\r\n.png", FileKind.Png, "a-b.png")]
    [InlineData("Études 2.4.10.webp", FileKind.WebP, "etudes-2.4.10.webp")]
    [InlineData("绘图.png", FileKind.Png, null)]
    [InlineData("", FileKind.Png, null)]
    [InlineData("..", FileKind.Png, null)]
    public void A_name_is_made_of_what_was_typed_and_of_the_kind(string typed, FileKind kind, string? name) =>
        Assert.Equal(name, FileName.Of(typed, kind)?.Value);

    [Fact]
    public void Every_name_that_is_made_is_one_and_stays_one_with_a_number() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>(), ArbMap.Default.ArbFor<FileKind>(), (text, kind) =>
            FileName.Of(text ?? "", kind) is not { } name
            || FileName.TryParse(name.Value, null, out var same) && same == name
            && FileName.Of(name.Value, kind) == name
            && FileName.TryParse(name.Numbered(99_999).Value, null, out _)).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("a")]
    [InlineData("a.exe")]
    [InlineData("A.png")]
    [InlineData("a/b.png")]
    [InlineData(".png")]
    [InlineData("a.png/..")]
    [InlineData("a%2f.png")]
    [InlineData("a.png\0")]
    public void What_is_no_name_is_no_address(string text) => Assert.False(FileName.TryParse(text, null, out _));
}

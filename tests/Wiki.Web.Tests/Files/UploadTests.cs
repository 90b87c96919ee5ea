using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using ImageMagick;
using Wiki.Text;
using Wiki.Text.Files;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Files;

/// <summary>What becomes of a file on its way in.</summary>
public sealed class UploadTests(WikiSite site) : IClassFixture<WikiSite>
{
    private static int _count;

    [Theory]
    [InlineData(FileKind.Png, "image/png")]
    [InlineData(FileKind.Jpeg, "image/jpeg")]
    [InlineData(FileKind.Gif, "image/gif")]
    [InlineData(FileKind.WebP, "image/webp")]
    [InlineData(FileKind.Avif, "image/avif")]
    public async Task Each_kind_of_picture_is_stored_by_its_content_without_metadata_and_in_several_sizes(
        FileKind kind, string type)
    {
        using var editor = await EditorAsync();
        var sent = MadePictures.Of(kind, 1400, 900, change: picture =>
        {
            picture.SetAttribute("comment", "secret-comment");
            var exif = new ExifProfile();
            exif.SetValue(ExifTag.Copyright, "secret-place");
            picture.SetProfile(exif);
        });
        Assert.Contains("secret", Encoding.Latin1.GetString(sent), StringComparison.Ordinal);

        var answer = await editor.SendFileAsync(
            "/media", $"Kind {kind}.of.txt", sent, ("AltText", "Noise"), ("Summary", "Made for a test"));

        var name = $"kind-{kind.Word()}.of.txt.{kind.Ending()}";
        Assert.Equal($"/media/{name}/about", answer.Location);
        using var visitor = site.Visitor();
        var about = await visitor.GetAsync($"/media/{name}/about");
        Assert.Equal("Noise", about.Fact("Alt text"));
        Assert.StartsWith($"{kind.Name()}, 1400 × 900, ", about.Fact("File"), StringComparison.Ordinal);
        Assert.Equal($"![Noise](/media/{name})", about.Fact("In a page"));
        var served = await visitor.GetAsync($"/media/{name}");
        Assert.Equal(type, served.Header("Content-Type"));
        Assert.Equal("nosniff", served.Header("X-Content-Type-Options"));
        Assert.Contains("sandbox", served.Header("Content-Security-Policy"), StringComparison.Ordinal);
        Assert.Equal("no-cache", served.Header("Cache-Control"));
        var stored = await visitor.BytesAsync($"/media/{name}");
        Assert.DoesNotContain("secret", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
        using var picture = MadePictures.Read(stored, kind);
        Assert.Equal((1400u, 900u), (picture.Width, picture.Height));
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/media/{name}/1-1280.png")).Status);
        var smaller = await visitor.GetAsync($"/media/{name}/1-640.webp");
        Assert.Equal(HttpStatusCode.OK, smaller.Status);
        Assert.Equal("public, max-age=31536000, immutable", smaller.Header("Cache-Control"));
        using var rendition = MadePictures.Read(await visitor.BytesAsync($"/media/{name}/1-640.webp"), FileKind.WebP);
        Assert.Equal(640u, rendition.Width);
        using var again = new HttpRequestMessage(HttpMethod.Get, $"/media/{name}");
        again.Headers.TryAddWithoutValidation("If-None-Match", served.Header("ETag"));
        Assert.Equal(HttpStatusCode.NotModified, (await visitor.SendAsync(again)).Status);
    }

    [Fact]
    public async Task A_photo_is_turned_as_its_camera_said()
    {
        using var editor = await EditorAsync();
        var sent = MadePictures.Of(FileKind.Jpeg, 60, 40, change: picture =>
        {
            var exif = new ExifProfile();
            exif.SetValue(ExifTag.Orientation, (ushort)6);
            picture.SetProfile(exif);
            picture.Orientation = ImageMagick.Orientation.RightTop;
        });

        await editor.SendFileAsync("/media", "turned.jpg", sent, ("AltText", "Noise"));

        using var picture = MadePictures.Read(await editor.BytesAsync("/media/turned.jpg"), FileKind.Jpeg);
        Assert.Equal((40u, 60u), (picture.Width, picture.Height));
    }

    [Fact]
    public async Task A_GIF_goes_on_moving_and_loses_the_script_behind_its_end()
    {
        using var editor = await EditorAsync();
        byte[] sent = [.. MadePictures.Moving(40, 30, 4), .. "*/=1;alert(document.domain)//"u8];

        await editor.SendFileAsync("/media", "moves.gif", sent, ("AltText", "Noise that moves"));

        var stored = await editor.BytesAsync("/media/moves.gif");
        Assert.Equal(4, MadePictures.Count(stored));
        Assert.DoesNotContain("alert", Encoding.Latin1.GetString(stored), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PDF_is_a_download_and_a_drawing_keeps_only_what_draws()
    {
        using var editor = await EditorAsync();
        await editor.SendFileAsync("/media", "Paper.pdf", "%PDF-1.7\n%%EOF"u8.ToArray(), ("AltText", "A paper"));
        await editor.SendFileAsync("/media", "drawn.svg", Encoding.UTF8.GetBytes("""
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" onload="alert(1)">
            <script>alert(2)</script>
            <rect width="5" height="5" onclick="alert(3)" fill="url(https://evil.example/x)"/></svg>
            """), ("AltText", "A box"));

        var paper = await editor.GetAsync("/media/paper.pdf");
        Assert.StartsWith("attachment", paper.Header("Content-Disposition"), StringComparison.Ordinal);
        Assert.Equal("application/pdf", paper.Header("Content-Type"));
        Assert.Equal("[A paper](/media/paper.pdf)", (await editor.GetAsync("/media/paper.pdf/about"))
            .Fact("In a page"));
        var drawing = await editor.GetAsync("/media/drawn.svg");
        Assert.Equal("image/svg+xml", drawing.Header("Content-Type"));
        Assert.Contains("<rect", drawing.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("alert", drawing.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("evil", drawing.Body, StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], string> BadFiles => new()
    {
        { "empty.png", [], "The file is empty." },
        { "page.png", "<!DOCTYPE html><html><script>alert(1)</script></html>"u8.ToArray(),
            "neither a picture nor a PDF" },
        { "program.png", "MZ\0\0"u8.ToArray(), "does not take such files" },
        { "words.jpg", "Only words."u8.ToArray(), "does not take such files" },
        { "cut.png", MadePictures.Png(200, 200)[..5_000], "cannot read this PNG" },
        { "cut.jpg", MadePictures.Of(FileKind.Jpeg, 200, 200)[..9_000], "cannot read this JPEG" },
        { "cut.gif", MadePictures.Of(FileKind.Gif, 200, 200)[..9_000], "cannot read this GIF" },
        { "cut.webp", MadePictures.Of(FileKind.WebP, 200, 200)[..9_000], "cannot read this WebP" },
        { "cut.avif", MadePictures.Of(FileKind.Avif, 200, 200)[..9_000], "cannot read this AVIF" },
        { "head.png", [0x89, .. "PNG\r\n\u001a\n"u8], "cannot read this PNG" },
        { "entity.svg", """
            <!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><text>&x;</text></svg>
            """u8.ToArray(), "no SVG that can be read" },
        { "large.svg", [.. "<svg>"u8, .. new byte[11 * 1024 * 1024]], "too large: at most 10 MB" },
        { "huge.svg", [.. "<svg>"u8, .. new byte[30 * 1024 * 1024]], "too large: at most 10 MB" },
        { "bomb.png", HundredMegapixels(), "10,000 × 10,000 pixels, 100 megapixels; at most 40" },
    };

    [Theory]
    [MemberData(nameof(BadFiles), DisableDiscoveryEnumeration = true)]
    public async Task A_file_that_cannot_be_taken_is_a_sentence_and_what_was_typed_stays(
        string name, byte[] bytes, string sentence)
    {
        using var editor = await EditorAsync();

        var answer = await editor.SendFileAsync("/media", name, bytes, ("AltText", "What it shows"));

        Assert.True(answer.Status is HttpStatusCode.UnprocessableEntity or HttpStatusCode.RequestEntityTooLarge,
            $"{answer.Status}");
        Assert.Contains(sentence, Assert.Single(answer.Problems), StringComparison.Ordinal);
        Assert.Equal("What it shows", answer.Form("Upload").Value("Alt text"));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync($"/media/{name}/about")).Status);
    }

    [Theory]
    [InlineData("../../etc/passwd.png", "passwd.png")]
    [InlineData(@"C:\Users\me\Screen shot.PNG", "screen-shot.png")]
    [InlineData("ÜberSicht (3).png", "ubersicht-3.png")]
    [InlineData("绘图.png", "what-it-shows.png")]
    [InlineData("..png", "what-it-shows.png")]
    public async Task The_name_of_a_file_is_made_safe(string sent, string name)
    {
        using var editor = await EditorAsync();

        var answer = await editor.SendFileAsync("/media", sent, MadePictures.Png(8, 8), ("AltText", "What it shows"));

        Assert.Matches($"^/media/{name.Replace(".png", "")}(-[0-9])?[.]png/about$", answer.Location);
    }

    [Fact]
    public async Task Alt_text_is_needed_and_a_name_that_is_taken_is_refused()
    {
        using var editor = await EditorAsync();
        var silent = await editor.SendFileAsync("/media", "silent.png", MadePictures.Png(8, 8), ("AltText", " "));
        Assert.Contains("Say in a few words what the file shows", Assert.Single(silent.Problems),
            StringComparison.Ordinal);
        await editor.SendFileAsync("/media", "x.png", MadePictures.Png(8, 8), ("AltText", "One"), ("Name", "Taken"));

        var second = await editor.SendFileAsync("/media", "x.png", MadePictures.Png(8, 8), ("AltText", "Two"),
            ("Name", "taken.png"));

        Assert.Equal(HttpStatusCode.Conflict, second.Status);
        Assert.Contains("There is a file taken.png already", Assert.Single(second.Problems), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Fifty_uploads_of_one_name_at_once_all_keep_their_own_file()
    {
        using var editor = await EditorAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => editor.SendFileAsync(
            "/media?handler=upload", "image.png", MadePictures.Png(20, 20, i), ("AltText", $"Noise {i}"))));

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.OK, answer.Status));
        var texts = answers
            .Select(it => JsonDocument.Parse(it.Body).RootElement.GetProperty("text").GetString()!).ToList();
        Assert.Equal(50, texts.Select(it => it[it.IndexOf('(')..]).Distinct().Count());
        using var visitor = site.Visitor();
        foreach (var text in texts)
        {
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(text[(text.IndexOf('(') + 1)..^1])).Status);
        }
    }

    [Fact]
    public async Task Whoever_uploads_too_many_is_told_to_wait_and_nobody_but_editors_uploads()
    {
        using var editor = await EditorAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 70).Select(_ => editor.SendFileAsync(
            "/media?handler=upload", "x.png", [], ("AltText", "x"))));
        var refused = answers.First(it => it.Status == HttpStatusCode.TooManyRequests);
        Assert.Equal("3", refused.Header("Retry-After"));
        Assert.Contains("more than 60 files at once", refused.Body, StringComparison.Ordinal);

        using var stranger = site.Visitor();
        var without = await stranger.SendFileAsync("/media", "x.png", MadePictures.Png(8, 8), ("AltText", "x"));
        Assert.Equal(HttpStatusCode.Unauthorized, without.Status);
        Assert.Contains("not signed in", Assert.Single(without.Problems), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/media/x.png")).Status);
    }

    private async Task<Visitor> EditorAsync() =>
        await site.Visitor().SignedUpAs($"uploader-{Interlocked.Increment(ref _count)}");

    // All black: a few hundred kilobytes that ask for 400 megabytes of memory.
    private static byte[] HundredMegapixels()
    {
        using var png = new MemoryStream();
        png.Write([0x89, .. "PNG\r\n\u001a\n"u8]);
        Chunk("IHDR", [0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10, 8, 0, 0, 0, 0]);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, true))
        {
            var line = new byte[10_001];
            for (var i = 0; i < 10_000; i++)
            {
                zlib.Write(line);
            }
        }

        Chunk("IDAT", packed.ToArray());
        Chunk("IEND", []);
        return png.ToArray();

        void Chunk(string type, byte[] data)
        {
            byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
            Span<byte> number = stackalloc byte[4];
            System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            png.Write(number);
            png.Write(body);
            System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
            png.Write(number);
        }
    }

    // The checksum of PNG.
    private static uint Crc(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var it in bytes)
        {
            crc ^= it;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : 0xEDB88320 ^ (crc >> 1);
            }
        }

        return ~crc;
    }
}

using ImageMagick;
using Microsoft.Extensions.Options;
using Wiki.Core.Site;
using Wiki.Text.Files;

namespace Wiki.Core.Files.Imaging;

/// <summary>A file that may be stored and served.</summary>
/// <param name="Kind">What it is, by its content.</param>
/// <param name="Bytes">The bytes: those of a picture were written anew.</param>
/// <param name="Width">The width of a picture in pixels.</param>
/// <param name="Height">The height of a picture in pixels.</param>
/// <param name="Renditions">The picture as WebP in smaller sizes, narrowest first.</param>
public sealed record PreparedFile(
    FileKind Kind, byte[] Bytes, int? Width, int? Height, IReadOnlyList<(int Width, byte[] Bytes)> Renditions);

/// <summary>
/// Makes what somebody uploads safe: says what it is by its content, decodes a picture and writes it anew, so that
/// metadata and whatever else was in the file stay behind.
/// </summary>
public sealed class FilePreparation(IOptions<WikiOptions> options) : IDisposable
{
    private static readonly int[] Widths = [320, 640, 960, 1280, 1920];

    // A large picture takes a second of a processor and some hundred megabytes.
    private readonly SemaphoreSlim _places = new(2);

    /// <summary>The largest file, in bytes.</summary>
    public int MaximumBytes => options.Value.FileMegabytes * 1024 * 1024;

    /// <summary>Prepares a file.</summary>
    /// <returns>The file; or null and a sentence that says why it cannot be taken.</returns>
    public async Task<(PreparedFile? File, string? Problem)> PrepareAsync(
        byte[] bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        if (bytes.Length == 0)
        {
            return (null, "The file is empty.");
        }

        if (bytes.Length > MaximumBytes)
        {
            return (null, TooLarge);
        }

        switch (FileSignature.Of(bytes))
        {
            case null:
                return (null, $"The wiki does not take such files. It takes {FileKinds.Names}, and goes by what is "
                    + "in the file, not by its name.");
            case FileKind.Pdf:
                return (new PreparedFile(FileKind.Pdf, bytes, null, null, []), null);
            case FileKind.Svg:
                var (drawing, problem) = SafeSvg.Read(bytes);
                return (drawing is null ? null : new PreparedFile(FileKind.Svg,
                    System.Text.Encoding.UTF8.GetBytes(drawing.Text), drawing.Width, drawing.Height, []), problem);
            case { } kind:
                await _places.WaitAsync(cancellationToken);
                try
                {
                    return await Task.Run(() => Prepare(bytes, kind), cancellationToken);
                }
                finally
                {
                    _places.Release();
                }
        }
    }

    /// <summary>The sentence about a file with too many bytes.</summary>
    public string TooLarge =>
        $"The file is too large: at most {options.Value.FileMegabytes} MB. Make it smaller, then upload it again.";

    /// <inheritdoc/>
    public void Dispose() => _places.Dispose();

    private (PreparedFile? File, string? Problem) Prepare(byte[] bytes, FileKind kind)
    {
        Magick.Lock();
        var settings = new MagickReadSettings { Format = FormatOf(kind) };
        try
        {
            using (var asked = new MagickImageCollection())
            {
                asked.Ping(bytes, settings);
                if (ProblemOf(asked, kind) is { } problem)
                {
                    return (null, problem);
                }
            }

            using var pictures = new MagickImageCollection();
            var stopsEarly = false;
            pictures.Warning += (_, warning) => stopsEarly |= warning.Exception is MagickCorruptImageWarningException;
            pictures.Read(bytes, settings);
            return stopsEarly ? (null, Damaged(kind))
                : (pictures.Count > 1 ? Moving(pictures) : Still(pictures[0], kind), null);
        }
        catch (MagickResourceLimitErrorException)
        {
            return (null, "The picture has too many pixels, or takes too long. Make it smaller, then upload it again.");
        }
        catch (MagickException)
        {
            return (null, Damaged(kind));
        }
    }

    private string? ProblemOf(MagickImageCollection pictures, FileKind kind)
    {
        var (width, height) = (pictures.Max(it => Math.Max(it.Width, it.Page.Width)),
            pictures.Max(it => Math.Max(it.Height, it.Page.Height)));
        var most = options.Value.PictureMegapixels;
        var pixels = (long)width * height * pictures.Count;
        return pictures.Count > 1 && kind != FileKind.Gif
            ? $"This {kind.Name()} contains several pictures. Only a GIF may move: save it as one, or save the "
                + "first picture."
            : pixels <= most * 1_000_000L ? null
            : $"The picture has {width:N0} × {height:N0} pixels"
                + (pictures.Count > 1 ? $" in {pictures.Count} pictures" : "")
                + $", {pixels / 1e6:N0} megapixels; at most {most}. Make it smaller, then upload it again.";
    }

    private static PreparedFile Still(IMagickImage<byte> picture, FileKind kind)
    {
        picture.AutoOrient(); // the camera's hint goes with the rest of the metadata
        if (picture.GetColorProfile() is not null)
        {
            picture.TransformColorSpace(ColorProfiles.SRGB);
        }
        else if (picture.ColorSpace == ColorSpace.CMYK)
        {
            picture.ColorSpace = ColorSpace.sRGB;
        }

        picture.Strip();
        picture.ResetPage();
        var bytes = Encoded(picture, kind);
        var renditions = new List<(int, byte[])>();
        using var smaller = picture.Clone();
        foreach (var width in Widths.Where(it => it < picture.Width).OrderDescending())
        {
            smaller.Resize((uint)width, 0);
            var rendition = Encoded(smaller, FileKind.WebP);
            // A simple drawing can be smaller whole.
            if (rendition.Length < bytes.Length)
            {
                renditions.Add((width, rendition));
            }
        }

        renditions.Reverse();
        return new PreparedFile(kind, bytes, (int)picture.Width, (int)picture.Height, renditions);
    }

    private static PreparedFile Moving(MagickImageCollection pictures)
    {
        pictures.Coalesce();
        foreach (var picture in pictures)
        {
            picture.Strip();
        }

        var (width, height) = ((int)pictures[0].Width, (int)pictures[0].Height);
        pictures.Optimize();
        return new PreparedFile(FileKind.Gif, pictures.ToByteArray(MagickFormat.Gif), width, height, []);
    }

    private static byte[] Encoded(IMagickImage<byte> picture, FileKind kind)
    {
        picture.Quality = kind switch { FileKind.Avif => 70, FileKind.Jpeg => 88, _ => 84 };
        picture.Settings.SetDefine("png:exclude-chunks", "date,time,text,exif");
        picture.Settings.SetDefine("png:compression-level", "6");
        picture.Settings.SetDefine("heic:speed", "8");
        return picture.ToByteArray(FormatOf(kind));
    }

    private static string Damaged(FileKind kind) =>
        $"The wiki cannot read this {kind.Name()}: it is damaged, or a part is missing. Save it again, then upload it.";

    private static MagickFormat FormatOf(FileKind kind) => kind switch
    {
        FileKind.Png => MagickFormat.Png,
        FileKind.Jpeg => MagickFormat.Jpeg,
        FileKind.Gif => MagickFormat.Gif,
        FileKind.WebP => MagickFormat.WebP,
        FileKind.Avif => MagickFormat.Avif,
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}

using ImageMagick;
using Wiki.Core.Files.Imaging;
using Wiki.Text.Files;

namespace Wiki.Web.Tests.Harness;

/// <summary>Pictures for tests, made of pixels.</summary>
internal static class MadePictures
{
    /// <summary>A PNG of this size, with so many colours that smaller sizes have fewer bytes.</summary>
    public static byte[] Png(int width, int height, int seed = 1) => Of(FileKind.Png, width, height, seed);

    /// <summary>A picture of this kind and size.</summary>
    public static byte[] Of(FileKind kind, int width, int height, int seed = 1, Action<MagickImage>? change = null)
    {
        Magick.Lock();
        using var picture = Noise(width, height, seed);
        change?.Invoke(picture);
        return picture.ToByteArray(Enum.Parse<MagickFormat>($"{kind}"));
    }

    /// <summary>A GIF that moves.</summary>
    public static byte[] Moving(int width, int height, int count)
    {
        Magick.Lock();
        using var pictures = new MagickImageCollection();
        for (var i = 0; i < count; i++)
        {
            pictures.Add(Noise(width, height, i));
            pictures[^1].AnimationDelay = 10;
        }

        return pictures.ToByteArray(MagickFormat.Gif);
    }

    /// <summary>What a stored picture is.</summary>
    public static MagickImage Read(byte[] bytes, FileKind kind)
    {
        Magick.Lock();
        return new MagickImage(bytes, new MagickReadSettings { Format = Enum.Parse<MagickFormat>($"{kind}") });
    }

    /// <summary>How many pictures a GIF has.</summary>
    public static int Count(byte[] bytes)
    {
        Magick.Lock();
        using var pictures = new MagickImageCollection(bytes, new MagickReadSettings { Format = MagickFormat.Gif });
        return pictures.Count;
    }

    private static MagickImage Noise(int width, int height, int seed)
    {
        var pixels = new byte[width * height * 3];
        new Random(seed).NextBytes(pixels);
        return new MagickImage(
            pixels, new PixelReadSettings((uint)width, (uint)height, StorageType.Char, PixelMapping.RGB));
    }
}

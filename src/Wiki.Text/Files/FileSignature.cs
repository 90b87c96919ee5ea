using System.Buffers.Binary;

namespace Wiki.Text.Files;

/// <summary>Says what a file is by its first bytes. Its name and what a browser says of it do not count.</summary>
public static class FileSignature
{
    private const int MostBrands = 32;

    /// <summary>The kind of a file; null when it is none that this wiki takes.</summary>
    public static FileKind? Of(ReadOnlySpan<byte> bytes) =>
        IsPng(bytes) ? FileKind.Png
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? FileKind.Jpeg
        : bytes.StartsWith("GIF87a"u8) || bytes.StartsWith("GIF89a"u8) ? FileKind.Gif
        : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? FileKind.WebP
        : IsAvif(bytes) ? FileKind.Avif
        : bytes.StartsWith("%PDF-"u8) ? FileKind.Pdf
        : IsMarkup(bytes) ? FileKind.Svg
        : null;

    private static bool IsPng(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]);

    // A box "ftyp" (ISO/IEC 14496-12): its length, its name, the main brand, a version, more brands.
    private static bool IsAvif(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 16 || !bytes[4..].StartsWith("ftyp"u8))
        {
            return false;
        }

        var end = Math.Min(BinaryPrimitives.ReadUInt32BigEndian(bytes), 16 + 4 * MostBrands);
        for (var at = 8; at + 4 <= Math.Min(end, bytes.Length); at += 4)
        {
            if (at != 12 && (bytes[at..].StartsWith("avif"u8) || bytes[at..].StartsWith("avis"u8)))
            {
                return true;
            }
        }

        return false;
    }

    // Whether the markup is a drawing shows when it is read.
    private static bool IsMarkup(ReadOnlySpan<byte> bytes)
    {
        bytes = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        var start = bytes.IndexOfAnyExcept(" \t\r\n"u8);
        return start >= 0 && bytes[start] == '<';
    }
}

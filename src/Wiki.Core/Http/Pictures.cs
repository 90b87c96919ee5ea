using System.Buffers.Binary;
using System.Xml;
using Microsoft.Extensions.FileProviders;
using Wiki.Text.Links;

namespace Wiki.Core.Http;

/// <summary>The pictures that come with the site, read once.</summary>
public sealed class Pictures(IWebHostEnvironment environment)
{
    private const string Folder = "/images";

    private readonly Lazy<IReadOnlyDictionary<string, PictureSize>> _sizes = new(() =>
        Below(environment.WebRootFileProvider, Folder)
            .ToDictionary(it => it.Address, it => it.Size, StringComparer.Ordinal));

    /// <summary>The size of each drawing (SVG) and PNG that says its size, by address.</summary>
    public IReadOnlyDictionary<string, PictureSize> Sizes => _sizes.Value;

    private static IEnumerable<(string Address, PictureSize Size)> Below(IFileProvider files, string folder) =>
        files.GetDirectoryContents(folder).SelectMany(file =>
        {
            var address = $"{folder}/{file.Name}";
            return file.IsDirectory ? Below(files, address)
                : SizeOf(file) is { } size ? [(address, size)]
                : [];
        });

    private static PictureSize? SizeOf(IFileInfo file)
    {
        using var stream = file.CreateReadStream();
        return Path.GetExtension(file.Name) switch
        {
            ".svg" => OfDrawing(stream),
            ".png" => OfPng(stream),
            _ => null,
        };
    }

    private static PictureSize? OfDrawing(Stream stream)
    {
        using var xml = XmlReader.Create(stream, new XmlReaderSettings { DtdProcessing = DtdProcessing.Ignore });
        return xml.MoveToContent() == XmlNodeType.Element
            && int.TryParse(xml.GetAttribute("width"), out var width)
            && int.TryParse(xml.GetAttribute("height"), out var height)
            ? new PictureSize(width, height)
            : null;
    }

    // After the signature of 8 bytes the first chunk: length, "IHDR", width, height.
    private static PictureSize? OfPng(Stream stream)
    {
        Span<byte> head = stackalloc byte[24];
        return stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length
            && head[12..16].SequenceEqual("IHDR"u8)
            ? new PictureSize(
                BinaryPrimitives.ReadInt32BigEndian(head[16..]), BinaryPrimitives.ReadInt32BigEndian(head[20..]))
            : null;
    }
}

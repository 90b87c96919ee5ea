namespace Wiki.Text.Files;

/// <summary>What a file is, by its content.</summary>
public enum FileKind
{
    /// <summary>A picture without loss.</summary>
    [Word("png")]
    Png,

    /// <summary>A photo.</summary>
    [Word("jpeg")]
    Jpeg,

    /// <summary>A picture of few colours; it may move.</summary>
    [Word("gif")]
    Gif,

    /// <summary>A small picture.</summary>
    [Word("webp")]
    WebP,

    /// <summary>A very small picture.</summary>
    [Word("avif")]
    Avif,

    /// <summary>A drawing, which is text.</summary>
    [Word("svg")]
    Svg,

    /// <summary>A document to download.</summary>
    [Word("pdf")]
    Pdf,
}

/// <summary>What follows from the kind of a file.</summary>
public static class FileKinds
{
    /// <summary>The kinds in one line, for sentences.</summary>
    public const string Names = "PNG, JPEG, GIF, WebP, AVIF, SVG or PDF";

    /// <summary>The end of the names of such files, without a dot.</summary>
    public static string Ending(this FileKind kind) => kind == FileKind.Jpeg ? "jpg" : kind.Word();

    /// <summary>The media type that browsers are told.</summary>
    public static string MediaType(this FileKind kind) => kind switch
    {
        FileKind.Svg => "image/svg+xml",
        FileKind.Pdf => "application/pdf",
        _ => "image/" + kind.Word(),
    };

    /// <summary>The name of the kind in sentences.</summary>
    public static string Name(this FileKind kind) => kind == FileKind.WebP ? "WebP" : kind.Word().ToUpperInvariant();

    /// <summary>Whether pages can show it.</summary>
    public static bool IsPicture(this FileKind kind) => kind != FileKind.Pdf;
}

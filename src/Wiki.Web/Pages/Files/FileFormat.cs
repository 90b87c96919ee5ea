using Wiki.Core.Files.Rows;
using Wiki.Text.Files;

namespace Wiki.Web.Pages.Files;

/// <summary>How pages show what a file is.</summary>
public static class FileFormat
{
    /// <summary>The kind, the pixels of a picture and the bytes: “PNG, 640 × 480, 12 KB”.</summary>
    public static string Size(FileUpload upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        var pixels = upload.Width is null ? "" : $"{upload.Width} × {upload.Height}, ";
        return $"{upload.Kind.Name()}, {pixels}{Bytes(upload.Length)}";
    }

    private static string Bytes(int count) => count switch
    {
        < 1024 => $"{count} bytes",
        < 1024 * 1024 => $"{count / 1024.0:0} KB",
        _ => $"{count / 1024.0 / 1024:0.0} MB",
    };
}

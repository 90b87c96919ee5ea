namespace Wiki.Text.Links;

// Files: the pictures and documents that people upload.
public static partial class Addresses
{
    private const string FilesFolder = "/media/";

    /// <summary>The list of the files, with the form for a new one.</summary>
    /// <param name="words">Words that the names or alt texts have.</param>
    /// <param name="show"><c>unused</c> or <c>waiting</c> for these alone.</param>
    /// <param name="page">The page of the list.</param>
    public static string Files(string? words = null, string? show = null, int page = 1) =>
        "/media" + new QueryText().Add("q", words).Add("show", show).Add("p", Further(page));

    /// <summary>The bytes of a file as readers get them. Pages write this address.</summary>
    /// <param name="file">The name of the file.</param>
    public static string File(string file) => FilesFolder + Escape(file);

    /// <summary>The page about a file: its uploads, and where it is used.</summary>
    /// <param name="file">The name of the file.</param>
    public static string AboutFile(string file) => File(file) + "/about";

    /// <summary>The bytes of one upload, which never change.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="upload">The number of the upload.</param>
    public static string Upload(string file, int upload) => $"{File(file)}/{upload}";

    /// <summary>One upload of a picture in a smaller size.</summary>
    /// <param name="file">The name of the file.</param>
    /// <param name="upload">The number of the upload.</param>
    /// <param name="width">The width in pixels.</param>
    public static string Rendition(string file, int upload, int width) => $"{Upload(file, upload)}-{width}.webp";

    /// <summary>What an address has in the place of the name of a file; null for any other address.</summary>
    /// <param name="address">An address as a page writes it.</param>
    public static string? FileIn(string? address)
    {
        if (address?.StartsWith(FilesFolder, StringComparison.Ordinal) != true)
        {
            return null;
        }

        var rest = address.AsSpan(FilesFolder.Length);
        var end = rest.IndexOfAny("?#");
        rest = end < 0 ? rest : rest[..end];
        return (rest.EndsWith("/about") ? rest[..^"/about".Length] : rest).ToString();
    }
}

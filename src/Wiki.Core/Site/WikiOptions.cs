namespace Wiki.Core.Site;

/// <summary>The settings under <c>Wiki</c>: <c>Wiki__DataFolder</c> and so on in the environment.</summary>
public sealed class WikiOptions
{
    /// <summary>The site's name, as pages show it.</summary>
    [Name]
    public string SiteName { get; set; } = "Linux Virtualization Wiki";

    /// <summary>Where the site is on the web, e.g. <c>https://wiki.example</c>; empty when not set.</summary>
    [WebAddress]
    public string BaseAddress { get; set; } = "";

    /// <summary>How mail is sent.</summary>
    public MailOptions Mail { get; init; } = new();

    /// <summary>The private data folder, an absolute path.</summary>
    [Folder]
    public string DataFolder { get; set; } = Path.Combine(SiteFolders.Root, ".data");

    /// <summary>The folder for the bytes of files, an absolute path; empty to store them in the database.</summary>
    [Folder]
    public string FilesFolder { get; set; } = "";

    /// <summary>The largest file that somebody may upload, in MiB.</summary>
    [WholeNumber(1, 20)]
    public int FileMegabytes { get; set; } = 10;

    /// <summary>The largest picture that somebody may upload, in millions of pixels.</summary>
    [WholeNumber(1, 100)]
    public int PictureMegapixels { get; set; } = 40;

    /// <summary>False to leave an empty database empty instead of importing the shipped pages.</summary>
    public bool Seed { get; set; } = true;

    /// <summary>
    /// True to apply missing schema steps to your own PostgreSQL server at start; the private one always gets them.
    /// </summary>
    public bool Migrate { get; set; }

    /// <summary>True under <c>dotnet run</c>: the program ends when the command that started it has ended.</summary>
    public bool StopWithParent { get; set; }
}

namespace Wiki.Core.Site;

/// <summary>Where the program finds its files.</summary>
public static class SiteFolders
{
    /// <summary>The nearest folder above the program that has a <c>wwwroot</c>: the checkout, or where it was published.</summary>
    public static string Root { get; } = Find();

    /// <summary>The folder whose files are served.</summary>
    public static string WebRoot => Path.Combine(Root, "wwwroot");

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "wwwroot", "favicon.ico")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No wwwroot folder above {AppContext.BaseDirectory}.");
    }
}

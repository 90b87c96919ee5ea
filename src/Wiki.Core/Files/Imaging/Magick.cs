using ImageMagick;
using ImageMagick.Configuration;

namespace Wiki.Core.Files.Imaging;

/// <summary>Shuts everything in ImageMagick but the five formats of pictures. It acts on the whole process.</summary>
/// <remarks>docs/decisions/0015 says why this library, and what each lock is for.</remarks>
public static class Magick
{
    private static readonly Lazy<bool> Locked = new(() =>
    {
        // The encoder of AVIF writes a file there.
        var folder = Directory.CreateTempSubdirectory("wiki-pictures-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        var files = ConfigurationFiles.Default;
        files.Delegates.Data = "<?xml version=\"1.0\"?><delegatemap></delegatemap>";
        files.Policy.Data = $"""
            <?xml version="1.0"?>
            <policymap>
              <policy domain="delegate" rights="none" pattern="*" />
              <policy domain="filter" rights="none" pattern="*" />
              <policy domain="coder" rights="none" pattern="*" />
              <policy domain="coder" rights="read | write" pattern="{"{PNG,JPEG,GIF,WEBP,AVIF}"}" />
              <policy domain="path" rights="none" pattern="*" />
              <policy domain="path" rights="read | write" pattern="{folder}/magick-*" />
            </policymap>
            """;
        MagickNET.Initialize(files, folder);
        MagickNET.SetTempDirectory(folder);
        ResourceLimits.Width = ResourceLimits.Height = 30_000;
        ResourceLimits.Area = 128_000_000;            // pixels of one picture
        ResourceLimits.Memory = 1_500_000_000;        // bytes of all pictures
        ResourceLimits.Disk = 0;
        ResourceLimits.ListLength = 1_000;            // pictures in one file
        ResourceLimits.Thread = 1;
        ResourceLimits.Time = 60;                     // seconds for one picture
        return true;
    });

    /// <summary>Call this before anything else of the library.</summary>
    public static void Lock() => _ = Locked.Value;
}

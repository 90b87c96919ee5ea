using System.Net;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Core.Files.Blobs;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Files;

/// <summary>A wiki whose files are in a folder.</summary>
public sealed class FilesFolderTests(FilesFolderTests.FolderSite site) : IClassFixture<FilesFolderTests.FolderSite>
{
    [Fact]
    public async Task The_bytes_are_in_the_folder_and_a_folder_without_room_is_a_sentence()
    {
        using var editor = await site.Visitor().SignedUpAs("folder");

        var sent = await editor.SendFileAsync("/media", "kept.png", MadePictures.Png(400, 300), ("AltText", "Kept"));

        Assert.Equal("/media/kept.png/about", sent.Location);
        Assert.Equal(2, Directory.GetFiles(site.Folder, "*", SearchOption.AllDirectories).Length);
        Assert.Equal(0, await site.WithAsync((WikiDb db) => db.Set<Blob>().CountAsync()));
        var bytes = await editor.BytesAsync("/media/kept.png");
        // What was uploaded before the setting is still found; a file in the place of the folder takes no more.
        Directory.Move(site.Folder, site.Folder + ".away");
        await File.WriteAllTextAsync(site.Folder, "", TestContext.Current.CancellationToken);

        var refused = await editor.SendFileAsync("/media", "full.png", MadePictures.Png(400, 300, 2),
            ("AltText", "Too much"));

        Assert.Equal(HttpStatusCode.InsufficientStorage, refused.Status);
        Assert.Contains("no room for the file", Assert.Single(refused.Problems), StringComparison.Ordinal);
        Assert.Equal("Too much", refused.Form("Upload").Value("Alt text"));
        Assert.Equal(HttpStatusCode.NotFound, (await editor.GetAsync("/media/full.png/about")).Status);
        File.Delete(site.Folder);
        Directory.Move(site.Folder + ".away", site.Folder);
        Assert.Equal(bytes, await editor.BytesAsync("/media/kept.png"));
        Assert.Equal("/media/full.png/about", (await editor.SendFileAsync(
            "/media", "full.png", MadePictures.Png(400, 300, 2), ("AltText", "Room again"))).Location);
    }

    public sealed class FolderSite : WikiSite
    {
        public string Folder => Path.Combine(DataFolder, "files");

        protected override IEnumerable<(string Name, string Value)> Settings() => [("Wiki:FilesFolder", Folder)];
    }
}

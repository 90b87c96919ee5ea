using Microsoft.EntityFrameworkCore;
using Wiki.Core.Data;
using Wiki.Text.Links;

namespace Wiki.Core.Files.Rows;

/// <summary>Finds the files that pages name.</summary>
public static class FileTargets
{
    /// <summary>The files of these names that readers see; a name without such a file is left out.</summary>
    public static async Task<IReadOnlyDictionary<string, FileTarget>> FileTargetsAsync(
        this WikiDb db, IReadOnlyCollection<string> names, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0)
        {
            return new Dictionary<string, FileTarget>();
        }

        var files = await (
            from file in db.Set<StoredFile>()
            join upload in db.Set<FileUpload>()
                on new { file.Id, Number = file.PublishedNumber }
                equals new { Id = upload.FileId, Number = (int?)upload.Number }
            where names.Contains(file.Name)
            select new
            {
                file.Name, upload.Number, upload.Width, upload.Height, upload.AltText,
                Widths = db.Set<FileRendition>().Where(it => it.FileId == file.Id && it.Number == upload.Number)
                    .OrderBy(it => it.Width).Select(it => it.Width).ToList(),
            }).ToListAsync(cancellationToken);
        return files.ToDictionary(it => it.Name, it => new FileTarget(
            it.Number, it is { Width: { } width, Height: { } height } ? new PictureSize(width, height) : null,
            it.AltText, it.Widths), StringComparer.Ordinal);
    }
}

using System.Security.Claims;
using Microsoft.EntityFrameworkCore;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Files.Rows;
using Wiki.Text.Documents;
using Wiki.Text.Files;

namespace Wiki.Core.Files;

/// <summary>Who asks for a file: that decides which uploads there are.</summary>
/// <param name="AccountId">The account that is signed in; null for a visitor.</param>
/// <param name="MayReview">Whether it may decide what readers see.</param>
public sealed record FileViewer(long? AccountId, bool MayReview)
{
    /// <summary>Everybody.</summary>
    public static FileViewer Reader { get; } = new(null, false);

    /// <summary>The one that a request comes from.</summary>
    public static FileViewer Of(ClaimsPrincipal user) =>
        user.IsSignedIn() ? new FileViewer(user.AccountId(), user.MayReview()) : Reader;
}

/// <summary>One upload, with what became of it.</summary>
/// <param name="Upload">The upload.</param>
/// <param name="Author">The name of its author.</param>
/// <param name="Approved">The verdict; null when there is none.</param>
public sealed record UploadView(FileUpload Upload, string Author, bool? Approved)
{
    /// <summary>Whether a reviewer must still decide.</summary>
    public bool IsOpen => Upload.Waits && Approved is null;

    /// <summary>Whether readers may see it.</summary>
    public bool IsPublic => !Upload.Waits || Approved == true;
}

/// <summary>A file with the uploads that somebody may see.</summary>
/// <param name="Name">Its name.</param>
/// <param name="PublishedNumber">The number of the upload that readers see; null for none.</param>
/// <param name="Uploads">The uploads, the newest first; at least one.</param>
public sealed record FileView(FileName Name, int? PublishedNumber, IReadOnlyList<UploadView> Uploads)
{
    /// <summary>The upload that its address shows: what readers see, else the newest.</summary>
    public FileUpload Shown => (Uploads.FirstOrDefault(it => it.Upload.Number == PublishedNumber) ?? Uploads[0]).Upload;
}

/// <summary>A file in a list.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Upload">The upload that its address shows.</param>
/// <param name="Thumbnail">The width of its narrowest rendition; null for none.</param>
/// <param name="Uses">On how many pages it is used.</param>
/// <param name="Waiting">How many of its uploads wait, of those that the asker may see.</param>
public sealed record FileCard(string Name, FileUpload Upload, int? Thumbnail, int Uses, int Waiting);

/// <summary>The choice of a list of files.</summary>
public enum FileChoice
{
    /// <summary>All files.</summary>
    All,

    /// <summary>Files that no page uses.</summary>
    Unused,

    /// <summary>Files with uploads that wait for review.</summary>
    Waiting,
}

/// <summary>Answers what pages ask about files. Nobody gets an upload that they may not see.</summary>
public sealed class FileReader(WikiDb db)
{
    /// <summary>The most files in one part of a list.</summary>
    public const int PartSize = 60;

    /// <summary>A file with its uploads; null when there is none that the viewer may see.</summary>
    public async Task<FileView?> FindAsync(FileName name, FileViewer viewer, CancellationToken cancellationToken)
    {
        if (await db.Set<StoredFile>().AsNoTracking().SingleOrDefaultAsync(
            it => it.Name == name.Value, cancellationToken) is not { } file)
        {
            return null;
        }

        var uploads = await (
            from upload in Visible(viewer)
            where upload.FileId == file.Id
            orderby upload.Number descending
            select new UploadView(upload, upload.Author!.UserName!, db.Set<FileVerdict>()
                .Where(it => it.FileId == upload.FileId && it.Number == upload.Number)
                .Select(it => (bool?)it.Approved).FirstOrDefault())).ToListAsync(cancellationToken);
        return uploads.Count == 0 ? null : new FileView(name, file.PublishedNumber, uploads);
    }

    /// <summary>What an address of a file leads to.</summary>
    /// <param name="name">The name of the file.</param>
    /// <param name="number">The upload; null for the one that readers see, or else the viewer's newest.</param>
    /// <param name="width">The width of a rendition; null for the whole picture.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The upload, the hash of the bytes, and whether all may have them; null for nothing.</returns>
    public async Task<(FileUpload Upload, byte[] Hash, bool IsPublic)?> BytesAsync(
        FileName name, int? number, int? width, FileViewer viewer, CancellationToken cancellationToken)
    {
        var found = await (
            from file in db.Set<StoredFile>()
            where file.Name == name.Value
            from upload in Visible(viewer)
            where upload.FileId == file.Id && (number == null || upload.Number == number)
            orderby upload.Number == file.PublishedNumber descending, upload.Number descending
            select new
            {
                upload,
                IsPublic = Visible(FileViewer.Reader).Any(it => it.FileId == file.Id && it.Number == upload.Number),
                Smaller = db.Set<FileRendition>().Where(it => it.FileId == file.Id && it.Number == upload.Number
                    && it.Width == width).Select(it => it.Hash).FirstOrDefault(),
            }).AsNoTracking().FirstOrDefaultAsync(cancellationToken);
        return found is null || width is not null && found.Smaller is null ? null
            : (found.upload, found.Smaller ?? found.upload.Hash, found.IsPublic);
    }

    /// <summary>A part of the files, those with the newest uploads first, and how many there are.</summary>
    /// <param name="words">A part of the name or of the alt text; empty for any.</param>
    /// <param name="choice">Which files.</param>
    /// <param name="part">The part, from 1.</param>
    /// <param name="viewer">Who asks.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<(IReadOnlyList<FileCard> Cards, int Total)> ListAsync(
        string words, FileChoice choice, int part, FileViewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(words);
        var open = Visible(viewer).Where(it => it.Waits
            && !db.Set<FileVerdict>().Any(verdict => verdict.FileId == it.FileId && verdict.Number == it.Number));
        var rows =
            from file in db.Set<StoredFile>()
            from upload in Visible(viewer).Where(it => it.FileId == file.Id)
                .OrderByDescending(it => it.Number == file.PublishedNumber).ThenByDescending(it => it.Number).Take(1)
            select new
            {
                file.Name, Upload = upload, Uses = db.Set<ArticleFile>().Count(it => it.Name == file.Name),
                Waiting = open.Count(it => it.FileId == file.Id),
            };
        if (words.Length > 0)
        {
            var pattern = $"%{words.Replace(@"\", @"\\").Replace("%", @"\%").Replace("_", @"\_")}%";
            rows = rows.Where(it =>
                EF.Functions.ILike(it.Name, pattern) || EF.Functions.ILike(it.Upload.AltText, pattern));
        }

        rows = choice switch
        {
            FileChoice.Unused => rows.Where(it => it.Uses == 0),
            FileChoice.Waiting => rows.Where(it => it.Waiting > 0),
            _ => rows,
        };
        var cards = await rows.OrderByDescending(it => it.Upload.UploadedAt).ThenBy(it => it.Name)
            .Skip((part - 1) * PartSize).Take(PartSize)
            .Select(it => new FileCard(it.Name, it.Upload, db.Set<FileRendition>()
                .Where(size => size.FileId == it.Upload.FileId && size.Number == it.Upload.Number)
                .Min(size => (int?)size.Width), it.Uses, it.Waiting)).AsNoTracking().ToListAsync(cancellationToken);
        return (cards, await rows.CountAsync(cancellationToken));
    }

    /// <summary>How many files have uploads that wait for review.</summary>
    public Task<int> WaitingAsync(CancellationToken cancellationToken) => db.Set<FileUpload>()
        .Where(it => it.Waits && !db.Set<FileVerdict>()
            .Any(verdict => verdict.FileId == it.FileId && verdict.Number == it.Number))
        .Select(it => it.FileId).Distinct().CountAsync(cancellationToken);

    /// <summary>The published articles that use a file, by title.</summary>
    public Task<List<ArticleCard>> UsedOnAsync(FileName name, CancellationToken cancellationToken) => (
        from use in db.Set<ArticleFile>()
        where use.Name == name.Value
        join index in db.Set<ArticleIndex>() on use.ArticleId equals index.ArticleId
        join article in db.Set<Article>() on use.ArticleId equals article.Id
        orderby index.Title, article.Id
        select new ArticleCard(article.Slug, index.Title, index.Kind, index.Name, index.Hue, index.Summary))
        .Take(ArticleList.PartSize).ToListAsync(cancellationToken);

    /// <summary>The hints about files of a text that readers would not see: they are not there, or they wait.</summary>
    public async Task<IReadOnlyList<Wiki.Text.Problem>> HintsAsync(
        WikiDocument document, FileViewer viewer, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(document);
        var names = document.Files.Select(it => it.Name.Value).ToArray();
        if (names.Length == 0)
        {
            return [];
        }

        var known = await (
            from file in db.Set<StoredFile>()
            where names.Contains(file.Name) && Visible(viewer).Any(it => it.FileId == file.Id)
            select new { file.Name, file.PublishedNumber }).ToDictionaryAsync(
                it => it.Name, it => it.PublishedNumber, cancellationToken);
        return [.. document.Files.Select(it => !known.TryGetValue(it.Name.Value, out var published)
            ? Hint(it.Line, $"There is no file “{it.Name}”. Readers see its alt text until somebody uploads it.")
            : published is null
            ? Hint(it.Line, $"The file “{it.Name}” waits for review. Readers see its alt text until a reviewer "
                + "approves it.")
            : null).OfType<Wiki.Text.Problem>()];

        static Wiki.Text.Problem Hint(int line, string sentence) =>
            new("D019", Wiki.Text.Severity.Hint, line, 1, $"Line {line}: "
                + $"{char.ToLowerInvariant(sentence[0])}{sentence[1..]}");
    }

    private IQueryable<FileUpload> Visible(FileViewer viewer) => db.Set<FileUpload>().Where(upload =>
        !upload.Waits || viewer.MayReview || upload.AuthorId == viewer.AccountId
        || db.Set<FileVerdict>().Any(it => it.FileId == upload.FileId && it.Number == upload.Number && it.Approved));
}

using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Core.Data;
using Wiki.Core.Files.Blobs;
using Wiki.Core.Files.Imaging;
using Wiki.Core.Files.Rows;
using Wiki.Core.Http;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Text.Files;

namespace Wiki.Core.Files;

/// <summary>Stores uploads and verdicts on them. No other code does.</summary>
public sealed class FileWriter(
    WikiDb db, FilePreparation preparation, BlobStore blobs, PublishingRules rules, FileReader reader,
    CacheInvalidation cache, TimeProvider clock)
{
    private const int MostNames = 200;

    /// <summary>Stores a new file, or a new upload of one.</summary>
    /// <param name="replaced">The file; null for a new one.</param>
    /// <param name="draft">What is uploaded.</param>
    /// <param name="account">Who uploads it.</param>
    /// <param name="cancellationToken">Cancels the operation; then nothing is stored.</param>
    public async Task<UploadOutcome> UploadAsync(
        FileName? replaced, UploadDraft draft, FileViewer account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentNullException.ThrowIfNull(account);
        var (altText, summary) = (OneLine(draft.AltText), OneLine(draft.Summary));
        if (altText.Length is 0 or > FileUpload.MaximumAltLength)
        {
            return Refused("AltText", altText.Length == 0
                ? "Say in a few words what the file shows: it is read to those who cannot see it."
                : $"The alt text has {altText.Length} characters; at most {FileUpload.MaximumAltLength}.");
        }

        if (summary.Length > FileUpload.MaximumSummaryLength)
        {
            return Refused(
                "Summary", $"The summary has {summary.Length} characters; at most {FileUpload.MaximumSummaryLength}.");
        }

        if (draft.Bytes is null)
        {
            return replaced is { } same && await reader.FindAsync(same, account, cancellationToken) is { } file
                ? await StoreAsync(same, null, file.Shown, altText, summary, account, cancellationToken)
                : Refused("Chosen", "Choose a file.");
        }

        var (prepared, problem) = await preparation.PrepareAsync(draft.Bytes, cancellationToken);
        if (prepared is null)
        {
            return Refused("Chosen", problem!);
        }

        if (replaced is { } old && FileName.Of(old.Value, prepared.Kind) != old)
        {
            return Refused("Chosen", $"This is a {prepared.Kind.Name()}, and the file is called {old}. Save it as "
                + "a file of that kind, or upload it under a name of its own.");
        }

        if (replaced is not null)
        {
            return await StoreAsync(replaced, prepared, null, altText, summary, account, cancellationToken);
        }

        var typed = draft.Name?.Trim() ?? "";
        if (typed.Length > 0 && FileName.Of(typed, prepared.Kind) is null)
        {
            return Refused("Name", "The name needs at least one letter or digit of the Latin alphabet.");
        }

        // A picture that was pasted has no name of its own, and a name in another script leaves nothing.
        var name = FileName.Of(typed.Length > 0 ? typed : draft.SentName, prepared.Kind)
            ?? FileName.Of(altText.Length > 60 ? altText[..60] : altText, prepared.Kind)
            ?? FileName.Of("file", prepared.Kind)!.Value;
        for (var number = 1; number <= MostNames; number++)
        {
            var free = number == 1 ? name : name.Numbered(number);
            if (!await db.Set<StoredFile>().AnyAsync(it => it.Name == free.Value, cancellationToken)
                && await StoreAsync(null, prepared, null, altText, summary, account, cancellationToken, free)
                    is UploadOutcome outcome and not UploadOutcome.Refused { Status: StatusCodes.Status409Conflict })
            {
                return outcome;
            }

            if (typed.Length > 0)
            {
                break;
            }
        }

        return Refused("Name", $"There is a file {name} already. Choose another name, or replace that file on its "
            + "page.", StatusCodes.Status409Conflict);
    }

    /// <summary>Makes an earlier upload the newest one again, as a new upload.</summary>
    public async Task<UploadOutcome> RevertAsync(
        FileName name, int number, FileViewer account, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(account);
        var file = await reader.FindAsync(name, account, cancellationToken);
        return file?.Uploads.FirstOrDefault(it => it.Upload.Number == number) is { } earlier
            ? await StoreAsync(name, null, earlier.Upload, earlier.Upload.AltText, $"Back to upload {number}", account,
                cancellationToken)
            : Refused("", $"{name} has no upload {number}.", StatusCodes.Status404NotFound);
    }

    /// <summary>Gives a verdict on a waiting upload. False when it does not wait, or is the reviewer's own.</summary>
    public async Task<bool> DecideAsync(
        FileName name, int number, bool approved, long reviewer, CancellationToken cancellationToken)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        if (await LockAsync(name, cancellationToken) is not { } file
            || await db.Set<FileUpload>().AsNoTracking().SingleOrDefaultAsync(
                it => it.FileId == file.Id && it.Number == number, cancellationToken) is not { Waits: true } upload
            || upload.AuthorId == reviewer
            || await db.Set<FileVerdict>().AnyAsync(it => it.FileId == file.Id && it.Number == number,
                cancellationToken))
        {
            return false;
        }

        db.Add(new FileVerdict
        {
            FileId = file.Id, Number = number, Approved = approved, ReviewerId = reviewer,
            DecidedAt = clock.GetUtcNow(),
        });
        await db.SaveChangesAsync(cancellationToken);
        if (approved && !(file.PublishedNumber > number))
        {
            await PublishAsync(file.Id, number, cancellationToken);
        }

        await CommitAsync(name, cancellationToken);
        return true;
    }

    // Stores either new content, or that of an earlier upload.
    private async Task<UploadOutcome> StoreAsync(
        FileName? existing, PreparedFile? content, FileUpload? earlier, string altText, string summary,
        FileViewer account, CancellationToken cancellationToken, FileName free = default)
    {
        var name = existing ?? free;
        var author = account.AccountId!.Value;
        try
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
            var hash = content is null ? earlier!.Hash : await blobs.PutAsync(content.Bytes, cancellationToken);
            var renditions = content is null
                ? await db.Set<FileRendition>().Where(it => it.FileId == earlier!.FileId && it.Number == earlier.Number)
                    .Select(it => new { it.Width, it.Hash }).AsAsyncEnumerable().Select(it => (it.Width, it.Hash))
                    .ToListAsync(cancellationToken)
                : [];
            foreach (var (width, bytes) in content?.Renditions ?? [])
            {
                renditions.Add((width, await blobs.PutAsync(bytes, cancellationToken)));
            }

            var file = existing is null
                ? await CreateAsync(name, cancellationToken) : await LockAsync(name, cancellationToken);
            if (file is null)
            {
                return Refused("Name", "", StatusCodes.Status409Conflict); // somebody took the name first
            }

            var waits = await rules.WaitsAsync(author, cancellationToken);
            var upload = new FileUpload
            {
                FileId = file.Id, Number = file.CurrentNumber + 1, AuthorId = author, UploadedAt = clock.GetUtcNow(),
                Summary = summary, AltText = altText, Kind = content?.Kind ?? earlier!.Kind,
                Width = content is null ? earlier!.Width : content.Width,
                Height = content is null ? earlier!.Height : content.Height,
                Length = content?.Bytes.Length ?? earlier!.Length, Hash = hash, Waits = waits,
            };
            db.Add(upload);
            db.AddRange(renditions.Select(it => new FileRendition
            {
                FileId = file.Id, Number = upload.Number, Width = it.Item1, Hash = it.Item2,
            }));
            await db.SaveChangesAsync(cancellationToken);
            await db.Set<StoredFile>().Where(it => it.Id == file.Id).ExecuteUpdateAsync(
                set => set.SetProperty(it => it.CurrentNumber, upload.Number), cancellationToken);
            if (!waits)
            {
                await PublishAsync(file.Id, upload.Number, cancellationToken);
            }

            await CommitAsync(name, cancellationToken);
            return new UploadOutcome.Stored(name, upload.Number, upload.Kind.IsPicture(), altText, waits);
        }
        catch (Exception e) when (e is NoRoomException || SqlStates.Of(e) == PostgresErrorCodes.DiskFull)
        {
            return Refused("", "The wiki has no room for the file at the moment: its disk is full, or it may not "
                + "write there. Nothing was stored and nothing was lost. Tell an administrator, and try again later.",
                StatusCodes.Status507InsufficientStorage);
        }
        finally
        {
            db.ChangeTracker.Clear();
        }
    }

    // Null when the name is taken. It waits for another upload of the same name that has not committed yet.
    private Task<StoredFile?> CreateAsync(FileName name, CancellationToken cancellationToken) => db.Set<StoredFile>()
        .FromSql(
            $"""
             INSERT INTO files (name, current_number) VALUES ({name.Value}, 0) ON CONFLICT DO NOTHING
             RETURNING id, name, current_number, published_number
             """).AsNoTracking().AsAsyncEnumerable().FirstOrDefaultAsync(cancellationToken).AsTask();

    private Task<StoredFile?> LockAsync(FileName name, CancellationToken cancellationToken) => db.Set<StoredFile>()
        .FromSql($"SELECT * FROM files WHERE name = {name.Value} FOR UPDATE").AsNoTracking().AsAsyncEnumerable()
        .FirstOrDefaultAsync(cancellationToken).AsTask();

    private Task<int> PublishAsync(long file, int number, CancellationToken cancellationToken) => db.Set<StoredFile>()
        .Where(it => it.Id == file)
        .ExecuteUpdateAsync(set => set.SetProperty(it => it.PublishedNumber, number), cancellationToken);

    private async Task CommitAsync(FileName name, CancellationToken cancellationToken)
    {
        string[] tags = [CacheTags.AnyFile, CacheTags.File(name.Value)];
        await CacheInvalidation.SendAsync(db, tags, cancellationToken);
        await db.Database.CurrentTransaction!.CommitAsync(cancellationToken);
        cache.Drop(tags);
    }

    private static UploadOutcome.Refused Refused(
        string field, string sentence, int status = StatusCodes.Status422UnprocessableEntity) =>
        new(field, sentence, status);

    // One line of valid Unicode.
    private static string OneLine(string? text)
    {
        var line = string.Concat((text ?? "").ReplaceLineEndings(" ")
            .Where(c => !char.IsControl(c) && !DirectionControls.Has(c))).Trim();
        return System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(line));
    }
}

using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Npgsql;
using Wiki.Core.Data;
using Wiki.Core.Site;

namespace Wiki.Core.Files.Blobs;

/// <summary>
/// The bytes of all files, by their SHA-256: in the database, or in the folder of the setting <c>Wiki__FilesFolder</c>.
/// Nothing is ever overwritten, and reading finds what is stored in either place.
/// </summary>
public sealed class BlobStore(WikiDb db, IOptions<WikiOptions> options, ILogger<BlobStore> logger)
{
    private readonly string _folder = options.Value.FilesFolder;

    /// <summary>Stores bytes, unless they are there; in the database within the caller's transaction.</summary>
    /// <returns>Their hash.</returns>
    /// <exception cref="NoRoomException">The disk is full, or the folder cannot be written to.</exception>
    public async Task<byte[]> PutAsync(byte[] bytes, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bytes);
        var hash = SHA256.HashData(bytes);
        try
        {
            if (_folder.Length > 0)
            {
                await PutInFolderAsync(hash, bytes, cancellationToken);
            }
            else
            {
                await db.Database.ExecuteSqlAsync(
                    $"INSERT INTO blobs (hash, bytes) VALUES ({hash}, {bytes}) ON CONFLICT DO NOTHING",
                    cancellationToken);
            }

            return hash;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException
            || SqlStates.Of(e) is PostgresErrorCodes.DiskFull or PostgresErrorCodes.OutOfMemory)
        {
            logger.LogError("A file of {Bytes} bytes could not be stored: {Reason}", bytes.Length,
                e.GetBaseException().Message);
            throw new NoRoomException(e);
        }
    }

    /// <summary>The bytes of a hash; null when they are nowhere, which only a lost folder or table can cause.</summary>
    public async Task<byte[]?> FindAsync(byte[] hash, CancellationToken cancellationToken)
    {
        if (_folder.Length > 0 && PathOf(hash) is var path && File.Exists(path))
        {
            return await File.ReadAllBytesAsync(path, cancellationToken);
        }

        var bytes = await db.Set<Blob>().Where(it => it.Hash == hash).Select(it => it.Bytes)
            .SingleOrDefaultAsync(cancellationToken);
        if (bytes is null)
        {
            logger.LogError("The file {Hash} is stored nowhere.", Convert.ToHexStringLower(hash));
        }

        return bytes;
    }

    // Beside its place first, so that nobody ever reads half of it, and written through before it is moved there: after
    // a loss of power there is all of it or nothing.
    private async Task PutInFolderAsync(byte[] hash, byte[] bytes, CancellationToken cancellationToken)
    {
        var path = PathOf(hash);
        if (File.Exists(path))
        {
            return;
        }

        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        var draft = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(draft, FileMode.CreateNew, FileAccess.Write))
            {
                await file.WriteAsync(bytes, cancellationToken);
                file.Flush(flushToDisk: true);
            }

            File.Move(draft, path, overwrite: true);
        }
        catch
        {
            File.Delete(draft);
            throw;
        }
    }

    // Only hexadecimal digits reach the file system.
    private string PathOf(byte[] hash)
    {
        var name = Convert.ToHexStringLower(hash);
        return Path.Combine(_folder, name[..2], name);
    }
}

/// <summary>The disk is full, or the folder for files cannot be written to.</summary>
/// <param name="cause">What the system said.</param>
public sealed class NoRoomException(Exception cause) : Exception("There is no room for the file.", cause);

using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.Extensions.Caching.Memory;

namespace Wiki.Core.Rendering;

/// <summary>A preview that an editor has on the screen.</summary>
/// <param name="Text">The text that was previewed.</param>
/// <param name="Parts">The HTML of each part, hashed.</param>
/// <param name="Lines">The line of the text where each part begins.</param>
/// <param name="Remarks">The remarks, hashed.</param>
public sealed record SeenPreview(
    string Text, ImmutableArray<ulong> Parts, ImmutableArray<int> Lines, ulong Remarks);

/// <summary>
/// Remembers which preview each editor saw last, so that only what changed has to be sent. Whatever it forgets is sent
/// whole again.
/// </summary>
public sealed class SeenPreviews : IDisposable
{
    private const long MaximumCharacters = 16L * 1024 * 1024;

    private readonly MemoryCache _seen = new(new MemoryCacheOptions { SizeLimit = MaximumCharacters });

    /// <summary>The preview that this account was shown under a key; null when it is forgotten.</summary>
    public SeenPreview? Find(long account, string key) =>
        _seen.TryGetValue((account, key), out Entry? entry) ? entry!.Preview : null;

    /// <summary>Remembers a preview, and returns its new key.</summary>
    /// <param name="account">The account that sees it.</param>
    /// <param name="preview">The preview.</param>
    /// <param name="before">
    /// The key of the preview in whose place it comes. That one stays, because the answer may be lost on its way; the
    /// one before it goes.
    /// </param>
    public string Keep(long account, SeenPreview preview, string? before)
    {
        ArgumentNullException.ThrowIfNull(preview);
        if (before is not null && _seen.TryGetValue((account, before), out Entry? entry) && entry!.Before is { } old)
        {
            _seen.Remove((account, old));
        }

        var key = RandomNumberGenerator.GetHexString(16, lowercase: true);
        _seen.Set((account, key), new Entry(preview, before), new MemoryCacheEntryOptions
        {
            Size = preview.Text.Length + 8L * preview.Parts.Length,
            SlidingExpiration = TimeSpan.FromHours(1),
        });
        return key;
    }

    /// <inheritdoc/>
    public void Dispose() => _seen.Dispose();

    private sealed record Entry(SeenPreview Preview, string? Before);
}

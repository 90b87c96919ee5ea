using Wiki.Text.Blocks;

namespace Wiki.Web.Derived;

/// <summary>A release that a timeline of an article dates. Derived from the article's published revision.</summary>
public sealed record ReleaseRow
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>Its place among the releases of the article, from 0.</summary>
    public int Position { get; init; }

    /// <summary>The version line.</summary>
    public required string Line { get; init; }

    /// <summary>The version, in its canonical spelling.</summary>
    public required string Version { get; init; }

    /// <summary>The first day it can have come out; null when open.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The last day it can have come out; null when open.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>Whether the timeline calls it a release, not some other event with a version.</summary>
    public bool IsRelease { get; init; }

    /// <summary>The rows of an article's releases.</summary>
    public static List<ReleaseRow> Of(long articleId, IEnumerable<Release> releases) =>
        [.. releases.Select((release, position) => new ReleaseRow
        {
            ArticleId = articleId,
            Position = position,
            Line = release.Line,
            Version = release.Version.Text,
            FirstDay = release.First,
            LastDay = release.Last,
            IsRelease = release.IsRelease,
        })];

    /// <summary>The release as matrices ask for it.</summary>
    public Release ToRelease() => VersionPoint.TryRead(Version, out var version)
        ? new Release(Line, version, FirstDay, LastDay, IsRelease)
        : throw new InvalidOperationException($"\"{Version}\" is no version; rebuild the derived rows.");
}

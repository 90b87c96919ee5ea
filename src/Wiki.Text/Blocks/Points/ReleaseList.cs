using System.Collections.Frozen;

namespace Wiki.Text.Blocks.Points;

/// <summary>
/// The known releases of each version line. When several rows date one version, a row of the kind release wins, then
/// the first row.
/// </summary>
public sealed class ReleaseList
{
    private static readonly Comparer<Release> ByVersion =
        Comparer<Release>.Create((a, b) => VersionPoint.CompareNumbers(a.Version, b.Version));

    private readonly FrozenDictionary<string, List<Release>> _lines;

    private ReleaseList(FrozenDictionary<string, List<Release>> lines) => _lines = lines;

    /// <summary>The empty list: nothing can be checked against it.</summary>
    public static ReleaseList Empty { get; } = Of([]);

    /// <summary>Builds the list from releases in the order in which they were read.</summary>
    public static ReleaseList Of(IEnumerable<Release> releases) => new(releases
        .GroupBy(release => release.Line, StringComparer.Ordinal)
        .ToFrozenDictionary(line => line.Key, Distinct, StringComparer.Ordinal));

    /// <summary>
    /// The list with more releases. When two date the same version, the one that was already in the list comes first.
    /// </summary>
    public ReleaseList With(IEnumerable<Release> releases) => Of(_lines.Values.SelectMany(line => line).Concat(releases));

    /// <summary>The known lines.</summary>
    public IReadOnlyList<string> Lines => _lines.Keys;

    /// <summary>The releases of a line, oldest version first; empty when the line is unknown.</summary>
    public IReadOnlyList<Release> Line(string line) => _lines.GetValueOrDefault(line, []);

    /// <summary>The release of the version, or null when it is not in the list.</summary>
    public Release? Find(string line, VersionPoint version) =>
        IndexOf(line, version) is >= 0 and var index ? Line(line)[index] : null;

    /// <summary>The next higher version of the line, or null when there is none.</summary>
    public Release? Next(string line, VersionPoint version)
    {
        var index = IndexOf(line, version);
        return Line(line).ElementAtOrDefault(index >= 0 ? index + 1 : ~index);
    }

    /// <summary>
    /// The highest version that is not above this one, otherwise the lowest above it. Null when the line is unknown.
    /// </summary>
    public Release? Nearest(string line, VersionPoint version)
    {
        var index = IndexOf(line, version);
        return Line(line).ElementAtOrDefault(index >= 0 ? index : Math.Max(0, ~index - 1));
    }

    private int IndexOf(string line, VersionPoint version) => _lines.TryGetValue(line, out var releases)
        ? releases.BinarySearch(new Release(line, version, null, null, false), ByVersion)
        : -1;

    private static List<Release> Distinct(IEnumerable<Release> releases)
    {
        var distinct = new List<Release>();
        foreach (var release in releases.Order(ByVersion).ThenBy(release => !release.IsRelease))
        {
            if (distinct.Count == 0 || ByVersion.Compare(distinct[^1], release) != 0)
            {
                distinct.Add(release);
            }
        }

        return distinct;
    }
}

/// <summary>A release of a system, from a row of a timeline.</summary>
/// <param name="Line">The version line of the release.</param>
/// <param name="Version">The version that was released.</param>
/// <param name="First">The first possible day of the release, or null when it is open.</param>
/// <param name="Last">The last possible day of the release, or null when it is open.</param>
/// <param name="IsRelease">Whether the row has the kind release. False for any other event with a version.</param>
public sealed record Release(string Line, VersionPoint Version, DateOnly? First, DateOnly? Last, bool IsRelease);

namespace Wiki.Text.Blocks.Points;

/// <summary>A release of a system, from a row of a timeline.</summary>
/// <param name="Line">The version line of the release.</param>
/// <param name="Version">The version that was released.</param>
/// <param name="First">The first possible day of the release, or null when it is open.</param>
/// <param name="Last">The last possible day of the release, or null when it is open.</param>
/// <param name="IsRelease">Whether the row has the kind release. False for any other event with a version.</param>
public sealed record Release(string Line, VersionPoint Version, DateOnly? First, DateOnly? Last, bool IsRelease);

namespace Wiki.Text.Blocks;

/// <summary>A release of a system, as a row of a timeline states it.</summary>
/// <param name="Line">The version line it belongs to.</param>
/// <param name="Version">Its version.</param>
/// <param name="First">The first day it can have come out; null when open.</param>
/// <param name="Last">The last day it can have come out; null when open.</param>
/// <param name="IsRelease">Whether the row says that it is a release, not some other event with a version.</param>
public sealed record Release(string Line, VersionPoint Version, DateOnly? First, DateOnly? Last, bool IsRelease);

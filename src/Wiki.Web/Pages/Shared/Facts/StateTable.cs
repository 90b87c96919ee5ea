using Wiki.Text.Links;
using Wiki.Web.Facts;

namespace Wiki.Web.Pages.Shared.Facts;

/// <summary>The states of systems, each with a bar and in words.</summary>
/// <param name="Counts">The systems.</param>
/// <param name="Targets">Their hues.</param>
/// <param name="AddressOf">Where the name of a system leads.</param>
/// <param name="Entries">How many entries of the report each has; null on the page of all reports.</param>
/// <param name="Chosen">The system that alone is listed; null for all.</param>
public sealed record StateTable(
    IReadOnlyList<StateCounts> Counts, LinkTargets Targets, Func<string, string> AddressOf,
    IReadOnlyDictionary<string, int>? Entries, string? Chosen);

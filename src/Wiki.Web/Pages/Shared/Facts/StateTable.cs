using Wiki.Core.Facts;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Shared.Facts;

/// <summary>The states of the cells of systems, each with a bar and in words, drawn by <c>_StateTable</c>.</summary>
/// <param name="Counts">The systems.</param>
/// <param name="Targets">The systems of the wiki, for their hues.</param>
/// <param name="AddressOf">The address to which the name of a system leads.</param>
/// <param name="Entries">How many entries of the report each system has; null on the page of all reports.</param>
/// <param name="Chosen">The only system that is listed; null for all.</param>
public sealed record StateTable(
    IReadOnlyList<StateCounts> Counts, LinkTargets Targets, Func<string, string> AddressOf,
    IReadOnlyDictionary<string, int>? Entries, string? Chosen)
{
    /// <summary>The class of a system's hue; empty for none.</summary>
    public string Hue(StateCounts system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return Targets.System(system.Key) is { } target ? "hue-" + target.Hue : "";
    }
}

using Wiki.Core.Reviews;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Review;

/// <summary>One page in the review queue, drawn by <c>_QueueRow</c>.</summary>
/// <param name="Entry">The page and its waiting changes.</param>
/// <param name="Address">The address on which a reviewer looks at them.</param>
/// <param name="Waits">How long the oldest of them waits, in words.</param>
/// <param name="Targets">The systems of the wiki.</param>
public sealed record QueueRow(BacklogEntry Entry, string Address, string Waits, LinkTargets Targets)
{
    /// <summary>For how many changes a reviewer asked the author for more, in words; null for none.</summary>
    public string? Asked => Entry.Asked == 0 ? null
        : Entry.Asked == Entry.Changes ? "changes asked for"
        : $"changes asked for in {Entry.Asked}";

    /// <summary>The systems about which the changes state something: name and hue.</summary>
    public IReadOnlyList<(string Name, string Hue)> Systems =>
    [
        .. Entry.Systems.Select(key => Targets.System(key) is { } system
            ? (system.Name, system.Hue)
            : (key, "slate")),
    ];
}

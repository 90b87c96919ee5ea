using Wiki.Core.Saving;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>What the page after a save says.</summary>
public static class SavedNotice
{
    /// <summary>The sentence after a save that changed nothing.</summary>
    public const string Unchanged = "You changed nothing, so nothing was saved.";

    /// <summary>The sentences after a save.</summary>
    public static string Of(SaveOutcome.Saved saved)
    {
        ArgumentNullException.ThrowIfNull(saved);
        var sentence = $"Saved as revision {saved.Number}.";
        if (saved.MergedWith.Count > 0)
        {
            sentence += " Merged with "
                + string.Join(", ", saved.MergedWith.Select(it => $"revision {it.Number} by {Format.Author(it.Author)}"
                    + (it.Summary.Length > 0 ? $" (“{it.Summary}”)" : ""))) + ", saved while you were writing.";
        }

        if (saved.Reapplied > 0)
        {
            sentence += saved.Reapplied == 1
                ? " Readers see it. The waiting change was reapplied on top of it and still waits."
                : $" Readers see it. The {saved.Reapplied} waiting changes were reapplied on top of it and still wait.";
        }

        return saved switch
        {
            { IsPublished: true } => sentence,
            { Behind: { Count: 1 } behind } =>
                $"{sentence}{Because(behind)} Readers see it after a reviewer decides on revision {behind.First}.",
            { Behind: { } behind } => $"{sentence}{Because(behind)} Readers see it after a reviewer decides on the "
                + $"{behind.Count} waiting changes before it, from revision {behind.First} on.",
            _ => sentence + " Readers see it after a reviewer approves it.",
        };

        static string Because(BehindChanges behind) => behind.Reason is { } reason ? " " + reason : "";
    }
}

using Wiki.Text.Links;
using Wiki.Web.Facts;

namespace Wiki.Web.Pages.Shared.Facts;

/// <summary>A box of facts beside the text of a system.</summary>
/// <param name="Box">The facts.</param>
/// <param name="Targets">The systems of the wiki.</param>
public sealed record FactBoxView(FactBox Box, LinkTargets Targets)
{
    private const int MostOthers = 8;

    /// <summary>The key of the system.</summary>
    public string Key => Box.Counts.Key;

    /// <summary>The class of the system's hue; empty for none.</summary>
    public string Hue => Targets.System(Key) is { } system ? "hue-" + system.Hue : "";

    /// <summary>Where all facts about the system are shown, beside those about others, for the same dates.</summary>
    /// <param name="others">The keys of the others.</param>
    public string Comparison(params string[] others) =>
        Addresses.Compare([Key, .. others], at: Box.At?.Text, known: Box.Known?.Text);

    /// <summary>The other systems, to compare with.</summary>
    public IEnumerable<(string Key, string Name)> Others => Targets.Systems.Where(it => it.Key != Key)
        .Select(it => (it.Key, it.Value.Name)).OrderBy(it => it.Name, StringComparer.Ordinal).Take(MostOthers);
}

using Wiki.Text.Blocks;
using Wiki.Text.Editing;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>The button <em>Tidy</em>, and which matrix it rewrites.</summary>
/// <param name="Text">The text in the form.</param>
/// <param name="Chosen">The id of the chosen matrix; null or empty for all.</param>
public sealed record TidyChoice(string? Text, string? Chosen)
{
    /// <summary>The matrices of the text; empty when there is nothing to choose from.</summary>
    public IReadOnlyList<string> Ids { get; } =
    [
        .. TidyMatrices.Markers(Text ?? "").Where(marker => marker.Kind == BlockKind.Matrix)
            .Select(marker => marker.Id).Distinct(),
    ];
}

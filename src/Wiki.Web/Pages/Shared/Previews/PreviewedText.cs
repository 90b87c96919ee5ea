using System.ComponentModel.DataAnnotations;
using Wiki.Core.Rendering;

namespace Wiki.Web.Pages.Shared.Previews;

/// <summary>
/// The text to preview, as the script of the editor posts it: whole, or as one change of a text seen before.
/// </summary>
public sealed class PreviewedText
{
    /// <summary>The key of the preview that the editor sees; null when the whole text is posted.</summary>
    public string? Key { get; set; }

    /// <summary>Where the change begins in its text, in UTF-16 units.</summary>
    public int Start { get; set; }

    /// <summary>Where it ends in its text.</summary>
    public int End { get; set; }

    /// <summary>What stands there now, or the whole text.</summary>
    [DisplayFormat(ConvertEmptyStringToNull = false)] // a blank stays a blank
    public string? Text { get; set; }

    /// <summary>The whole text; null when the server does not know the text that was changed.</summary>
    /// <param name="seen">What the editor sees; null when that is forgotten, or was never known.</param>
    public string? In(SeenPreview? seen)
    {
        var typed = (Text ?? "").Replace("\r\n", "\n", StringComparison.Ordinal); // forms send CR LF
        return Key is null ? typed
            : seen is not null && 0 <= Start && Start <= End && End <= seen.Text.Length
                ? seen.Text[..Start] + typed + seen.Text[End..]
                : null;
    }
}

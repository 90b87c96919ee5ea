using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using Wiki.Text.Diffing;

namespace Wiki.Web.Pages.Shared;

/// <summary>A text diff on a page.</summary>
/// <param name="Diff">The diff.</param>
/// <param name="All">True to show every unchanged line.</param>
/// <param name="Unfold">The address that shows every unchanged line; null when there is none.</param>
public sealed record Difference(TextDiff Diff, bool All, string? Unfold)
{
    private const int LinesAround = 3;

    /// <summary>The rows in order, with long unchanged stretches folded unless everything is shown.</summary>
    public ImmutableArray<DiffSegment> Segments => Diff.Fold(All ? Diff.Rows.Length : LinesAround);

    /// <summary>A changed line with its marked words in <paramref name="element"/> (del or ins).</summary>
    public static IHtmlContent Words(ImmutableArray<DiffSpan> line, string element)
    {
        var html = new HtmlContentBuilder(2 * line.Length);
        foreach (var span in line)
        {
            if (span.Marked)
            {
                html.AppendHtml($"<{element}>").Append(span.Text).AppendHtml($"</{element}>");
            }
            else
            {
                html.Append(span.Text);
            }
        }

        return html;
    }

    /// <summary>What a fold says.</summary>
    public static string Folded(DiffSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        return segment.Rows.Length == 1 ? "1 unchanged line" : $"{segment.Rows.Length:N0} unchanged lines";
    }
}

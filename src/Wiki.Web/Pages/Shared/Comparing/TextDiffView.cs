using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Passages;
using Wiki.Text.Diffing.Words;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Pages.Shared.Talk;

namespace Wiki.Web.Pages.Shared.Comparing;

/// <summary>A text diff on a page, drawn by <c>_SideBySide</c> or <c>_Inline</c>.</summary>
/// <param name="Diff">The diff.</param>
/// <param name="All">Whether every unchanged line is shown.</param>
/// <param name="Unfold">The address that shows every unchanged line; null when there is none.</param>
public sealed record TextDiffView(TextDiff Diff, bool All, string? Unfold)
{
    private const int LinesAround = 3;

    // So many characters of folded lines are on the page, to be opened in place. For more there is a link.
    private const int MostFolded = 100_000;

    /// <summary>The topics on the lines of the new text; null where nobody can comment.</summary>
    public LineThreads? Threads { get; init; }

    /// <summary>The rows in order, with long unchanged stretches folded unless everything is shown.</summary>
    public ImmutableArray<DiffSegment> Segments => Diff.Fold(All ? Diff.Rows.Length : LinesAround);

    /// <summary>The words of the link to the first change.</summary>
    public string First => Diff.Changes == 1 ? "Go to the change" : $"First of {Diff.Changes:N0} changes";

    /// <summary>The folds whose lines are on the page: all of them when no address shows the lines.</summary>
    /// <param name="segments">The segments of the page.</param>
    public IReadOnlySet<DiffSegment> Carried(ImmutableArray<DiffSegment> segments)
    {
        var carried = new HashSet<DiffSegment>(ReferenceEqualityComparer.Instance);
        var characters = 0;
        foreach (var fold in segments.OfType<DiffSegment.Folded>())
        {
            characters += fold.Rows.Sum(row => ((DiffRow.Unchanged)row).Text.Length);
            if (Unfold is null || characters <= MostFolded)
            {
                carried.Add(fold);
            }
        }

        return carried;
    }

    /// <summary>The number of a line of the new text; a link for accounts that may comment on it.</summary>
    public IHtmlContent NumberOf(int line) => Threads?.NumberOf(line) ?? new HtmlString($"{line}");

    /// <summary>The topics below a row.</summary>
    public IReadOnlyList<ThreadBox> ThreadsAt(DiffRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Threads is not null && row.NewLine is { } line ? Threads.At(line.Number) : [];
    }

    /// <summary>The words on a fold: how many lines it hides, and how many topics on them.</summary>
    public string Folded(DiffSegment segment)
    {
        ArgumentNullException.ThrowIfNull(segment);
        var lines = Format.Count(segment.Rows.Length, "unchanged line");
        return Threads?.FoldedOn(segment.Rows) is { } topics ? $"{lines} {topics}" : lines;
    }

    /// <summary>
    /// The rows in the order of one column. The old lines of a rewrapped passage come before all its new lines; any
    /// other row stays as it is.
    /// </summary>
    /// <param name="rows">The rows of a segment.</param>
    public static IEnumerable<DiffRow> InOneColumn(ImmutableArray<DiffRow> rows)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (rows[i] is not DiffRow.Resplit { IsFirst: true } first)
            {
                yield return rows[i];
                continue;
            }

            var count = Math.Max(first.Old.Count, first.New.Count);
            var passage = rows.AsSpan(i, count).ToArray().Cast<DiffRow.Resplit>().ToList();
            foreach (var old in passage.Where(row => row.OldLine is not null))
            {
                yield return new DiffRow.Resplit(old.OldLine, null, old.Old, old.New, old.WhitespaceOnly);
            }

            foreach (var @new in passage.Where(row => row.NewLine is not null))
            {
                yield return new DiffRow.Resplit(null, @new.NewLine, @new.Old, @new.New, @new.WhitespaceOnly);
            }

            i += count - 1;
        }
    }

    /// <summary>The old line of a row, its removed words marked, and the remark if there is no new line.</summary>
    /// <param name="row">The row.</param>
    /// <param name="previous">The row above it in the same change; null for the first.</param>
    public static IHtmlContent Old(DiffRow row, DiffRow? previous)
    {
        ArgumentNullException.ThrowIfNull(row);
        var words = Words(row.OldLine!, "del");
        return row.NewLine is null ? words.AppendHtml(Remark(row, previous)) : words;
    }

    /// <summary>The new line of a row, with its added words marked, and the remark of the row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="previous">The row above it in the same change; null for the first.</param>
    public static IHtmlContent New(DiffRow row, DiffRow? previous)
    {
        ArgumentNullException.ThrowIfNull(row);
        return Words(row.NewLine!, "ins").AppendHtml(Remark(row, previous));
    }

    /// <summary>The classes of the cell with the old line.</summary>
    public static string? OldClass(DiffRow row) => Class(row, "del");

    /// <summary>The classes of the cell with the new line.</summary>
    public static string? NewClass(DiffRow row) => Class(row, "add");

    /// <summary>"auto" for a line with letters that are written from right to left, else null.</summary>
    public static string? Direction(string text) =>
        text.AsSpan().ContainsAnyInRange('\u0590', '\uFEFC') && text.Any(IsRightToLeft) ? "auto" : null;

    // The marked words are in elements of the given name: del or ins.
    private static HtmlContentBuilder Words(DiffLine line, string element)
    {
        ArgumentNullException.ThrowIfNull(line);
        var html = new HtmlContentBuilder(2 * line.Spans.Length);
        foreach (var span in line.Spans)
        {
            if (!span.Marked)
            {
                html.AppendHtml(Format.Source(span.Text));
                continue;
            }

            // Only the line has a direction. A mark with its own would tear the parts of a version number apart, and
            // readers of a line from right to left would see 20.2.6 for 2.6.20.
            html.AppendHtml($"<{element}>");
            foreach (var piece in MarkedPiece.Of(span.Text))
            {
                if (piece.Name is { } name)
                {
                    html.AppendHtml($"<span class=\"unseen\" title=\"{name}\">{piece.Text}</span>");
                }
                else
                {
                    html.Append(piece.Text);
                }
            }

            html.AppendHtml($"</{element}>");
        }

        return html;
    }

    // Of several rows alike, only the first has the remark.
    private static HtmlString Remark(DiffRow row, DiffRow? previous) => row switch
    {
        DiffRow.MovedAway { IsFirst: true } away =>
            Badge($"<a href=\"#new.{away.NewNumber}\">moved to line {away.NewNumber}</a>"),
        DiffRow.MovedHere { IsFirst: true } here =>
            Badge($"<a href=\"#old.{here.OldNumber}\">moved from line {here.OldNumber}</a>"),
        DiffRow.Changed changed when (previous as DiffRow.Changed)?.Kind != changed.Kind =>
            Badge(Remark(changed)),
        DiffRow.Resplit { NewLine: { } line } resplit when line.Number == resplit.New.First => Badge(Remark(resplit)),
        _ => HtmlString.Empty,
    };

    // The surrogates are those of old scripts, and of Adlam.
    private static bool IsRightToLeft(char c) => c is (>= '\u0590' and <= '\u08FF') or (>= '\uD802' and <= '\uD803')
        or (>= '\uD83A' and <= '\uD83B') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFC');

    private static HtmlString Badge(string? html) =>
        html is null ? HtmlString.Empty : new HtmlString($" <span class=\"badge\">{html}</span>");

    private static string? Remark(DiffRow.Changed changed) => changed.Kind switch
    {
        ChangeKind.LineEndOnly when changed.Old.SequenceEqual(changed.New) => "only the line feed at the end changed",
        ChangeKind.LineEndOnly => "only the carriage return at the end changed",
        ChangeKind.WhiteSpaceOnly => "only white space changed",
        ChangeKind.DashesOnly => "only dashes changed",
        ChangeKind.LooksSame => "looks the same, but some characters are different",
        _ => null,
    };

    private static string Remark(DiffRow.Resplit passage)
    {
        var what = (passage.Old.Count, passage.New.Count) switch
        {
            (1, var lines) => $"one line was split into {lines}",
            (var lines, 1) => $"{lines} lines were joined",
            var (old, @new) => $"{old} lines were rewrapped into {@new}",
        };
        return passage.WhitespaceOnly ? what + "; no word changed" : what;
    }

    private static string? Class(DiffRow row, string kind) => row switch
    {
        DiffRow.Unchanged => null,
        DiffRow.MovedAway or DiffRow.MovedHere => "moved",
        DiffRow.Resplit => "resplit",
        DiffRow.Changed { Kind: ChangeKind.Visible or ChangeKind.LooksSame } => kind,
        DiffRow.Changed => kind + " quiet",
        _ => kind,
    };
}

using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using Wiki.Core.Comparing;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Diffing.Words;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Comparing;

/// <summary>The changed facts of a comparison, drawn by <c>_FactChanges</c>.</summary>
/// <param name="Facts">The changed facts.</param>
/// <param name="Left">The text before.</param>
/// <param name="Right">The text after.</param>
/// <param name="Systems">The systems of the wiki, for their hues.</param>
public sealed record FactDiffView(FactList Facts, ComparedText Left, ComparedText Right, LinkTargets Systems)
{
    private const int MostSystems = 12;

    /// <summary>The facts of a comparison that has some.</summary>
    public static FactDiffView Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new FactDiffView(comparison.Facts!, comparison.Left, comparison.Right, comparison.Systems);
    }

    /// <summary>How many facts changed, in words.</summary>
    public string Headline => Facts.Facts == 0 ? "No fact changed" : Format.Count(Facts.Facts, "fact") + " changed";

    /// <summary>The sentence about rows that state the same in other words; null when there are none.</summary>
    public string? Rewritten => Facts.Rewritten switch
    {
        0 => null,
        1 => "1 other row changed only in spacing or spelling. It states the same as before.",
        var rows => $"{rows:N0} other rows changed only in spacing or spelling. They state the same as before.",
    };

    /// <summary>The sentence about changed facts that are not listed; null when all are.</summary>
    public string? Hidden => Facts.Hidden == 0
        ? null
        : $"{Facts.Hidden:N0} more changes are not listed here. The text below shows all of them.";

    /// <summary>The beginning of a line of the list: subject, class of the subject, and name of the fact.</summary>
    public (string Style, string Subject, string Name) Head(FactLine line) => line switch
    {
        FactLine.Cells { Group: { First.New: var first, Cells.Length: var rows } } =>
            (System(first.Column.Key), first.Column.Text, rows == 1 ? first.Row.Text : $"{rows} rows"),
        FactLine.AxisLine { Change: var change } =>
            ("what", $"{change.Axis.Word()} {change.Kind.Word()}", Names(change.New.IsEmpty ? change.Old : change.New)),
        FactLine.Entry { System: { } system } entry => (System(Slug.KeyOf(system)), system, entry.Label),
        FactLine.Entry entry => ("what", entry.What, entry.Label),
        FactLine.Setting setting => ("what", "setting", setting.Name),
        FactLine.Renamed { Suggestion: var guess } => ("what", $"{guess.Axis.Word()} renamed?", guess.New.Label.Text),
        FactLine.RenamedBlock { Suggestion: var guess } => ("what", $"{guess.Kind.Word()} renamed?", guess.NewId),
        FactLine.Whole { Change: var whole } => ("what", whole.Kind.Word(), whole.Name),
        _ => throw new InvalidOperationException("Unknown line of changed facts."),
    };

    /// <summary>The labels of rows, columns or groups, with commas between them.</summary>
    public static string Names(IEnumerable<AxisEntry> entries) =>
        string.Join(", ", entries.Select(entry => entry.Label.Text));

    /// <summary>A text, or the words for an empty one.</summary>
    public static string Said(string text) => string.IsNullOrEmpty(text) ? "not stated" : text;

    /// <summary>What happened to a structured block as a whole, in words.</summary>
    public static string Words(BlockState state) => state switch
    {
        BlockState.Added => "added",
        BlockState.Removed => "removed",
        BlockState.Broken => "its structure is no longer understood: it gives no data until somebody corrects it",
        _ => "its structure is understood again",
    };

    /// <summary>From one text to another: the arrow between them, and the words for an empty one.</summary>
    public static IHtmlContent FromTo(string old, string @new) => new HtmlContentBuilder()
        .Append(Said(old)).AppendHtml(" <span class=\"arrow\">→</span> ").Append(Said(@new));

    /// <summary>What an event or prediction said and says; null when the word of the difference tells all.</summary>
    public static IHtmlContent? FromTo(FactDifference difference)
    {
        ArgumentNullException.ThrowIfNull(difference);
        return difference.Word switch
        {
            "added" or "removed" or "made" or "moved" => null,
            "reworded" or "note" => Marked(difference.Old, difference.New),
            _ => FromTo(difference.Old, difference.New),
        };
    }

    /// <summary>The address of the history of the one cell that a line is about; null for any other line.</summary>
    public string? HistoryOf(FactLine line) => line is FactLine.Cells { Group.Cells.Length: 1 } cells
        ? HistoryOf(cells.Matrix, cells.Group.First) : null;

    /// <summary>The link to the line of a changed fact in the text below; none where a line has several rows.</summary>
    public static IHtmlContent LineLink(FactLine line) => line switch
    {
        null or FactLine.Cells { Group.Cells.Length: > 1 } => HtmlString.Empty,
        _ => LineLink(line.OldLine, line.NewLine),
    };

    /// <summary>
    /// How many changed facts each system has, with the class that gives its hue; at most <see cref="MostSystems"/>.
    /// </summary>
    public IEnumerable<(string Style, string Name, int Facts)> BySystem =>
        Facts.Systems.Take(MostSystems).Select(it => (System(it.Key), it.Name, it.Facts));

    /// <summary>How many systems are not among them, in words; null for none.</summary>
    public string? MoreSystems => Facts.Systems.Length > MostSystems
        ? $"and {Facts.Systems.Length - MostSystems:N0} more" : null;

    private string System(string key) => Systems.System(key) is { } system ? "sys hue-" + system.Hue : "sys";

    /// <summary>The link to a line of the text below.</summary>
    public static IHtmlContent LineLink(int? old, int? @new) => (old, @new) switch
    {
        (_, { } line) => Format.Link($"#new.{line}", $"line {line}"),
        ({ } line, null) => Format.Link($"#old.{line}", $"line {line}, before"),
        _ => HtmlString.Empty,
    };

    /// <summary>The address of the cell's own page; null when readers do not see the cell.</summary>
    public string? HistoryOf(string matrix, CellComparison cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Right.AddressOf(matrix, cell.New) ?? Left.AddressOf(matrix, cell.Old[0]);
    }

    /// <summary>
    /// The statements that differ between two cells, in the order in which they were compared. Statements that both
    /// cells have are left out.
    /// </summary>
    public static IEnumerable<(Statement Old, Statement New)> Pairs(Cell old, Cell @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        var before = old.Statements.Select(it => it.Canonical).ToHashSet(StringComparer.Ordinal);
        var after = @new.Statements.Select(it => it.Canonical).ToHashSet(StringComparer.Ordinal);
        return old.Statements.Where(it => !after.Contains(it.Canonical))
            .Zip(@new.Statements.Where(it => !before.Contains(it.Canonical)));
    }

    /// <summary>From one text to another in one line, with the removed and added words marked.</summary>
    public static IHtmlContent Marked(string old, string @new)
    {
        var html = new HtmlContentBuilder();
        if (old.Length == 0 || @new.Length == 0
            || TextDiff.Between(old, @new).Rows is not [DiffRow.Changed { Old: var before, New: var after }])
        {
            Add("del", old);
            html.AppendHtml(old.Length > 0 && @new.Length > 0 ? " " : "");
            Add("ins", @new);
            return html;
        }

        // Unmarked text is the same on both sides, but it may be cut into other parts.
        var (removed, added) = (new Stack<DiffSpan>(before.Reverse()), new Stack<DiffSpan>(after.Reverse()));
        while (removed.Count + added.Count > 0)
        {
            if (removed.TryPeek(out var gone) && gone.Marked)
            {
                Add("del", removed.Pop().Text);
            }
            else if (added.TryPeek(out var come) && come.Marked)
            {
                Add("ins", added.Pop().Text);
            }
            else
            {
                var (one, other) = (removed.Pop().Text, added.Pop().Text);
                var length = Math.Min(one.Length, other.Length);
                html.Append(one[..length]);
                PutBack(removed, one[length..]);
                PutBack(added, other[length..]);
            }
        }

        return html;

        static void PutBack(Stack<DiffSpan> spans, string rest)
        {
            if (rest.Length > 0)
            {
                spans.Push(new DiffSpan(rest, false));
            }
        }

        void Add(string element, string text)
        {
            if (text.Length > 0)
            {
                html.AppendHtml($"<{element}>").Append(text).AppendHtml($"</{element}>");
            }
        }
    }

    /// <summary>Added or removed sources, each with the number that readers see and a link to its address.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="of">The text that cites them.</param>
    public static IHtmlContent Sources(ImmutableArray<Citation> sources, ComparedText of)
    {
        ArgumentNullException.ThrowIfNull(of);
        var html = new HtmlContentBuilder();
        foreach (var citation in sources)
        {
            html.Append(html.Count > 0 ? ", " : "");
            if (of.SourceOf(citation) is not (var number, var source))
            {
                html.Append(citation.Text);
                continue;
            }

            html.Append($"[{number}] ");
            html.AppendHtml(Format.Sources([source]));
        }

        return html;
    }
}

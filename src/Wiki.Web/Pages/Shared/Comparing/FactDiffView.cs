using System.Collections.Immutable;
using Microsoft.AspNetCore.Html;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Facts.Matrices;
using Wiki.Text.Diffing.Words;
using Wiki.Text.Links;
using Wiki.Web.Comparing;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Comparing;

/// <summary>The changed facts of a comparison, with what is needed to show where they stand.</summary>
/// <param name="Facts">What changed.</param>
/// <param name="Left">The text before.</param>
/// <param name="Right">The text after.</param>
/// <param name="Systems">The systems of the wiki, for their hues.</param>
public sealed record FactDiffView(FactList Facts, ComparedText Left, ComparedText Right, LinkTargets Systems)
{
    /// <summary>The facts of a comparison that has some.</summary>
    public static FactDiffView Of(Comparison comparison)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        return new FactDiffView(comparison.Facts!, comparison.Left, comparison.Right, comparison.Systems);
    }

    /// <summary>How many facts changed, in words.</summary>
    public string Headline => Facts.Facts == 0 ? "No fact changed" : Format.Count(Facts.Facts, "fact") + " changed";

    /// <summary>The sentence about rows that say what they said; null when there are none.</summary>
    public string? Rewritten => Facts.Rewritten switch
    {
        0 => null,
        1 => "1 other row is only written differently, in spacing or spelling, and says what it said.",
        var rows => $"{rows:N0} other rows are only written differently, in spacing or spelling, and say what they said.",
    };

    /// <summary>The CSS class with the hue of a system; null for what is no system.</summary>
    public string? Hue(string key) => Systems.System(key) is { } system ? "hue-" + system.Hue : null;

    /// <summary>The way to a line of the text diff below.</summary>
    public static IHtmlContent LineLink(int? old, int? @new) => (old, @new) switch
    {
        (_, { } line) => Format.Link($"#new.{line}", $"line {line}"),
        ({ } line, null) => Format.Link($"#old.{line}", $"line {line}, before"),
        _ => HtmlString.Empty,
    };

    /// <summary>The address of everything about a cell, where readers know it; else null.</summary>
    public string? HistoryOf(string matrix, CellComparison cell)
    {
        ArgumentNullException.ThrowIfNull(cell);
        return Right.AddressOf(matrix, cell.New) ?? Left.AddressOf(matrix, cell.Old[0]);
    }

    /// <summary>
    /// The statements of both cells that differ, in the order in which they were compared: those that both have are
    /// left out.
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

    /// <summary>From one text to another in one line, the words that went and came marked.</summary>
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

        // What is not marked is the same text on both sides, perhaps cut into other parts.
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

    /// <summary>Sources that came or went, each with the number that readers see and a way to what it names.</summary>
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

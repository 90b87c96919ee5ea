using System.Text.Encodings.Web;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Moves;
using Wiki.Text.Diffing.Words;

namespace Wiki.Core.Comparing;

/// <summary>Writes the changes between two texts as lines of plain text, for mails and feeds.</summary>
public static class UnifiedText
{
    private const int Around = 2;
    private const int MaximumLineLength = 400;
    private const int Beside = 60;
    private const char Note = '…';

    /// <summary>
    /// The changed lines behind <c>-</c> and <c>+</c>, two unchanged lines around them, and a line with the place of
    /// each group of lines. Lines that moved are named at both places, behind <c>…</c>; those of them that changed
    /// follow at the new place. After <paramref name="most"/> lines the rest is left out, and the last line says how
    /// many lines that is. In a long line, <c>…</c> may stand for unchanged words.
    /// </summary>
    public static IReadOnlyList<string> Write(TextDiff diff, int most)
    {
        ArgumentNullException.ThrowIfNull(diff);
        var lines = Marked(diff);
        var near = new bool[lines.Count];
        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i].Mark != ' ')
            {
                Array.Fill(near, true, Math.Max(0, i - Around),
                    Math.Min(lines.Count, i + Around + 1) - Math.Max(0, i - Around));
            }
        }

        var shown = new List<string>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (near[i])
            {
                if (i > 0 && !near[i - 1] || i == 0)
                {
                    shown.Add($"@@ line {lines[i].NewNumber} @@");
                }

                shown.Add(lines[i].Mark + lines[i].Text);
            }
        }

        return shown.Count <= most ? shown : [.. shown.Take(most), $"… {shown.Count - most} more lines"];
    }

    /// <summary>One of these lines as HTML; a changed line is inside <c>del</c> or <c>ins</c>.</summary>
    /// <param name="line">The line.</param>
    /// <param name="del">Attributes of <c>del</c>, with a blank before each.</param>
    /// <param name="ins">Attributes of <c>ins</c>, likewise.</param>
    public static string Html(string line, string del = "", string ins = "")
    {
        var html = HtmlEncoder.Default.Encode(line);
        return line is ['-', ..] ? $"<del{del}>{html}</del>" : line is ['+', ..] ? $"<ins{ins}>{html}</ins>" : html;
    }

    // Between two unchanged lines, the old lines come first and then the new ones.
    private static List<(char Mark, int NewNumber, string Text)> Marked(TextDiff diff)
    {
        var lines = new List<(char, int, string)>();
        var (removed, added) = (new List<(char, int, string)>(), new List<(char, int, string)>());
        var away = diff.Rows.OfType<DiffRow.MovedAway>().ToDictionary(row => row.NewNumber, row => row.OldLine);
        var last = 0;
        foreach (var row in diff.Rows)
        {
            if (row is DiffRow.Unchanged same)
            {
                Flush();
                lines.Add((' ', same.NewNumber, Cut(same.Text)));
                last = same.NewNumber;
            }
            else if (row is DiffRow.MovedAway gone)
            {
                removed.AddRange(gone.IsFirst
                    ? [(Note, last + 1, $" {Said(gone.Move.Old)} moved to {Said(gone.Move.New)}")] : []);
            }
            else if (row is DiffRow.MovedHere here)
            {
                var (number, before) = (here.NewLine.Number, away[here.NewLine.Number]);
                added.AddRange(here.IsFirst
                    ? [(Note, number, $" {Said(here.Move.New)} moved from {Said(here.Move.Old)}")] : []);
                added.AddRange(before.Text == here.NewLine.Text
                    ? [] : [('-', number, Near(before)), ('+', number, Near(here.NewLine))]);
            }
            else
            {
                removed.AddRange(row.OldLine is { } before ? [('-', last + 1, Near(before))] : []);
                added.AddRange(row.NewLine is { } after ? [('+', after.Number, Near(after))] : []);
            }
        }

        Flush();
        return lines;

        void Flush()
        {
            lines.AddRange(removed);
            lines.AddRange(added);
            removed.Clear();
            added.Clear();
        }
    }

    private static string Said(LineRun lines) =>
        lines.Count == 1 ? $"line {lines.First}" : $"lines {lines.First}–{lines.Last}";

    // A long line shows the words that differ, wherever in the line they are.
    private static string Near(DiffLine line) => line.Text.Length <= MaximumLineLength ? line.Text
        : Cut(string.Concat(line.Spans.Select((span, i) => span.Marked ? span.Text
            : Between(span.Text, i == 0, i == line.Spans.Length - 1))));

    private static string Between(string same, bool begins, bool ends)
    {
        var (head, tail) = (begins && !ends ? 0 : Beside, ends && !begins ? 0 : Beside);
        return same.Length <= head + tail + Beside ? same : $"{Head(same, head)} … {Tail(same, tail)}";
    }

    private static string Cut(string line) =>
        line.Length <= MaximumLineLength ? line : Head(line, MaximumLineLength) + " …";

    private static string Head(string line, int length) =>
        line[..(length > 0 && char.IsHighSurrogate(line[length - 1]) ? length - 1 : length)];

    private static string Tail(string line, int length) =>
        line[(length > 0 && char.IsLowSurrogate(line[^length]) ? ^(length - 1) : ^length)..];
}

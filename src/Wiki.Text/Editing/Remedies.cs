using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Documents;
using Wiki.Text.Rendering;

namespace Wiki.Text.Editing;

/// <summary>Finds the remedies for the problems of a text.</summary>
/// <remarks>They follow what the readers of the blocks say, so that nobody needs the grammar a second time.</remarks>
/// <param name="document">The text.</param>
public sealed class Remedies(WikiDocument document)
{
    // What the toolbar of the editor writes for a source, too: ready for its address.
    private const string NewSource = "https://";

    private const int MostCompared = 100;

    private readonly string _text = document.Source.Value;
    private readonly Dictionary<string, Heading?> _nearHeadings = new(StringComparer.Ordinal);
    private readonly Lazy<int[]> _starts = new(() => Starts(document.Source.Value));
    private readonly Lazy<string[]> _completed = new(() => TableRepair.Complete(document).Split('\n'));
    private readonly Lazy<ImmutableArray<string>> _sources =
        new(() => [.. document.DefinedSources.Select(source => source.Name)]);

    /// <summary>The remedies for one problem, the likeliest first; empty when somebody has to think.</summary>
    /// <param name="remark">A remark on this text.</param>
    public ImmutableArray<Remedy> For(Remark remark)
    {
        ArgumentNullException.ThrowIfNull(remark);
        return remark.Problem switch
        {
            { Meant: { } meant } => Meant(remark, meant),
            { Code: "C113" } => Undefined(remark),
            { Code: "D025" } => Section(remark),
            { Code: "W201" } => [AddSource(remark)],
            { Code: "M002" or "M003" or "M004" } => Complete(remark),
            _ => [],
        };
    }

    private ImmutableArray<Remedy> Meant(Remark remark, Meant meant)
    {
        // The columns of a cell count each "\|" as the one bar that it is.
        var offset = remark.System is null ? remark.Problem.Column - remark.Column : 0;
        for (var said = 1; remark.System is not null && said < remark.Problem.Column; said++)
        {
            offset += remark.Typed.AsSpan(offset).StartsWith("\\|") ? 2 : 1;
        }

        var start = StartOf(remark) + offset;
        return [.. meant.Texts.Select(text => new Remedy(
            $"Write “{Quoted.Short(text.Replace('\n', '↵'))}”", [new TextEdit(start, start + meant.Length, text)]))];
    }

    private ImmutableArray<Remedy> Undefined(Remark remark)
    {
        var name = Citation.NamesIn(remark.Typed)
            .FirstOrDefault(name => new Citation(name, 1).Undefined(1).Message == remark.Problem.Message);
        if (name is null)
        {
            return [];
        }

        var define = new Remedy($"Define [^{name}]", [Definition(name)]);
        if (Nearest.Of(name, _sources.Value.Select(it => it.ToLowerInvariant())) is not { } near)
        {
            return [define];
        }

        var start = StartOf(remark) + remark.Typed.IndexOf($"[^{name}]", StringComparison.Ordinal);
        return [new Remedy($"Cite [^{near}]", [new TextEdit(start, start + name.Length + 3, $"[^{near}]")]), define];
    }

    // Finding the heading that was meant takes time, so that only the first links get one.
    private ImmutableArray<Remedy> Section(Remark remark)
    {
        if (!remark.Typed.StartsWith('#') || remark.Typed.Length != remark.Problem.Length
            || !_nearHeadings.TryGetValue(remark.Typed, out var near) && _nearHeadings.Count >= MostCompared)
        {
            return [];
        }

        _nearHeadings[remark.Typed] = near ??= document.HeadingNear(remark.Typed[1..]);
        if (near is null)
        {
            return [];
        }

        // [[#Words]] shows the words of the link, (#anchor) does not.
        var start = StartOf(remark);
        var isWikiLink = start > 0 && _text[start - 1] == '[';
        var isNamed = isWikiLink && MovedLinks.CanName(near.Text) && near == document.HeadingAt(near.Text);
        var text = isNamed ? near.Text : near.Id;
        return [new Remedy($"Write “#{text}”", [new TextEdit(start, start + remark.Typed.Length, $"#{text}")])];
    }

    private Remedy AddSource(Remark remark)
    {
        var name = new SourceDraft("", "", "", "")
            .NameFor(name => _text.Contains($"[^{name}]", StringComparison.OrdinalIgnoreCase));
        var end = StartOf(remark) + remark.Length;
        return new Remedy("Add a source", [new TextEdit(end, end, $" [^{name}]"), Definition(name)]);
    }

    private ImmutableArray<Remedy> Complete(Remark remark)
    {
        var line = _completed.Value[remark.Line - 1];
        var start = _starts.Value[remark.Line - 1];
        var end = _text.IndexOf('\n', start);
        return line == _text[start..end] ? [] : [new Remedy("Complete the row", [new TextEdit(start, end, line)])];
    }

    private TextEdit Definition(string name)
    {
        var start = _text.TrimEnd('\n').Length;
        return new TextEdit(start, _text.Length, SourceDraft.Define(_text, name, NewSource)[start..]);
    }

    private int StartOf(Remark remark) => _starts.Value[remark.Line - 1] + remark.Column - 1;

    private static int[] Starts(string text) =>
        [0, .. Enumerable.Range(0, text.Length).Where(i => text[i] == '\n').Select(i => i + 1)];
}

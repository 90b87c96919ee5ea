namespace Wiki.Text.Tests.Diffing.Rendered;

/// <summary>
/// Pages made from a seed, and revisions of them: prose, lists, code, quotes, tables, matrices, timelines and sources,
/// edited by word, by line, by block and by column.
/// </summary>
internal sealed class RandomPages(int seed)
{
    private static readonly string[] Words =
    [
        "KVM", "Xen", "UML", "guest", "kernel", "host", "memory", "clock", "is", "has", "*mainline*", "**never**",
        "`ioctl`", "[manual](https://example.org/a)", "[paper](https://example.org/b \"t\")", "[[xen]]", "[^a]", "[^b]",
        "~~gone~~", "![logo](/x.png)", "<b>", "a & b", "日本", "é", "[here](#k)", "**a *b* c**", "2.6.20",
        "&nbsp;", "&nbsp;x", "&emsp; ",
    ];

    private static readonly string[] Cells =
        ["yes", "no", "?", "", "yes since 2.6.20 [^a]", "partial (only *some* [^b])", "n/a", "`x86`", "yes; no until 2.0", "nope"];

    private readonly Random _random = new(seed);

    /// <summary>The text of a page and of a revision of it.</summary>
    public (string Old, string New) Case()
    {
        var old = Enumerable.Range(0, _random.Next(7)).Select(_ => Block()).ToList();
        var @new = old.ConvertAll(block => block.ToList());
        for (var edit = _random.Next(5); edit >= 0; edit--)
        {
            Edit(@new);
        }

        return (Page(old), Page(@new));
    }

    private void Edit(List<List<string>> blocks)
    {
        var at = _random.Next(blocks.Count + 1);
        if (at == blocks.Count || _random.Next(6) == 0)
        {
            blocks.Insert(at, Block());
            return;
        }

        var lines = blocks[at];
        var line = _random.Next(lines.Count);
        switch (_random.Next(8))
        {
            case 0: blocks.RemoveAt(at); break;
            case 1: lines.Insert(line, lines[_random.Next(lines.Count)]); break;
            case 2: lines.RemoveAt(line); break;
            case 3: EditColumns(lines); break;
            case 4: blocks.Insert(_random.Next(blocks.Count), [.. lines]); break;
            default: lines[line] = Reworded(lines[line]); break;
        }

        if (lines.Count == 0)
        {
            blocks.Remove(lines);
        }
    }

    private string Reworded(string line)
    {
        if (line.StartsWith('|'))
        {
            var cells = line.Split('|');
            cells[1 + _random.Next(cells.Length - 1)] = $" {OneOf(Cells)} ";
            return string.Join('|', cells[^1].Length > 0 ? [.. cells, ""] : cells);
        }

        var words = line.Split(' ').ToList();
        var at = _random.Next(words.Count);
        switch (_random.Next(3))
        {
            case 0: words.Insert(at, OneOf(Words)); break;
            case 1 when words.Count > 1: words.RemoveAt(at); break;
            default: words[at] = OneOf(Words); break;
        }

        return string.Join(' ', words);
    }

    private void EditColumns(List<string> lines)
    {
        var column = 2 + _random.Next(2);
        var removes = _random.Next(2) == 0;
        for (var i = 0; i < lines.Count; i++)
        {
            var cells = lines[i].Split('|').ToList();
            if (lines[i].StartsWith('|') && column < cells.Count - 1)
            {
                if (removes)
                {
                    cells.RemoveAt(column);
                }
                else
                {
                    cells.Insert(column, cells[column].StartsWith('-') ? "---" : $" {OneOf(Cells)} ");
                }

                lines[i] = string.Join('|', cells);
            }
        }
    }

    private List<string> Block() => _random.Next(9) switch
    {
        0 => [$"## {Sentence(3)}"],
        1 => [.. Several(() => $"- {Sentence(4)}")],
        2 => [$"1. {Sentence(3)}", $"   - {Sentence(3)}", "", $"   {Sentence(4)}", $"2. {Sentence(3)}"],
        3 => ["```c", .. Several(() => $"  if (x)  {Sentence(2)};"), "", "}", "```"],
        4 => [.. Several(() => $"> {Sentence(5)}")],
        5 => ["| Feature | KVM | Xen | UML |", "|:--|---|--:|---|", .. Several(() => $"| {Sentence(2)} | {Sentence(1)} | {Sentence(2)} | x |")],
        6 =>
        [
            $"<!-- matrix:m{_random.Next(3)} -->", "| Feature | KVM | Xen | UML |", "|---|---|---|---|", .. Several(Row),
            "| **Group** | | | |", .. Several(Row),
        ],
        7 =>
        [
            $"<!-- timeline:t{_random.Next(3)} -->", "| Date | Event | Note |", "|---|---|---|",
            .. Several(() => $"| {_random.Next(1999, 2015)} | {OneOf(["KVM", "Xen", "UML"])} {_random.Next(99)} | {Sentence(3)} |"),
        ],
        _ => [.. Several(() => Sentence(9))],
    };

    private string Row() => $"| Row {_random.Next(999)} | {OneOf(Cells)} | {OneOf(Cells)} | {OneOf(Cells)} |";

    private string Page(List<List<string>> blocks) =>
        $"# Page\n\n{string.Concat(blocks.Select(block => string.Join('\n', block) + "\n\n"))}"
        + "[^a]: The first https://example.org/1\n[^b]: The second, see [^a]\n";

    private IEnumerable<string> Several(Func<string> line) =>
        Enumerable.Range(0, 1 + _random.Next(5)).Select(_ => line());

    private string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => OneOf(Words)));

    private string OneOf(string[] of) => of[_random.Next(of.Length)];
}

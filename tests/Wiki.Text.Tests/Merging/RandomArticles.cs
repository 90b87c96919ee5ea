namespace Wiki.Text.Tests.Merging;

/// <summary>
/// Articles made from a seed, and revisions of them: headings, paragraphs and rows of matrices with blank lines between
/// them, edited by line, by paragraph and by row. Sometimes the same words are written twice.
/// </summary>
internal sealed class RandomArticles(int seed)
{
    private static readonly string[] Words =
    [
        "KVM", "Xen", "UML", "VMware", "guest", "kernel", "host", "yes", "no", "partial", "since", "2.6.20", "mainline",
        "paravirtualized", "container", "memory", "clock", "network", "disk", "migration", "[^1]", "[^2]", "is", "has",
    ];

    private readonly Random _random = new(seed);

    /// <summary>A base text and two revisions of it.</summary>
    public (string Base, string Mine, string Theirs) Case()
    {
        var @base = Enumerable.Range(0, _random.Next(6)).SelectMany(_ => Block()).ToList();
        return (Join(@base), Join(Revised(@base)), Join(Revised(@base)));
    }

    private List<string> Revised(List<string> lines)
    {
        var revised = new List<string>(lines);
        var edits = 1 + _random.Next(4);
        for (var edit = 0; edit < edits; edit++)
        {
            var at = _random.Next(revised.Count + 1);
            var count = Math.Min(1 + _random.Next(4), revised.Count - at);
            switch (_random.Next(7))
            {
                case 0: revised.InsertRange(at, Block()); break;
                case 1: revised.Insert(at, Row()); break;
                case 2: revised.RemoveRange(at, count); break;
                case 3: Move(revised, at, count); break;
                default: Edit(revised, at); break;
            }
        }

        return revised;
    }

    private void Move(List<string> lines, int at, int count)
    {
        var moved = lines.GetRange(at, count);
        lines.RemoveRange(at, count);
        lines.InsertRange(_random.Next(lines.Count + 1), moved);
    }

    private void Edit(List<string> lines, int at)
    {
        if (at < lines.Count && lines[at].Length > 0)
        {
            var words = lines[at].Split(' ');
            words[_random.Next(words.Length)] = Word();
            lines[at] = string.Join(' ', words);
        }
    }

    private IEnumerable<string> Block() => _random.Next(4) switch
    {
        0 => ["## " + Sentence(2), ""],
        1 => ["| Feature | KVM | Xen |", "|---|---|---|", .. Several(Row), ""],
        _ => [.. Several(() => Sentence(8)), ""],
    };

    private IEnumerable<string> Several(Func<string> line) =>
        Enumerable.Range(0, 1 + _random.Next(5)).Select(_ => line());

    private string Row() => $"| {Sentence(2)} | {Word()} | {Word()} |";

    private string Sentence(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ => Word()));

    private string Word() => Words[_random.Next(Words.Length)];

    private static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));
}

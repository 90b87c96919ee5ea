namespace Wiki.Benchmarks.Texts;

/// <summary>Texts made from a seed, so that every machine measures the same ones.</summary>
internal sealed class SeededTexts(int seed)
{
    private static readonly string[] Words =
    [
        "KVM", "Xen", "UML", "VMware", "guest", "kernel", "host", "yes", "no", "partial", "since", "2.6.20", "mainline",
        "paravirtualized", "container", "memory", "clock", "network", "disk", "migration", "[^1]", "[^2]", "is", "has",
        "a", "the", "of", "with", "interrupt", "scheduler", "namespace", "balloon", "virtio", "snapshot", "and", "but",
    ];

    private readonly Random _random = new(seed);

    /// <summary>Headings, paragraphs of one line each and matrix rows, until there are so many characters.</summary>
    public List<string> Article(int characters)
    {
        var lines = new List<string> { "# An article" };
        for (var written = 0; written < characters; written += lines[^1].Length + lines[^2].Length + 2)
        {
            lines.Add("");
            lines.Add(_random.Next(12) == 0 ? "## " + Sentence(4) : Sentence(20 + _random.Next(100)));
        }

        return lines;
    }

    /// <summary>The place of one of the paragraphs of an <see cref="Article"/>; between them are blank lines.</summary>
    public static int Paragraph(List<string> lines, int number) => 2 + (number % (lines.Count / 2) * 2);

    /// <summary>
    /// Sections as in a wiki: headings, paragraphs of sentences in one line each, and a table in every fourth section.
    /// Few words are frequent and many are rare, as in any language.
    /// </summary>
    public List<List<string>> Sections(int characters)
    {
        var sections = new List<List<string>>();
        for (var written = 0; written < characters; written += sections[^1].Sum(line => line.Length + 1))
        {
            var section = new List<string> { $"## {NaturalText(3)}", "" };
            for (var i = 0; i < 4; i++)
            {
                section.AddRange([NaturalText(30 + _random.Next(90)), ""]);
            }

            if (sections.Count % 4 == 0)
            {
                section.AddRange(Enumerable.Range(0, 30).Select(_ =>
                    $"| {NaturalText(3)} | {Sentence(2)} | {Sentence(1)} | {Sentence(1)} |").Append(""));
            }

            sections.Add(section);
        }

        return sections;
    }

    /// <summary>The lines with a share of them (in percent) reworded.</summary>
    public List<string> Reworded(IEnumerable<string> lines, int percent) =>
        [.. lines.Select(line => _random.Next(100) < percent ? Reworded(line) : line)];

    /// <summary>The lines of a hard-wrapped text.</summary>
    public static IEnumerable<string> Wrapped(string line, int width)
    {
        for (; line.Length > width && line.LastIndexOf(' ', width) is > 0 and var end; line = line[(end + 1)..])
        {
            yield return line[..end];
        }

        yield return line;
    }

    /// <summary>Lines of so many words, all drawn from the same few, so that nearly every line has its like.</summary>
    public List<string> Alike(int lines, int wordsInLine, int words) =>
        [.. Enumerable.Range(0, lines).Select(_ =>
            string.Join(' ', Enumerable.Range(0, wordsInLine).Select(_ => Words[_random.Next(words)])))];

    /// <summary>One line of so many words, hardly any of them twice.</summary>
    public string Line(int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => $"w{_random.Next(words)}"));

    /// <summary>The lines with a share of them (in percent) reworded, added, removed or moved.</summary>
    public List<string> Edited(List<string> lines, int percent)
    {
        var edited = new List<string>();
        foreach (var line in lines)
        {
            switch (_random.Next(100) < percent ? _random.Next(5) : -1)
            {
                case 0: edited.AddRange([line, Sentence(30)]); break;
                case 1: break;
                case 2: edited.Insert(_random.Next(edited.Count + 1), line); break;
                case 3 or 4: edited.Add(Reworded(line)); break;
                default: edited.Add(line); break;
            }
        }

        return edited;
    }

    /// <summary>The line with one word in ten exchanged.</summary>
    public string Reworded(string line) => string.Join(' ', line.Split(' ').Select(word =>
        _random.Next(10) == 0 ? Words[_random.Next(Words.Length)] : word));

    /// <summary>A text from its lines.</summary>
    public static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private string NaturalText(int words) => string.Join(' ', Enumerable.Range(0, words).Select(_ =>
        _random.Next(2) == 0
            ? Words[_random.Next(Words.Length)]
            : $"word{(int)(8000 * Math.Pow(_random.NextDouble(), 3))}"));

    private string Sentence(int words) =>
        string.Join(' ', Enumerable.Range(0, words).Select(_ => Words[_random.Next(Words.Length)]));
}

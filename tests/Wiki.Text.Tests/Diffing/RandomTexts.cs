namespace Wiki.Text.Tests.Diffing;

/// <summary>Texts made from a seed: the same on every machine.</summary>
internal sealed class RandomTexts(int seed)
{
    private static readonly string[] Words =
    [
        "KVM", "Xen", "yes", "no", "?", "since", "2.6.20", "(2007-02)", "mainline", "[^4]", "guest", "e\u0301tat",
        "👩‍👩‍👧", "नमस्ते", "שלום", "مرحبا", "虚拟化", "🇨🇿", "a\u0308\u0323", "  ", "\t", "|", "**", "naïve", "",
    ];

    private readonly Random _random = new(seed);

    public int Next(int end) => _random.Next(end);

    /// <summary>Up to so many lines, some blank, some equal to others.</summary>
    public List<string> Lines(int most) =>
        [.. Enumerable.Range(0, _random.Next(most + 1)).Select(_ => Line())];

    /// <summary>The lines with some of them changed, added, removed, repeated or moved.</summary>
    public List<string> Edited(List<string> lines)
    {
        var edited = new List<string>();
        foreach (var line in lines)
        {
            switch (_random.Next(12))
            {
                case 0: edited.Add(Line()); break;
                case 1: edited.AddRange([line, Line()]); break;
                case 2: edited.AddRange([Line(), line]); break;
                case 3: break;
                case 4: edited.Add(EditedLine(line)); break;
                case 5: edited.Insert(_random.Next(edited.Count + 1), line); break;
                case 6: edited.AddRange([line, line]); break;
                default: edited.Add(line); break;
            }
        }

        return edited;
    }

    public string Line() => _random.Next(5) == 0
        ? ""
        : string.Join(' ', Enumerable.Range(0, 1 + _random.Next(8)).Select(_ => Words[_random.Next(Words.Length)]));

    public static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    private string EditedLine(string line)
    {
        var words = line.Split(' ').ToList();
        words[_random.Next(words.Count)] = Words[_random.Next(Words.Length)];
        words.Insert(_random.Next(words.Count + 1), Words[_random.Next(Words.Length)]);
        return string.Join(' ', words);
    }
}

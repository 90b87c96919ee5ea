using System.Text;

namespace Wiki.Text.Tests.Diffing;

/// <summary>Texts made from a seed, the same on every machine.</summary>
internal sealed class RandomTexts(int seed)
{
    private static readonly string[] Words =
    [
        "KVM", "Xen", "yes", "no", "?", "since", "2.6.20", "(2007-02)", "mainline", "[^4]", "guest", "e\u0301tat",
        "👩‍👩‍👧", "नमस्ते", "שלום", "مرحبا", "虚拟化", "🇨🇿", "a\u0308\u0323", "  ", "\t", "|", "**", "naïve", "",
    ];

    private readonly Random _random = new(seed);

    public int Next(int end) => _random.Next(end);

    /// <summary>At most this many lines. Some are blank, and some are equal to others.</summary>
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

    /// <summary>
    /// At most this many paragraphs with blank lines between them, some on one line and some hard-wrapped.
    /// </summary>
    public List<string> Prose(int most) => [.. Enumerable.Range(0, _random.Next(most + 1)).SelectMany(_ =>
        Wrapped([.. Enumerable.Range(0, 10 + _random.Next(60)).Select(_ => Word())]).Append(""))];

    /// <summary>The paragraphs, some of them reworded, split, joined, rewrapped or moved.</summary>
    public List<string> Rearranged(List<string> prose)
    {
        var paragraphs = new List<List<string>> { new() };
        foreach (var line in prose)
        {
            if (line.Length == 0)
            {
                paragraphs.Add([]);
            }
            else
            {
                paragraphs[^1].AddRange(line.Split(' '));
            }
        }

        var rearranged = new List<List<string>>();
        foreach (var words in paragraphs.Where(words => words.Count > 0))
        {
            switch (_random.Next(8))
            {
                case 0: rearranged.AddRange([words[..(words.Count / 2)], words[(words.Count / 2)..]]); break;
                case 1 when rearranged.Count > 0: rearranged[^1] = [.. rearranged[^1], .. words]; break;
                case 2: rearranged.Insert(_random.Next(rearranged.Count + 1), words); break;
                case 3: rearranged.Insert(_random.Next(rearranged.Count + 1), Reworded(words)); break;
                case 4: rearranged.Add(Reworded(words)); break;
                case 5: break;
                default: rearranged.Add(words); break;
            }
        }

        return [.. rearranged.SelectMany(words => Wrapped(words).Append(""))];
    }

    /// <summary>The text with white space added, removed and exchanged, even between letters.</summary>
    public string Respaced(string text)
    {
        string[] blanks = ["", " ", "  ", "\t", "\n", "\n\n", "\r\n", "\u00A0"];
        var respaced = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            var isBlank = Rune.IsWhiteSpace(rune);
            respaced.Append(isBlank && _random.Next(6) == 0 ? "" : rune.ToString());
            if (_random.Next(isBlank ? 8 : 60) == 0)
            {
                respaced.Append(blanks[_random.Next(blanks.Length)]);
            }
        }

        return respaced.ToString();
    }

    public string Line() => _random.Next(5) == 0
        ? ""
        : string.Join(' ', Enumerable.Range(0, 1 + _random.Next(8)).Select(_ => Words[_random.Next(Words.Length)]));

    public static string Join(IEnumerable<string> lines) => string.Concat(lines.Select(line => line + "\n"));

    // A word is rare enough to identify a paragraph.
    private string Word() => _random.Next(3) == 0 ? Words[_random.Next(Words.Length)].Trim() : $"w{_random.Next(3000)}";

    private List<string> Reworded(List<string> words) =>
        words.ConvertAll(word => _random.Next(8) == 0 ? Word() : word);

    private List<string> Wrapped(List<string> words)
    {
        var width = _random.Next(3) switch { 0 => int.MaxValue, 1 => 60, _ => 80 };
        var lines = new List<string>();
        foreach (var word in words.Where(word => word.Length > 0))
        {
            if (lines.Count == 0 || lines[^1].Length + word.Length >= width)
            {
                lines.Add(word);
            }
            else
            {
                lines[^1] += " " + word;
            }
        }

        return lines;
    }

    private string EditedLine(string line)
    {
        var words = line.Split(' ').ToList();
        words[_random.Next(words.Count)] = Words[_random.Next(Words.Length)];
        words.Insert(_random.Next(words.Count + 1), Words[_random.Next(Words.Length)]);
        return string.Join(' ', words);
    }
}

using System.Globalization;
using System.Text;
using Wiki.Text.Blocks;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Wiki.Text.Documents;

/// <summary>The entries between the two <c>---</c> at the start of an article.</summary>
public sealed record FrontMatter
{
    /// <summary>The longest front matter, in lines.</summary>
    public const int MaximumLines = 100;

    /// <summary>The largest number of aliases, of categories, and of entries.</summary>
    public const int MaximumNames = 50;

    /// <summary>The longest alias, category and key, in characters.</summary>
    public const int MaximumNameLength = 100;

    /// <summary>The hues that a system can have. Each is a class of the style sheet.</summary>
    public static readonly IReadOnlyList<string> Hues =
        ["teal", "blue", "violet", "orange", "green", "red", "pink", "cyan", "amber", "lime", "indigo", "slate"];

    /// <summary>The words of the kinds that an article can have, which are all but a template.</summary>
    public static readonly IReadOnlyList<string> OfArticles =
        [.. EnumWords.All<ArticleKind>().Where(word => word != ArticleKind.Template.Word())];

    /// <summary>Front matter without entries.</summary>
    public static readonly FrontMatter Empty = new();

    /// <summary>The title, if it is not the first heading; otherwise null.</summary>
    public string? Title { get; private init; }

    /// <summary>The kind of the article.</summary>
    public ArticleKind Kind { get; private init; }

    /// <summary>The kind of the pages that begin with a template; null when not given.</summary>
    public ArticleKind? For { get; private init; }

    /// <summary>The short name of a system, e.g. UML for User-Mode Linux; null when not given.</summary>
    public string? Name { get; private init; }

    /// <summary>The hue, one of <see cref="Hues"/>. Null when not given: the site then chooses one.</summary>
    public string? Hue { get; private init; }

    /// <summary>One sentence for lists and search results; null when not given.</summary>
    public string? Summary { get; private init; }

    /// <summary>Other names that links may use.</summary>
    public IReadOnlyList<string> Aliases { get; private init; } = [];

    /// <summary>Categories, as typed.</summary>
    public IReadOnlyList<string> Categories { get; private init; } = [];

    /// <summary>The keys of the rows for the fact box of a system, in order; null for the default rows.</summary>
    public IReadOnlyList<string>? Facts { get; private init; }

    /// <summary>The number of lines it takes in the text, including both fences; 0 without front matter.</summary>
    public int Lines { get; private init; }

    /// <summary>
    /// Reads the front matter of a text. Adds its problems (D010 to D013) to <paramref name="problems"/>.
    /// </summary>
    public static FrontMatter Read(string source, ICollection<Problem> problems)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(problems);
        var start = source.IndexOf('\n') + 1;
        if (start == 0 || source.AsSpan(0, start).TrimEnd() is not "---")
        {
            return Empty;
        }

        var end = Closing(source, start, out var lines);
        if (end < 0)
        {
            problems.Add(new Problem("D010", Severity.Blocking, 1, 1,
                "The front matter that starts in line 1 is not closed. Add a line \"---\" after its last entry "
                + $"(within {MaximumLines} lines)."));
            return Empty;
        }

        try
        {
            return Build(source[start..end], problems) with { Lines = lines };
        }
        catch (YamlException e)
        {
            var (line, column) = Place(source[start..end], e.Start);
            var said = Sentence(e.Message);
            if (TabAt(source[start..end]) is { } tab && tab.Line >= line)
            {
                // The parser names the entry around it.
                (line, column, said) = (tab.Line, tab.Column, "a tab is no indentation; use blanks");
            }

            problems.Add(new Problem("D011", Severity.Blocking, line, column,
                $"Line {line}: the front matter is not valid YAML ({said}). "
                + "Write entries as \"name: value\", with quotes around a value that contains \":\" or \"#\"."));
            return Empty with { Lines = lines };
        }
    }

    // Computed from the index, because YAML has more line breaks than this wiki. The first line of the YAML is line 2
    // of the text.
    private static (int Line, int Column) Place(string yaml, Mark mark)
    {
        var before = yaml.AsSpan(0, (int)Math.Clamp(mark.Index, 0, yaml.Length));
        return (before.Count('\n') + 2, before.Length - before.LastIndexOf('\n'));
    }

    // The first tab among the blanks before an entry.
    private static (int Line, int Column)? TabAt(string yaml)
    {
        foreach (var (i, text) in yaml.Split('\n').Index())
        {
            var tab = text.AsSpan().IndexOf('\t');
            if (tab >= 0 && text.AsSpan(0, tab).Trim(' ').IsEmpty)
            {
                return (i + 2, tab + 1);
            }
        }

        return null;
    }

    // The index at which the line of the closing fence starts, or -1.
    private static int Closing(string source, int start, out int lines)
    {
        lines = 1;
        while (start < source.Length && lines < MaximumLines)
        {
            var stop = source.IndexOf('\n', start);
            stop = stop < 0 ? source.Length : stop;
            lines++;
            if (source.AsSpan(start, stop - start).TrimEnd() is "---")
            {
                return start;
            }

            start = stop + 1;
        }

        return -1;
    }

    // Reads events instead of a tree, so that nesting and anchors never cost more than the length of the text.
    private static FrontMatter Build(string yaml, ICollection<Problem> problems)
    {
        var result = Empty;
        var parser = new Parser(new StringReader(yaml));
        parser.Consume<StreamStart>();
        if (parser.Accept<StreamEnd>(out _))
        {
            return result;
        }

        parser.Consume<DocumentStart>();
        if (parser.Accept<Scalar>(out var nothing) && nothing.Value.Length == 0)
        {
            return result;
        }

        RefuseAnchor(Take<MappingStart>(parser, "entries must be written as \"name: value\""));
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Take<Scalar>(parser, "the name of an entry must be a word");
            RefuseAnchor(key);
            var line = Place(yaml, key.Start).Line;
            if (!seen.Add(key.Value))
            {
                throw new YamlException(key.Start, key.End, $"\"{Quoted.Short(key.Value)}\" appears twice");
            }

            if (seen.Count > MaximumNames)
            {
                throw new YamlException(key.Start, key.End, $"there are more than {MaximumNames} entries");
            }

            result = With(result, key.Value, Values(parser), line, problems);
        }

        parser.Consume<DocumentEnd>();
        Take<StreamEnd>(parser, "only one set of entries is allowed, without a line \"...\"");
        return result;
    }

    private static List<string> Values(Parser parser)
    {
        if (parser.TryConsume<Scalar>(out var scalar))
        {
            RefuseAnchor(scalar);
            return OneLine(scalar) is { Length: > 0 } value ? [value] : [];
        }

        RefuseAnchor(Take<SequenceStart>(
            parser, "a value must be text or a list of texts, not entries inside an entry"));
        var values = new List<string>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            var item = Take<Scalar>(parser, "an item of a list must be text, not a list or entries");
            RefuseAnchor(item);
            if (OneLine(item) is { Length: > 0 } value)
            {
                values.Add(value);
            }
        }

        return values;
    }

    // Escapes such as "\0" write characters that no text may have. Folded lines become one line.
    private static string OneLine(Scalar scalar)
    {
        var value = string.Join(' ', scalar.Value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return value.EnumerateRunes().Any(rune => rune == Rune.ReplacementChar || Rune.IsControl(rune))
            ? throw new YamlException(scalar.Start, scalar.End, "a value contains a control or broken character")
            : value;
    }

    private static T Take<T>(Parser parser, string rule)
        where T : ParsingEvent =>
        parser.TryConsume<T>(out var found) ? found
            : parser.Current is { } other ? throw new YamlException(other.Start, other.End, rule)
            : throw new YamlException(rule);

    private static void RefuseAnchor(NodeEvent node)
    {
        if (!node.Anchor.IsEmpty)
        {
            throw new YamlException(node.Start, node.End, "anchors are not allowed");
        }
    }

    private static FrontMatter With(
        FrontMatter it, string key, List<string> values, int line, ICollection<Problem> problems)
    {
        void Blocking(string message) =>
            problems.Add(new Problem("D013", Severity.Blocking, line, 1, $"Line {line}: {message}"));

        if (values.Select(value => DirectionControls.Refusal($"\"{key}\"", value)).OfType<string>().FirstOrDefault()
            is { } refusal)
        {
            Blocking(refusal);
            return it;
        }

        string? One(int longest)
        {
            if (values.Count > 1)
            {
                Blocking($"\"{key}\" must have one value, not a list.");
            }

            if (values.Count == 1 && values[0].Length > longest)
            {
                Blocking($"\"{key}\" is longer than {longest} characters. Shorten it.");
                return null;
            }

            return values.Count == 1 ? values[0] : null;
        }

        List<string> Names()
        {
            if (values.Count > MaximumNames)
            {
                Blocking($"\"{key}\" has {values.Count:N0} names, but the limit is {MaximumNames}. Remove some.");
                return [];
            }

            if (values.Find(name => name.Length > MaximumNameLength) is { } longName)
            {
                Blocking($"\"{Quoted.Short(longName)}\" in \"{key}\" is longer than {MaximumNameLength} characters. "
                    + "Shorten it.");
                return [];
            }

            return values;
        }

        string? OneOf(IReadOnlyList<string> choices, string what)
        {
            var value = One(100)?.ToLower(CultureInfo.InvariantCulture);
            if (value is null || choices.Contains(value))
            {
                return value;
            }

            Blocking($"\"{Quoted.Short(value)}\" is not a {what}. Use one of {string.Join(", ", choices)}.");
            return null;
        }

        ArticleKind? KindOf(IReadOnlyList<string> choices) => EnumWords.Read<ArticleKind>(OneOf(choices, "kind"));

        switch (key)
        {
            case "title": return it with { Title = One(WikiDocument.MaximumTitleLength) };
            case "kind": return it with { Kind = KindOf(EnumWords.All<ArticleKind>()) ?? default };
            case "for": return it with { For = KindOf(OfArticles) };
            case "name": return it with { Name = One(40) };
            case "hue": return it with { Hue = OneOf(Hues, key) };
            case "summary": return it with { Summary = One(300) };
            case "aliases":
                var aliases = Names();
                if (aliases.Find(alias => Slug.Of(alias) is null) is { } unusable)
                {
                    Blocking(
                        $"the alias \"{unusable}\" has no letter and no digit for an address. Choose another one.");
                }

                return it with { Aliases = aliases };
            case "categories": return it with { Categories = Names() };
            case "facts":
                var facts = Names();
                if (facts.Find(fact => !KeyText.IsKey(fact)) is { } noKey)
                {
                    Blocking($"\"{Quoted.Short(noKey)}\" in \"facts\" is not the key of a row. "
                        + "Write a key such as first-release.");
                    return it;
                }

                return it with { Facts = facts };
            default:
                problems.Add(new Problem("D012", Severity.Hint, line, 1,
                    $"Line {line}: \"{Quoted.Short(key)}\" is not an entry of the front matter. "
                    + "Use title, kind, for, name, hue, summary, aliases, categories, facts."));
                return it;
        }
    }

    private static string Sentence(string message)
    {
        // YamlDotNet puts the position in front of the text: "(Line: 2, Col: 1, Idx: 9) - (Line: …): text".
        var text = message[(message.LastIndexOf("): ", StringComparison.Ordinal) is var at and >= 0 ? at + 3 : 0)..];
        return text.TrimEnd('.');
    }
}

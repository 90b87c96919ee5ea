using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace Wiki.Text.Blocks;

/// <summary>One <c>name="value"</c> of a marker, as typed.</summary>
public readonly record struct BlockSetting(string Name, string Value);

/// <summary>
/// The comment that turns the table below it into data: <c>&lt;!-- matrix:core lines="kvm:linux" --&gt;</c>. It starts
/// in column 1 and is alone on its line.
/// </summary>
public sealed record BlockMarker(BlockKind Kind, string Id, ImmutableArray<BlockSetting> Settings)
{
    private const string Open = "<!--";
    private const string Close = "-->";

    /// <summary>The id attribute of its table on the page.</summary>
    public string SectionId => SectionIdOf(Kind, Id);

    /// <summary>The id attribute, on its page, of the table of this kind and id.</summary>
    // A dot separates the parts of an id attribute, so dots inside keys need another sign. Keys have no underscore.
    public static string SectionIdOf(BlockKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return $"{kind.Word()}-{id.Replace('.', '_')}";
    }

    /// <summary>The value of the first setting with this name, or null when there is none.</summary>
    public string? Setting(string name)
    {
        foreach (var setting in Settings)
        {
            if (setting.Name == name)
            {
                return setting.Value;
            }
        }

        return null;
    }

    /// <summary>The marker with single spaces. Reading it again gives the same kind, id and settings.</summary>
    public string Print() =>
        $"{Open} {Kind.Word()}:{Id}{string.Concat(Settings.Select(a => $" {a.Name}=\"{a.Value}\""))} {Close}";

    /// <summary>Reads a whole line as a marker. Returns false when the line is anything else.</summary>
    public static bool TryParse(string line, [NotNullWhen(true)] out BlockMarker? marker)
    {
        ArgumentNullException.ThrowIfNull(line);
        marker = null;
        var start = Blank.Skip(line, Open.Length);
        if (!line.StartsWith(Open, StringComparison.Ordinal) || start == Open.Length
            || KindAt(line, start, StringComparison.Ordinal) is not { } kind)
        {
            return false;
        }

        var colon = start + kind.Word().Length;
        var idEnd = colon < line.Length && line[colon] == ':' ? KeyText.SkipPart(line, colon + 1) : 0;
        if (idEnd <= colon + 1)
        {
            return false;
        }

        var settings = ImmutableArray.CreateBuilder<BlockSetting>();
        var at = idEnd;
        while (true)
        {
            var word = Blank.Skip(line, at);
            if (word == at)
            {
                return false;
            }

            if (string.CompareOrdinal(line, word, Close, 0, Close.Length) == 0)
            {
                var alone = Blank.Skip(line, word + Close.Length) == line.Length;
                marker = alone ? new BlockMarker(kind, line[(colon + 1)..idEnd], settings.ToImmutable()) : null;
                return marker is not null;
            }

            var nameEnd = KeyText.SkipPart(line, word);
            var valueEnd = nameEnd > word && string.CompareOrdinal(line, nameEnd, "=\"", 0, 2) == 0
                ? line.IndexOf('"', nameEnd + 2)
                : -1;
            if (valueEnd < 0)
            {
                return false;
            }

            var value = line[(nameEnd + 2)..valueEnd];
            if (value.Contains(Close, StringComparison.Ordinal))
            {
                return false; // A browser ends the comment there.
            }

            settings.Add(new BlockSetting(line[word..nameEnd], value));
            at = valueEnd + 1;
        }
    }

    /// <summary>
    /// Returns the problem M010 for a comment that starts like a marker but is not one, because its table would
    /// silently not be data: a mistake when only capitals or blanks are the trouble, otherwise a hint. Returns null for
    /// any other line and for a comment inside inline code.
    /// </summary>
    public static Problem? NearMiss(SourceLine line)
    {
        var text = line.Text ?? "";
        if (!text.Contains(Open, StringComparison.Ordinal) || TryParse(text, out _))
        {
            return null;
        }

        if (Misspelt(text, line.Number) is { } misspelt)
        {
            return misspelt;
        }

        var scanned = 0;
        var backticks = 0;
        for (var at = text.IndexOf(Open, StringComparison.Ordinal); at >= 0;
            at = text.IndexOf(Open, at + 1, StringComparison.Ordinal))
        {
            backticks += text.AsSpan(scanned, at - scanned).Count('`');
            scanned = at;
            var word = at + Open.Length;
            while (word < text.Length && (Blank.Is(text[word]) || Blank.IsOdd(text[word])))
            {
                word++;
            }

            if (backticks % 2 == 0 && KindAt(text, word, StringComparison.OrdinalIgnoreCase) is { } kind)
            {
                return new Problem("M010", Severity.Hint, line.Number, at + 1,
                    "This comment looks like a block marker but is not one. "
                    + $"Write {Open} {kind.Word()}:name {Close}.");
            }
        }

        return null;
    }

    // A marker such as "<!-- Matrix: My Matrix -->", alone on its line: nobody sees what is wrong, so it is said.
    private static Problem? Misspelt(string typed, int line)
    {
        var plain = Blank.Plain(typed);
        var hasOdd = plain != typed;
        var text = hasOdd ? Blank.Trim(plain) : plain;
        var word = Blank.Skip(text, Open.Length);
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var close = text.AsSpan().TrimEnd(" \t").Length - Close.Length;
        if (!text.StartsWith(Open, StringComparison.Ordinal) || colon < word || colon >= close
            || !text.AsSpan(close).StartsWith(Close)
            || KindAt(text, word, StringComparison.OrdinalIgnoreCase) is not { } kind
            || !Blank.Trim(text[word..colon]).Equals(kind.Word(), StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        var name = text[(colon + 1)..SettingsAt(text, colon, close)];
        var words = Blank.Trim(name).ToLowerInvariant().Split([' ', '\t'], StringSplitOptions.RemoveEmptyEntries);
        var id = string.Join('-', words);
        var isTrouble = hasOdd || text[word..colon] != kind.Word() || name.TrimEnd(' ', '\t') != id;
        var right = $"{Open} {kind.Word()}:{id} {text[(colon + 1 + name.Length)..close]} {Close}";
        return isTrouble && TryParse(right, out var marker)
            ? new Problem("M010", Severity.Error, line, 1, "This marker has capitals or blanks where none can be, so "
                + $"its table is no data. Write {marker.Print()}.")
            {
                Meant = Meant.Of(Length(typed), marker.Print()),
            }
            : null;
    }

    // Where the settings of a marker begin, or its close when it has none.
    private static int SettingsAt(string text, int colon, int close)
    {
        var equals = text.IndexOf("=\"", colon, close - colon, StringComparison.Ordinal);
        var blank = equals < 0 ? -1 : text.LastIndexOfAny([' ', '\t'], equals, equals - colon);
        return blank < 0 ? close : blank;
    }

    private static int Length(string typed)
    {
        var end = typed.Length;
        while (end > 0 && (Blank.Is(typed[end - 1]) || Blank.IsOdd(typed[end - 1])))
        {
            end--;
        }

        return end;
    }

    private static BlockKind? KindAt(string line, int at, StringComparison comparison)
    {
        foreach (var kind in BlockKinds.All)
        {
            if (line.AsSpan(Math.Min(at, line.Length)).StartsWith(kind.Word(), comparison))
            {
                return kind;
            }
        }

        return null;
    }
}

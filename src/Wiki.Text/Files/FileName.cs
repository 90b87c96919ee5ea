using System.Diagnostics.CodeAnalysis;

namespace Wiki.Text.Files;

/// <summary>
/// The name of a file and the end of its address: a key of a-z and 0-9, a dot, and the ending of its kind.
/// </summary>
public readonly record struct FileName : IParsable<FileName>
{
    /// <summary>The longest name, in characters.</summary>
    public const int MaximumLength = 100;

    private const int LongestNumber = 6; // "-99999"
    private static readonly string[] Endings = [.. Enum.GetValues<FileKind>().Select(kind => "." + kind.Ending())];
    private static readonly string[] Dropped = [.. Endings, ".jpeg", ".jpe", ".jfif", ".svgz"];

    private readonly string? _value;

    private FileName(string value) => _value = value;

    /// <summary>The text of the name.</summary>
    public string Value => _value ?? "";

    /// <inheritdoc/>
    public override string ToString() => Value;

    /// <summary>
    /// The name for what somebody typed, or for the name that a file had elsewhere: of a path only the last part
    /// counts. Null when no usable character is left.
    /// </summary>
    public static FileName? Of(string typed, FileKind kind)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var last = typed[(typed.LastIndexOfAny(['/', '\\']) + 1)..];
        var stem = Array.Find(Dropped, end => last.EndsWith(end, StringComparison.OrdinalIgnoreCase)) is { } known
            ? last[..^known.Length] : last;
        // A picture that was copied from a page can have a name without end.
        var key = Slug.KeyOf(stem.Length > 500 ? stem[..500] : stem);
        var most = MaximumLength - LongestNumber - kind.Ending().Length - 1;
        key = key.Length > most ? key[..most].TrimEnd('-', '.') : key;
        return key.Length == 0 ? null : new FileName($"{key}.{kind.Ending()}");
    }

    /// <summary>The same name with a number before its end, for when the name itself is taken.</summary>
    public FileName Numbered(int number)
    {
        var dot = Value.LastIndexOf('.');
        return new FileName($"{Value[..dot]}-{number}{Value[dot..]}");
    }

    /// <inheritdoc/>
    public static FileName Parse(string s, IFormatProvider? provider) =>
        TryParse(s, provider, out var name) ? name : throw new FormatException($"\"{s}\" is not the name of a file.");

    /// <summary>Accepts only a text that is already a name, because an address has one spelling.</summary>
    public static bool TryParse([NotNullWhen(true)] string? s, IFormatProvider? provider, out FileName result)
    {
        var dot = s?.LastIndexOf('.') ?? -1;
        var valid = dot > 0 && s!.Length <= MaximumLength && Array.IndexOf(Endings, s[dot..]) >= 0
            && Slug.KeyOf(s[..dot]) == s[..dot];
        result = valid ? new FileName(s!) : default;
        return valid;
    }
}

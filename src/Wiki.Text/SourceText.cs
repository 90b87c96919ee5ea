using System.Text;

namespace Wiki.Text;

/// <summary>
/// The text of an article in the form in which it is stored: every line ends with a line feed, including the last.
/// Texts are compared only in this form, because browsers send CRLF.
/// </summary>
public sealed class SourceText
{
    /// <summary>The longest article, in bytes of UTF-8: 1 MiB.</summary>
    public const int MaximumBytes = 1024 * 1024;

    private SourceText(string value) => Value = value;

    /// <summary>The text itself.</summary>
    public string Value { get; }

    /// <summary>
    /// Normalizes line endings and adds the final one. A text that is empty or blank becomes the empty string.
    /// </summary>
    public static SourceText From(string? typed)
    {
        var text = (typed ?? "").Replace("\r\n", "\n").Replace('\r', '\n');
        if (text.Length > 0 && text[0] == '\uFEFF')
        {
            text = text[1..];
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return new SourceText("");
        }

        return new SourceText(text[^1] == '\n' ? text : text + "\n");
    }

    /// <summary>
    /// The reasons why this text cannot be stored: it is too long, is empty, or has broken UTF-16 or control
    /// characters.
    /// </summary>
    public IEnumerable<Problem> Problems()
    {
        if (Value.Length == 0)
        {
            yield return new Problem("D001", Severity.Blocking, 1, 1,
                "The page is empty. Write something, and start with a title line such as \"# Title\".");
            yield break;
        }

        var bytes = Encoding.UTF8.GetByteCount(Value);
        if (bytes > MaximumBytes)
        {
            var full = LineOfByte(MaximumBytes);
            yield return new Problem("D002", Severity.Blocking, full, 1,
                $"The page has {bytes:N0} bytes, but the limit is {MaximumBytes:N0}. "
                + $"Line {full:N0} exceeds it. Split the page.");
        }

        var line = 1;
        var lineStart = 0;
        for (var i = 0; i < Value.Length; i++)
        {
            var c = Value[i];
            if (c == '\n')
            {
                line++;
                lineStart = i + 1;
            }
            else if (char.IsHighSurrogate(c) && i + 1 < Value.Length && char.IsLowSurrogate(Value[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(c) || c >= '\uFFFD')
            {
                // Decoding leaves U+FFFD in place of bytes that are not UTF-8.
                yield return new Problem("D003", Severity.Blocking, line, i - lineStart + 1,
                    $"Line {line} has a broken character (U+{(int)c:X4}) at column {i - lineStart + 1}: "
                    + "the text was not valid UTF-8. Delete it and type the character again.");
                yield break;
            }
            else if (c != '\t' && char.IsControl(c))
            {
                yield return new Problem("D004", Severity.Blocking, line, i - lineStart + 1,
                    $"Line {line} has a control character (U+{(int)c:X4}) at column {i - lineStart + 1}. Delete it.");
                yield break;
            }
        }
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private int LineOfByte(int limit)
    {
        var bytes = 0;
        var line = 1;
        foreach (var rune in Value.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > limit)
            {
                break;
            }

            if (rune.Value == '\n')
            {
                line++;
            }
        }

        return line;
    }
}

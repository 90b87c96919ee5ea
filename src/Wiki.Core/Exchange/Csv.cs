using System.Globalization;
using System.Text;

namespace Wiki.Core.Exchange;

/// <summary>
/// Writes comma-separated values (RFC 4180): UTF-8, CRLF, a field quoted only when it must be. A field that a
/// spreadsheet would run as a formula gets an apostrophe in front, as OWASP's page on CSV injection advises.
/// </summary>
public sealed class Csv
{
    private readonly StringBuilder _text = new();

    /// <summary>Begins with the names of the columns.</summary>
    public Csv(IEnumerable<string> columns) => Add(columns.Cast<object?>());

    /// <summary>Adds a row; null is an empty field, dates are written as year-month-day.</summary>
    public void Add(IEnumerable<object?> fields)
    {
        _text.AppendJoin(',', fields.Select(Field)).Append("\r\n");
    }

    /// <summary>Everything so far, as bytes.</summary>
    public byte[] ToBytes() => Encoding.UTF8.GetBytes(_text.ToString());

    private static string Field(object? value)
    {
        var text = value switch
        {
            null => "",
            DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            bool yes => yes ? "true" : "false",
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            _ => value.ToString()!,
        };
        if (value is string && text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' or '\n')
        {
            text = "'" + text;
        }

        return text.AsSpan().IndexOfAny(",\"\r\n") >= 0 || text.StartsWith(' ') || text.EndsWith(' ')
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;
    }
}

using System.Text;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>Reads the bytes of a file as text, or says why they are none.</summary>
internal static class TextBytes
{
    private static readonly (byte[] Start, string Sentence)[] NoText =
    [
        ([0x50, 0x4B, 0x03, 0x04], "This is a spreadsheet file such as .xlsx or .ods, or another packed file. "
            + "Save it as CSV, or copy the cells and paste them."),
        ([0xD0, 0xCF, 0x11, 0xE0], "This is an old spreadsheet file such as .xls. "
            + "Save it as CSV, or copy the cells and paste them."),
        ([0x25, 0x50, 0x44, 0x46], "This is a PDF. Copy the cells from it and paste them."),
    ];

    /// <summary>The text, a remark about how it was read, or the reason why it is not a text.</summary>
    internal static (string Text, string? Remark, string? Refusal) Read(ReadOnlySpan<byte> bytes)
    {
        if (ImportedTable.TooLarge(bytes.Length) is { } tooLarge)
        {
            return ("", null, tooLarge);
        }

        foreach (var (start, sentence) in NoText)
        {
            if (bytes.StartsWith(start))
            {
                return ("", null, sentence);
            }
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
        {
            return Binary(Encoding.Unicode.GetString(bytes[2..]));
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            return Binary(Encoding.BigEndianUnicode.GetString(bytes[2..]));
        }

        var utf8 = bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes;
        try
        {
            return Binary(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(utf8));
        }
        catch (DecoderFallbackException)
        {
            var western = CodePagesEncodingProvider.Instance.GetEncoding(1252) ?? Encoding.Latin1;
            return Binary(western.GetString(bytes)) with
            {
                Remark = "The file is not UTF-8. It was read as Western European (Windows-1252): "
                    + "check the letters with accents.",
            };
        }
    }

    private static (string Text, string? Remark, string? Refusal) Binary(string text) =>
        text.Contains('\0', StringComparison.Ordinal)
            ? ("", null, "This is not a text file. Save the table as CSV, or copy the cells and paste them.")
            : (text, null, null);
}

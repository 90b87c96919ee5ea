using System.Text;
using Wiki.Text.Importing.Tables;

namespace Wiki.Text.Importing.Formats;

/// <summary>Reads a table of any kind. Never throws. The work grows only with the length of the text.</summary>
public static class TableImport
{
    /// <summary>Reads the bytes of a file.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="kind">What it is; null to find out.</param>
    public static ImportedTable Read(ReadOnlySpan<byte> bytes, TableKind? kind = null)
    {
        var (text, remark, refusal) = TextBytes.Read(bytes);
        if (refusal is not null)
        {
            return ImportedTable.Refused(kind ?? TableKind.Csv, refusal);
        }

        var table = Read(text, kind);
        return remark is null ? table : table with { Remarks = [remark, .. table.Remarks] };
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text as pasted.</param>
    /// <param name="kind">What it is; null to find out.</param>
    public static ImportedTable Read(string text, TableKind? kind = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (ImportedTable.TooLarge(Encoding.UTF8.GetByteCount(text)) is { } tooLarge)
        {
            return ImportedTable.Refused(kind ?? TableKind.Csv, tooLarge);
        }

        text = text.TrimStart('\uFEFF');
        if (text.Contains('\0', StringComparison.Ordinal)
            || text.StartsWith("PK\u0003\u0004", StringComparison.Ordinal))
        {
            return ImportedTable.Refused(kind ?? TableKind.Csv,
                "This is not a text. Save the table as CSV, or copy the cells and paste them.");
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            return ImportedTable.Refused(
                kind ?? TableKind.Csv, "There is nothing here. Paste a table or choose a file.");
        }

        var read = kind ?? TableRecognition.KindOf(text);
        return read switch
        {
            TableKind.Html => HtmlTable.Read(text),
            TableKind.Markdown => PipeTable.Read(text),
            TableKind.MediaWiki => MediaWikiTable.Read(text),
            TableKind.MoinMoin => MoinMoinTable.Read(text),
            _ => SeparatedTable.Read(text, read),
        };
    }
}

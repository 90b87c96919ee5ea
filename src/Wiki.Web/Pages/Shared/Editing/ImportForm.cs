using System.Collections.Immutable;
using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Importing;
using Wiki.Text.Importing.Cells;
using Wiki.Text.Importing.Formats;
using Wiki.Text.Importing.Tables;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>What a form says about a table that is brought in: the table as read, and the choices.</summary>
public sealed class ImportForm
{
    /// <summary>The most texts of cells that get a choice each.</summary>
    public const int MostChoices = 200;

    /// <summary>The longest of these texts; a longer one is prose.</summary>
    public const int LongestChoice = 1000;

    /// <summary>The table as read, with tabs.</summary>
    public string? Table { get; set; }

    /// <summary>The word of the kind as which it was read.</summary>
    public string? Kind { get; set; }

    /// <summary>The caption of the table.</summary>
    public string? Caption { get; set; }

    /// <summary>What was said when it was read.</summary>
    public List<string> Remarks { get; set; } = [];

    /// <summary>The sources that came with the table, one definition a line.</summary>
    public string? Sources { get; set; }

    /// <summary>Whether a plain table is made instead of a matrix.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Whether the systems are the rows.</summary>
    public bool SystemsAreRows { get; set; }

    /// <summary>The number of the header row; 0 for none.</summary>
    public int HeaderRow { get; set; }

    /// <summary>The first row of the table that is kept below the header; null for the first.</summary>
    public int? FirstRow { get; set; }

    /// <summary>The last row that is kept; null for the last.</summary>
    public int? LastRow { get; set; }

    /// <summary>The numbers of the columns that are left out.</summary>
    public List<int> LeftOut { get; set; } = [];

    /// <summary>Whether rows with nothing but a name are group headings.</summary>
    public bool Headings { get; set; }

    /// <summary>The short name of the matrix, which its marker has.</summary>
    public string? Id { get; set; }

    /// <summary>The heading to write above it.</summary>
    public string? Name { get; set; }

    /// <summary>The anchor of the heading below which it goes; empty for the end.</summary>
    public string? Below { get; set; }

    /// <summary>The line of the table of the page that it replaces; null for none.</summary>
    public int? Line { get; set; }

    /// <summary>The texts that have a choice.</summary>
    public List<string> Texts { get; set; } = [];

    /// <summary>The meaning for each of them, in the same order.</summary>
    public List<string> Meanings { get; set; } = [];

    /// <summary>The choices of a form that begins with a table.</summary>
    /// <param name="table">The table as read.</param>
    /// <param name="page">The page.</param>
    public static ImportForm For(ImportedTable table, WikiDocument page)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(page);
        var choices = MatrixChoices.For(table, page.Title, page.Matrices.Select(matrix => matrix.Id));
        return new ImportForm
        {
            Table = SeparatedText.Tsv(table.Rows.Select(row => row.AsEnumerable())),
            Kind = table.Kind.Word(),
            Caption = table.Caption,
            Remarks = [.. table.Remarks],
            Sources = string.Join('\n', table.Sources.Select(it => $"{it.Key}\t{it.Value}")),
            LastRow = choices.LastRow > 0 ? choices.LastRow : null,
            LeftOut = [.. choices.LeftOut.Order()],
            IsPlain = MatrixDraft.IsNoComparison(table),
            SystemsAreRows = choices.SystemsAreRows,
            HeaderRow = choices.HeaderRow,
            Headings = choices.Headings,
            Id = choices.Id,
            Name = table.Caption,
        };
    }

    /// <summary>The table of the form.</summary>
    public ImportedTable Read() => TableImport.Read(Table ?? "", TableKind.Tsv) with
    {
        Kind = EnumWords.Read<TableKind>(Kind) ?? TableKind.Tsv,
        Caption = Caption ?? "",
        Remarks = [.. Remarks],
        Sources = (Sources ?? "").Split('\n').Select(line => line.Trim('\r').Split('\t', 2)).Where(it => it.Length == 2)
            .GroupBy(it => it[0], StringComparer.OrdinalIgnoreCase)
            .ToImmutableDictionary(it => it.Key, it => it.First()[1], StringComparer.OrdinalIgnoreCase),
    };

    /// <summary>The choices of the form.</summary>
    public MatrixChoices Choices()
    {
        var meanings = ImmutableDictionary.CreateBuilder<string, CellMeaning>(StringComparer.Ordinal);
        foreach (var (text, word) in Texts.Zip(Meanings))
        {
            if (EnumWords.Read<CellMeaning>(word) is { } meaning)
            {
                meanings[text ?? ""] = meaning;
            }
        }

        return new MatrixChoices
        {
            FirstRow = FirstRow ?? 0, LastRow = LastRow ?? 0, LeftOut = [.. LeftOut],
            SystemsAreRows = SystemsAreRows, HeaderRow = HeaderRow, Headings = Headings, Id = Id ?? "",
            Meanings = meanings.ToImmutable(),
        };
    }
}

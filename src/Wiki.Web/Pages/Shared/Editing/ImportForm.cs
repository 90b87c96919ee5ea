using System.Collections.Immutable;
using Wiki.Text;
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

    /// <summary>The table as read, with tabs.</summary>
    public string? Table { get; set; }

    /// <summary>The caption of the table.</summary>
    public string? Caption { get; set; }

    /// <summary>What was said when it was read.</summary>
    public List<string> Remarks { get; set; } = [];

    /// <summary>Whether a plain table is made instead of a matrix.</summary>
    public bool IsPlain { get; set; }

    /// <summary>Whether the systems are the rows.</summary>
    public bool SystemsAreRows { get; set; }

    /// <summary>The number of the header row; 0 for none.</summary>
    public int HeaderRow { get; set; }

    /// <summary>Whether rows with nothing but a name are group headings.</summary>
    public bool Headings { get; set; }

    /// <summary>The name of the marker.</summary>
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
    /// <param name="taken">The names of the matrices of the page.</param>
    public static ImportForm For(ImportedTable table, IEnumerable<string> taken)
    {
        ArgumentNullException.ThrowIfNull(table);
        var choices = MatrixChoices.For(table, taken);
        return new ImportForm
        {
            Table = SeparatedText.Tsv(table.Rows.Select(row => row.AsEnumerable())),
            Caption = table.Caption,
            Remarks = [.. table.Remarks],
            IsPlain = MatrixDraft.IsNoComparison(table),
            HeaderRow = choices.HeaderRow,
            Headings = choices.Headings,
            Id = choices.Id,
            Name = table.Caption,
        };
    }

    /// <summary>The table of the form.</summary>
    public ImportedTable Read() =>
        TableImport.Read(Table ?? "", TableKind.Tsv) with { Caption = Caption ?? "", Remarks = [.. Remarks] };

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
            SystemsAreRows = SystemsAreRows, HeaderRow = HeaderRow, Headings = Headings, Id = Id ?? "",
            Meanings = meanings.ToImmutable(),
        };
    }
}

using System.Collections.Immutable;
using System.Text.Json;
using Wiki.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Documents;
using Wiki.Text.Editing;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>The table that a form edits as a grid, as it is posted beside the text of the page.</summary>
public sealed class GridForm
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web);

    /// <summary>The word of the kind of its block.</summary>
    public string? Kind { get; set; }

    /// <summary>The id of its block.</summary>
    public string? Id { get; set; }

    /// <summary>The grid as JSON; empty when nothing was changed, and without script.</summary>
    public string? Cells { get; set; }

    /// <summary>What becomes of the keys of what was renamed.</summary>
    public string? Renaming { get; set; }

    /// <summary>The kind of block; null when the form edits no table.</summary>
    public BlockKind? Block => Kind is { } word ? EnumWords.Read<BlockKind>(word) : null;

    /// <summary>The id attribute of the table on its page; null when the form edits no table.</summary>
    public string? Place => Block is { } kind && Id is { } id ? BlockMarker.SectionIdOf(kind, id) : null;

    /// <summary>
    /// The text with the changed grid instead of its table; null when the grid does not fit the text.
    /// </summary>
    /// <param name="text">The text that the grid was made from.</param>
    public string? Apply(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (Block is not { } kind || string.IsNullOrEmpty(Cells))
        {
            return text;
        }

        var document = WikiDocument.Parse(SourceText.From(text));
        if (EditableTable.Find(document, kind, Id ?? "") is not { } table || Read() is not { } grid
            || grid.Columns.Length == 0 || grid.Rows.Any(row => row.Cells.Length != grid.Columns.Length))
        {
            return null;
        }

        var renaming = EnumWords.Read<Renaming>(Renaming ?? "") ?? Text.Editing.Renaming.KeepsKey;
        return GridSources.Write(document, table, GridLabels.Keep(table, grid, kind, renaming), kind);
    }

    private TableGrid? Read()
    {
        try
        {
            var posted = JsonSerializer.Deserialize<Posted>(Cells!, Options);
            return posted is not { Columns: { } columns, Rows: { } rows } ? null : new TableGrid(
                [.. columns.Select(it => new GridColumn(it.From, it.Text ?? ""))],
                [.. rows.Select(it => new GridRow(it.From, [.. (it.Cells ?? []).Select(text => text ?? "")]))]);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private sealed record Posted(ImmutableArray<PostedColumn>? Columns, ImmutableArray<PostedRow>? Rows);

    private sealed record PostedColumn(int? From, string? Text);

    private sealed record PostedRow(int? From, string?[]? Cells);
}

using System.Collections.Immutable;
using Wiki.Text.Blocks;

namespace Wiki.Text.Editing;

/// <summary>What becomes of the key of a row, column or group when somebody types another name for it.</summary>
public enum Renaming
{
    /// <summary>The key stays, so that every link and every earlier revision still means the same thing.</summary>
    [Word("keep")]
    KeepsKey,

    /// <summary>The new name gives a new key, and the label declares the old one: <c>was: old-key</c>.</summary>
    [Word("was")]
    DeclaresOldKey,
}

/// <summary>Keeps the identity of what was renamed in a grid.</summary>
public static class GridLabels
{
    /// <summary>
    /// The changed grid, in which each label with another text still names the same thing. A label that somebody typed
    /// with a key of its own stays as typed.
    /// </summary>
    /// <param name="table">The table as it was read.</param>
    /// <param name="changed">A grid that was made from it.</param>
    /// <param name="kind">The kind of the block.</param>
    /// <param name="renaming">What becomes of the keys.</param>
    public static TableGrid Keep(EditableTable table, TableGrid changed, BlockKind kind, Renaming renaming)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(changed);
        var label = LabelColumn(changed, kind);
        var from = label < 0 ? null : changed.Columns[label].From;
        return new TableGrid(
            kind == BlockKind.Matrix ? [.. changed.Columns.Select(Column)] : changed.Columns,
            from is null ? changed.Rows : [.. changed.Rows.Select(Row)]);

        GridColumn Column(GridColumn column, int place) => place > 0 && column.From is { } old
            ? column with { Text = Renamed(table.Grid.Columns[old].Text, column.Text, renaming) } : column;

        GridRow Row(GridRow row) => row.From is { } old && row.Cells.Length > label
            ? row with
            {
                Cells = row.Cells.SetItem(
                    label, Renamed(table.Grid.Rows[old].Cells[from.Value], row.Cells[label], renaming)),
            }
            : row;
    }

    private static int LabelColumn(TableGrid grid, BlockKind kind)
    {
        var name = kind switch
        {
            BlockKind.Matrix => null,
            BlockKind.Timeline => "Event",
            _ => "Prediction",
        };
        return name is null ? 0
            : grid.Columns.ToList().FindIndex(it => it.Text.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static string Renamed(string before, string after, Renaming renaming)
    {
        var typed = after.Trim();
        var bare = Label.IsBold(typed) ? typed[2..^2].Trim() : typed;
        if (typed.Length == 0 || typed == before
            || (bare.StartsWith('[') && bare.EndsWith(')') && bare.Contains("](#", StringComparison.Ordinal)))
        {
            return typed;
        }

        var group = Label.ReadGroup(before);
        var text = Plain(bare);
        if ((group ?? Label.Read(before)) is not { Key.Length: > 0 } old)
        {
            return typed;
        }

        var key = Slug.KeyOf(text);
        var label = key == old.Key ? new Label(text, key, old.Was)
            : renaming == Renaming.DeclaresOldKey && key.Length > 0 ? new Label(text, key, Former(old))
            : new Label(text, old.Key, old.Was);
        // A heading that somebody retypes without its stars is still a heading.
        return group is not null ? label.PrintGroup() : Label.IsBold(typed) ? typed : label.PrintRow();
    }

    // A label is plain text: what would end its link or its bold letters too early loses that meaning.
    private static string Plain(string text) => text.Replace("](", "] (", StringComparison.Ordinal)
        .Replace("**", "", StringComparison.Ordinal).Trim();

    private static ImmutableArray<string> Former(Label old) => [old.Key, .. old.Was.Where(key => key != old.Key)];
}

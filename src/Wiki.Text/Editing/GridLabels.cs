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
        var isMatrix = kind == BlockKind.Matrix;
        string[] columns = [.. changed.Columns.Select(it => it.Text)];
        if (isMatrix)
        {
            columns = Labels([.. table.Grid.Columns.Select(it => it.Text)],
                [.. changed.Columns.Select((it, place) => (place == 0 ? null : it.From, it.Text))], renaming, true);
            columns[0] = changed.Columns[0].Text;
        }

        var rows = from is null || changed.Rows.Any(it => it.Cells.Length <= label) ? null
            : Labels([.. table.Grid.Rows.Select(it => it.Cells[from.Value])],
                [.. changed.Rows.Select(it => (it.From, it.Cells[label]))], renaming, isMatrix);
        return new TableGrid(
            [.. changed.Columns.Select((it, place) => it with { Text = columns[place] })],
            rows is null ? changed.Rows
                : [.. changed.Rows.Select((it, place) => it with { Cells = it.Cells.SetItem(label, rows[place]) })]);
    }

    /// <summary>The name that readers see of a label: without its key, and without the stars of a group.</summary>
    public static string NameOf(string label)
    {
        ArgumentNullException.ThrowIfNull(label);
        return (Label.ReadGroup(label) ?? Label.Read(label))?.Text ?? label;
    }

    private static string[] Labels(
        string[] before, (int? From, string Text)[] after, Renaming renaming, bool mayPin)
    {
        var repeated = before.Where(it => !Label.IsBold(it)).Select(Label.Read).OfType<Label>()
            .GroupBy(it => it.Key).Where(it => it.Count() > 1).Select(it => it.Key).ToHashSet();
        string[] labels =
        [
            .. after.Select(it => it.From is { } old ? Renamed(before[old], it.Text, renaming, repeated) : it.Text),
        ];
        if (mayPin)
        {
            var kept = after.Zip(labels).Where(it => it.First.From is not null && !Label.IsBold(it.Second))
                .Select(it => Label.Read(it.Second)).OfType<Label>().ToLookup(it => it.Key);
            for (var i = 0; i < labels.Length; i++)
            {
                labels[i] = after[i].From is null ? WithFreeKey(labels[i], kept) : labels[i];
            }
        }

        return labels;
    }

    // A new name gives a key that may be the kept key of something with another name.
    private static string WithFreeKey(string label, ILookup<string, Label> kept)
    {
        if (Label.IsBold(label) || Label.Read(label) is not { Key.Length: > 0 } name || name.Text != label
            || !kept.Contains(name.Key)
            || kept[name.Key].Any(it => it.Text.Equals(label, StringComparison.OrdinalIgnoreCase)))
        {
            return label;
        }

        var number = 2;
        while (kept.Contains($"{name.Key}-{number}"))
        {
            number++;
        }

        return (name with { Key = $"{name.Key}-{number}" }).PrintRow();
    }

    /// <summary>The place of the column with the names of the rows; -1 for none.</summary>
    public static int LabelColumn(TableGrid grid, BlockKind kind)
    {
        ArgumentNullException.ThrowIfNull(grid);
        var name = kind switch
        {
            BlockKind.Matrix => null,
            BlockKind.Timeline => "Event",
            _ => "Prediction",
        };
        return name is null ? 0
            : grid.Columns.ToList().FindIndex(it => it.Text.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    private static string Renamed(string before, string after, Renaming renaming, HashSet<string> repeated)
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
        // A key that two have is nobody's: another name is the way out.
        var label = key == old.Key ? new Label(text, key, old.Was)
            : group is null && repeated.Contains(old.Key) && key.Length > 0 ? new Label(text, key, [])
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

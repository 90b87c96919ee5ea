using Wiki.Text.Blocks;
using Wiki.Text.Documents;
using Wiki.Text.Rendering;

namespace Wiki.Text.Editing;

/// <summary>
/// Makes sources of web addresses: whoever types or pastes one behind what a cell says means that it is said there.
/// </summary>
public sealed class GridSources
{
    private readonly HashSet<string> _names;
    private readonly Dictionary<string, string> _ofAddress = new(StringComparer.Ordinal);
    private readonly List<SourceDefinition> _added = [];

    private GridSources(WikiDocument page)
    {
        var defined = page.DefinedSources.ToList();
        _names = defined.Select(source => source.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var source in defined.Where(source => source.Address is not null))
        {
            _ofAddress.TryAdd(source.Address!, source.Name);
        }
    }

    /// <summary>
    /// The page with the changed grid, in which each address at the end of a changed cell is a citation, defined at the
    /// end of the page unless the page has a source with this address.
    /// </summary>
    /// <param name="page">The page as it was read.</param>
    /// <param name="table">Its table.</param>
    /// <param name="changed">A grid that was made from the table.</param>
    /// <param name="kind">The kind of the block.</param>
    public static string Write(WikiDocument page, EditableTable table, TableGrid changed, BlockKind kind)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(changed);
        var sources = new GridSources(page);
        var cited = changed with
        {
            Rows = [.. changed.Rows.Select(row => row with
            {
                Cells = [.. row.Cells.Select((text, column) =>
                    MayCite(changed, kind, column) && text != Before(table, row, changed.Columns[column])
                        ? sources.Cited(text, kind) : text)],
            })],
        };
        return sources._added.Aggregate(table.Write(cited),
            (text, source) => SourceDraft.Define(text, source.Name, source.Text));
    }

    // A timeline and a list of predictions have a column for sources, beside columns for prose.
    private static bool MayCite(TableGrid grid, BlockKind kind, int column) => kind == BlockKind.Matrix
        ? column > 0
        : grid.Columns[column].Text.Equals("Source", StringComparison.OrdinalIgnoreCase);

    private static string? Before(EditableTable table, GridRow row, GridColumn column) =>
        row.From is { } r && column.From is { } c && r < table.Grid.Rows.Length && c < table.Grid.Columns.Length
            ? table.Grid.Rows[r].Cells[c] : null;

    private string Cited(string text, BlockKind kind)
    {
        var words = text.TrimEnd(' ');
        var addresses = new List<string>();
        while (LastAddress(words) is var (rest, address))
        {
            addresses.Insert(0, address);
            words = rest;
        }

        // A matrix has no cell that is only a source: it says nothing.
        return addresses.Count == 0 || (words.Length == 0 && kind == BlockKind.Matrix) ? text
            : $"{words} {string.Concat(addresses.Distinct().Select(it => $"[^{NameOf(it)}]"))}".TrimStart();
    }

    // The last word, if it is a web address that stands outside code and notes.
    private static (string Before, string Address)? LastAddress(string text)
    {
        var blank = text.LastIndexOf(' ');
        var (rest, word) = (text[..Math.Max(0, blank)].TrimEnd(' '), text[(blank + 1)..]);
        return new SourceDraft(word, "", "", "").Link is { } address
            && rest.Count(c => c == '(') == rest.Count(c => c == ')') && rest.Count(c => c == '`') % 2 == 0
            ? (rest, address) : null;
    }

    private string NameOf(string address)
    {
        if (!_ofAddress.TryGetValue(address, out var name))
        {
            var draft = new SourceDraft(address, "", "", "");
            name = draft.NameFor(_names.Contains);
            _names.Add(name);
            _ofAddress.Add(address, name);
            _added.Add(new SourceDefinition(name, draft.Text(), address));
        }

        return name;
    }
}

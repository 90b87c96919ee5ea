using Wiki.Text.Blocks;
using Wiki.Text.Merging;
using Wiki.Web.Pages.Shared.Comparing;

namespace Wiki.Web.Pages.Shared.Conflicts;

/// <summary>What the fields of a form say about one conflict, or about one cell of it.</summary>
/// <param name="Choice">The choice; null for none.</param>
/// <param name="Own">The text in the field for a text of the editor's own; null when there is none.</param>
public sealed record Decision(RegionChoice? Choice, string? Own)
{
    /// <summary>Nothing chosen and nothing typed.</summary>
    public static Decision None { get; } = new(null, null);
}

/// <summary>One conflict on a page.</summary>
/// <param name="Index">Its index, from 0.</param>
/// <param name="Region">The three texts.</param>
/// <param name="Heading">The heading above it; empty before the first heading.</param>
/// <param name="Line">The line of the merged text on which it begins, about.</param>
/// <param name="Before">The lines just before it.</param>
/// <param name="After">The lines just after it.</param>
/// <param name="Diff">The changes from the text of the others to that of the editor.</param>
/// <param name="Own">The text in the field for a text of the editor's own.</param>
/// <param name="MayTakeBoth">Whether the editor may take both texts, one after the other.</param>
public sealed record ConflictView(
    int Index, MergeRegion.Conflict Region, string Heading, int Line, string Before, string After,
    TextDiffView Diff, string Own, bool MayTakeBoth)
{
    /// <summary>What the fields of its cells say, in the order of the cells to decide; empty without cells.</summary>
    public IReadOnlyList<Decision> Cells { get; init; } = [];

    private const int FewestRows = 3;
    private const int MostRows = 14;

    /// <summary>Its number, from 1.</summary>
    public int Number => Index + 1;

    /// <summary>Where it is, in words, after its number.</summary>
    public string Place => Region.Row is { } row
        ? $" · “{row.Name}” in the {Table(row)}, line {Line}"
        : $"{Under}, line {Line}";

    /// <summary>What one side did to a row that the other removed.</summary>
    public string OtherSide => Region.Row is { Cells: [] } ? "moved" : "changed";

    /// <summary>What the columns of the table are: systems in a matrix.</summary>
    public string ColumnWord => Region.Row?.Kind == BlockKind.Matrix ? "System" : "Column";

    /// <summary>The heading above it in words; empty before the first heading.</summary>
    public string Under => Heading.Length > 0 ? $" · under “{Heading}”" : "";

    /// <summary>Whether there is a text on both sides.</summary>
    public bool HasBoth => Region.Theirs.Length > 0 && Region.Mine.Length > 0;

    /// <summary>The height of the field for a text of the editor's own, in lines.</summary>
    public int Rows => Math.Clamp(Own.Count(c => c == '\n') + 1, FewestRows, MostRows);

    /// <summary>The lines of all three texts, each below a line that says whose it is.</summary>
    /// <param name="theirs">The name of their side.</param>
    /// <param name="mine">The name of the editor's side.</param>
    public string Lines(string theirs, string mine) => string.Join('\n',
        new[] { ("Before", Region.Base), (theirs, Region.Theirs), (mine, Region.Mine) }
            .Select(it => $"{it.Item1}:\n{(it.Item2.Length > 0 ? it.Item2 : "no row\n")}"));

    private static string Table(RowConflict row) => row.Kind switch
    {
        BlockKind.Matrix => $"matrix “{row.Block}”",
        BlockKind.Timeline => $"timeline “{row.Block}”",
        BlockKind.Predictions => $"list of predictions “{row.Block}”",
        _ when row.Block.Length > 0 => $"table under “{row.Block}”",
        _ => "table",
    };
}

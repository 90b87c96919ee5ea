using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Tables;

/// <summary>The columns of a table whose header names them, in any order and with any case.</summary>
internal sealed class NamedColumns
{
    private readonly Dictionary<string, int> _places;

    private NamedColumns(ImmutableArray<string> names, Dictionary<string, int> places)
    {
        Names = names;
        _places = places;
    }

    /// <summary>The proper names of the columns, in the order typed.</summary>
    internal ImmutableArray<string> Names { get; }

    /// <summary>Reads a header. Reports each unknown, repeated or missing column with the given code.</summary>
    internal static NamedColumns Read(
        TableRow header, BlockKind kind, string code, string[] known, string[] required, List<Problem> problems)
    {
        var names = ImmutableArray.CreateBuilder<string>();
        var use = $"Use {string.Join(", ", known)}.";
        var places = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var cell in header.Cells)
        {
            var name = Array.Find(known, known => known.Equals(cell.Text, StringComparison.OrdinalIgnoreCase));
            if (name is null)
            {
                Tell(cell.Column, $"\"{Quoted.Short(cell.Text)}\" is not a column of {kind.InSentence()}. {use}");
            }
            else if (!places.TryAdd(name, names.Count))
            {
                Tell(cell.Column, $"Two columns are called \"{name}\". Keep one of them.");
            }

            names.Add(name ?? cell.Text);
        }

        foreach (var missing in required.Where(name => !places.ContainsKey(name)))
        {
            Tell(1, $"The column \"{missing}\" is missing. {use}");
        }

        return new NamedColumns(names.ToImmutable(), places);

        void Tell(int column, string message) =>
            problems.Add(new Problem(code, Severity.Error, header.Line, column, message));
    }

    /// <summary>The text of a row's cell in the column; empty when the table has no such column.</summary>
    internal string Cell(TableRow row, string name) => Place(row, name)?.Text ?? "";

    /// <summary>The place of the column in a row; behind all cells when the table has no such column.</summary>
    internal int PlaceOf(string name) => _places.GetValueOrDefault(name, int.MaxValue);

    internal TableCell? Place(TableRow row, string name) =>
        _places.TryGetValue(name, out var place) ? row.Cells[place] : null;
}

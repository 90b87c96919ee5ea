using System.Collections.Immutable;
using System.Globalization;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Tables;

namespace Wiki.Text.Blocks.Predictions;

/// <summary>Reads the lines of a list of predictions, in time linear to the text. Never throws.</summary>
public static class PredictionReader
{
    private static readonly string[] Known = ["Prediction", "Who", "Made", "Due", "Odds", "Outcome", "Source"];

    /// <summary>Reads a block.</summary>
    /// <param name="marker">The marker in the first line.</param>
    /// <param name="lines">The marker line, blank lines, and the table up to its end.</param>
    public static PredictionList Read(BlockMarker marker, IReadOnlyList<SourceLine> lines)
    {
        ArgumentNullException.ThrowIfNull(marker);
        ArgumentNullException.ThrowIfNull(lines);
        var table = TableScanner.Scan(BlockKind.Predictions, lines);
        var problems = new List<Problem>(table.Problems);
        var list = new PredictionList { Marker = marker, Source = [.. lines], TableProblems = table.Problems };
        if (table.Header is null)
        {
            return list;
        }

        var columns = NamedColumns.Read(
            table.Header, BlockKind.Predictions, "P306", Known, ["Prediction", "Made", "Outcome"], problems);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var predictions = table.Rows.Select(row => ReadPrediction(columns, row, seen, problems)).ToImmutableArray();
        return list with
        {
            Columns = columns.Names,
            Predictions = predictions,
            Unread = [.. table.Unread.Select(it => UnreadRow.Of(it.Line, it.Row, columns.PlaceOf("Prediction")))],
            TableProblems = [.. problems],
        };
    }

    private static Prediction ReadPrediction(
        NamedColumns columns, TableRow row, Dictionary<string, int> seen, List<Problem> structure)
    {
        var problems = new List<Problem>();
        var label = columns.Place(row, "Prediction") is { } name
            ? ReadLabel(row, name, seen, structure)
            : new Label("", "", []);
        var made = columns.Place(row, "Made") is { } when ? ReadMade(when.Text, Tell) : null;
        var due = columns.Cell(row, "Due") is { Length: > 0 } deadline ? ReadDate(deadline, Tell) : null;
        var odds = columns.Cell(row, "Odds") is { Length: > 0 } chance ? ReadOdds(chance, Tell) : null;
        var (outcome, faults) = columns.Place(row, "Outcome") is { } decided
            ? OutcomeReader.Read(decided.Text, row.Line, made)
            : (null, []);
        problems.AddRange(faults);
        var (sources, fault) = SourceCell.Read(columns.Cell(row, "Source"), row.Line);
        return new Prediction
        {
            Label = label,
            Line = row.Line,
            Who = columns.Cell(row, "Who") is { Length: > 0 } who ? who : null,
            Made = made,
            Due = due,
            Odds = odds,
            Outcome = outcome,
            Sources = sources,
            Cells = [.. row.Cells.Select(cell => cell.Text)],
            Problems = fault is null ? [.. problems] : [.. problems, fault],
            IsValid = problems.Count == 0,
        };

        void Tell(string code, string message) =>
            problems.Add(new Problem(code, Severity.Error, row.Line, 1, message));
    }

    private static Label ReadLabel(
        TableRow row, TableCell name, Dictionary<string, int> seen, List<Problem> structure)
    {
        if (name.Text.Length == 0)
        {
            structure.Add(LabelProblems.Nameless(row.Line, name, "the Prediction cell"));
            return new Label("", "", []);
        }

        if (Label.Read(name.Text) is not { Key.Length: > 0 } label)
        {
            structure.Add(LabelProblems.Unusable(row.Line, name, "prediction"));
            return new Label(name.Text, "", []);
        }

        if (!seen.TryAdd(label.Key, row.Line))
        {
            structure.Add(LabelProblems.Repeated(
                row.Line, name, "predictions", label.Key, seen[label.Key],
                    $"[{Quoted.Short(label.Text)}](#other-key)"));
        }

        return label;
    }

    private static DatePoint? ReadMade(string text, Action<string, string> tell)
    {
        if (text.Length > 0)
        {
            return ReadDate(text, tell);
        }

        tell("P302", "This prediction needs the date on which it was made, e.g. 2009-03.");
        return null;
    }

    private static DatePoint? ReadDate(string text, Action<string, string> tell)
    {
        if (!DatePoint.TryRead(text, out var date))
        {
            tell("P302", OutcomeReader.NotADate(text));
        }

        return date;
    }

    private static decimal? ReadOdds(string text, Action<string, string> tell)
    {
        if (text.Length <= "100.0000%".Length && text.EndsWith('%') && char.IsAsciiDigit(text[0])
            && decimal.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var odds)
            && odds <= 100)
        {
            return odds;
        }

        tell("P307", $"\"{Quoted.Short(text)}\" is not a probability. Write 0% to 100%.");
        return null;
    }
}

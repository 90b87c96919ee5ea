using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Dates;

/// <summary>How a new text of a cell changes the wiki's account of the past.</summary>
public enum CellChange
{
    /// <summary>The cells state the same for every date: only words, sources or tags differ.</summary>
    Reworded,

    /// <summary>They differ only for dates after the older text was saved: the world changed.</summary>
    Development,

    /// <summary>
    /// They differ for a date about which the older text already stated something: the wiki was wrong.
    /// </summary>
    Correction,

    /// <summary>They differ for a date before the older text was saved, about which it stated nothing.</summary>
    FilledIn,

    /// <summary>A version without a date would decide, so the kind is not known.</summary>
    Undated,
}

/// <summary>Finds out what kind of change a cell had.</summary>
public static class CellChanges
{
    private static readonly DateOnly Earliest = new(1900, 1, 1);
    private static readonly DateOnly Latest = new(2099, 12, 31);

    /// <summary>The kind of change between two texts of a cell.</summary>
    /// <param name="older">The cell before the change.</param>
    /// <param name="newer">The cell after the change.</param>
    /// <param name="versionLine">The version line of the column, for versions that name none.</param>
    /// <param name="saved">The day on which the older text was saved.</param>
    /// <param name="releases">The dates of versions.</param>
    public static CellChange Between(
        Cell older, Cell newer, string versionLine, DateOnly saved, ReleaseList releases)
    {
        ArgumentNullException.ThrowIfNull(older);
        ArgumentNullException.ThrowIfNull(newer);
        ArgumentNullException.ThrowIfNull(releases);
        var kind = CellChange.Reworded;
        foreach (var day in DaysOfChange(older, newer, versionLine, saved, releases))
        {
            var date = new DatePoint(day.Year, day.Month, day.Day, IsAbout: false);
            var before = TrueOn.Compute(older, versionLine, date, releases);
            var after = TrueOn.Compute(newer, versionLine, date, releases);
            if (IsUndated(before) || IsUndated(after))
            {
                return older.Canonical == newer.Canonical || Periods(older).SequenceEqual(Periods(newer))
                    ? CellChange.Reworded
                    : CellChange.Undated;
            }

            if (Claims(before).SetEquals(Claims(after)))
            {
                continue;
            }

            if (day > saved)
            {
                kind = kind == CellChange.Reworded ? CellChange.Development : kind;
            }
            else if (Claims(before).Count > 0)
            {
                return CellChange.Correction;
            }
            else
            {
                kind = CellChange.FilledIn;
            }
        }

        return kind;
    }

    // The answer of each cell stays the same between two of these days.
    private static IEnumerable<DateOnly> DaysOfChange(
        Cell older, Cell newer, string versionLine, DateOnly saved, ReleaseList releases) =>
        older.Statements.Concat(newer.Statements)
            .Where(statement => statement.Level is not Level.Planned)
            .SelectMany(statement => Days(statement, versionLine, releases))
            .Where(day => day > Earliest && day <= Latest)
            .Append(Earliest).Append(saved).Append(saved.AddDays(1)).Append(Latest)
            .Distinct().Order();

    private static IEnumerable<DateOnly> Days(Statement statement, string versionLine, ReleaseList releases)
    {
        var isDated = new[] { statement.Start?.Point, statement.End?.Point }.OfType<VersionPoint>()
            .All(version => releases.Find(version.Line ?? versionLine, version) is not null);
        if (!isDated)
        {
            return [];
        }

        var tenure = Tenure.Of(statement, versionLine, releases);
        return new[] { tenure.Start, tenure.Gone }.OfType<Turn>().SelectMany(turn => new[] { turn.First, turn.Last });
    }

    private static bool IsUndated(CellOnDate on) => on.Answers.Any(answer => answer.Kind == AnswerKind.Undated);

    private static HashSet<string> Claims(CellOnDate on) =>
        [.. on.Answers.Where(answer => answer.Level is not Level.Unknown)
            .Select(answer => answer.Level?.Word() ?? (answer.Value is { } value ? $"`{value}`" : null)).OfType<string>()];

    private static IEnumerable<string> Periods(Cell cell) => cell.Statements.Select(statement => statement.Brief);
}

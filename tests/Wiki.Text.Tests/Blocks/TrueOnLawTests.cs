using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Tests.Blocks;

/// <summary>Laws of the time axis, with random cells and release lists made from seeds.</summary>
public sealed class TrueOnLawTests
{
    private const string Line = "xen";

    private static readonly string[] Versions = ["1.0", "2.0", "3.0", "4.0", "5.0", "kvm:1", "kvm:2", "kvm:3"];
    private static readonly string[] Partial = ["2006", "2007", "2007~", "2007-02", "2007-03", "2008-01~"];
    private static readonly string[] Exact = ["2006-12-31", "2007-01-01", "2007-02-04", "2007-02-28", "2008-01-15"];

    [Fact]
    public void Any_cell_has_an_answer_at_any_date_and_names_a_date_only_when_it_has_several()
    {
        var random = new Random(41);
        var seen = new HashSet<AnswerKind>();
        for (var n = 0; n < 20_000; n++)
        {
            var date = Pick(random, [.. Partial, .. Exact]);
            var answer = On(RandomCell(random), date, RandomReleases(random, gaps: true));

            Assert.NotEmpty(answer.Answers);
            Assert.Equal(answer.Answers.Length > 1, answer.During is not null);
            Assert.Equal(answer.Answers.Length, answer.Answers.Distinct().Count());
            Assert.All(answer.Answers, one => Assert.NotEqual(Level.Planned, one.Level));
            Assert.All(answer.Answers, one => Assert.Equal(
                one.Kind is AnswerKind.Stated or AnswerKind.Implied, one.Statement is not null));
            seen.UnionWith(answer.Answers.Select(one => one.Kind));
        }

        Assert.Equal(Enum.GetValues<AnswerKind>().Order(), seen.Order());
    }

    [Fact]
    public void A_day_has_one_answer_when_all_dates_are_exact()
    {
        var random = new Random(42);
        for (var n = 0; n < 10_000; n++)
        {
            var answer = On(RandomCell(random, Exact), RandomDay(random), RandomReleases(random, Exact));

            Assert.Null(answer.During);
            Assert.Single(answer.Answers);
        }
    }

    [Fact]
    public void From_one_day_to_the_next_an_answer_changes_only_where_a_statement_starts_or_ends()
    {
        var random = new Random(43);
        var changes = 0;
        for (var n = 0; n < 5_000; n++)
        {
            var cell = RandomCell(random);
            var releases = RandomReleases(random);
            var turns = cell.Statements.SelectMany(statement => TurnsOf(statement, releases)).ToHashSet();
            var day = new DateOnly(2006, 12, 25).AddDays(random.Next(400));
            var before = TrueOnTests.Said(On(cell, $"{day:yyyy-MM-dd}", releases));
            for (var next = day.AddDays(1); next < day.AddDays(15); next = next.AddDays(1))
            {
                var after = TrueOnTests.Said(On(cell, $"{next:yyyy-MM-dd}", releases));

                Assert.True(before == after || turns.Contains(next), $"{cell.Text} on {next}: {before}, then {after}");
                changes += before == after ? 0 : 1;
                before = after;
            }
        }

        Assert.InRange(changes, 150, 70_000);
    }

    [Fact]
    public void A_month_or_year_has_the_answers_of_its_days()
    {
        var random = new Random(44);
        for (var n = 0; n < 1_000; n++)
        {
            var cell = RandomCell(random);
            var releases = RandomReleases(random, gaps: true);
            var date = TrueOnTests.Date(Pick(random, ["2007", "2007-02", "2007-02", "2007-03", "2008-01"]));

            var ofDays = new List<Answer>();
            for (var day = date.First; day <= date.Last; day = day.AddDays(1))
            {
                ofDays.AddRange(On(cell, $"{day:yyyy-MM-dd}", releases).Answers.Except(ofDays));
            }

            var ofDate = On(cell, date.Text, releases).Answers;
            Assert.Equal(
                ofDays.Find(answer => answer.Kind == AnswerKind.Undated) is { } undated ? [undated] : ofDays, ofDate);
        }
    }

    [Fact]
    public void The_order_in_which_statements_were_typed_does_not_matter()
    {
        var random = new Random(45);
        for (var n = 0; n < 8_000; n++)
        {
            var statements = RandomStatements(random, [.. Versions, .. Partial, .. Exact]);
            var cell = Read(statements);
            random.Shuffle(statements);
            var shuffled = Read(statements);
            var releases = RandomReleases(random, gaps: true);
            var date = Pick(random, [.. Partial, .. Exact]);

            Assert.Equal(cell.Status, shuffled.Status);
            Assert.Equal(Told(On(cell, date, releases)), Told(On(shuffled, date, releases)));
        }

        static IEnumerable<string> Told(CellOnDate cell) =>
            cell.Answers.Select(answer => answer.Statement?.Canonical ?? "").Append(TrueOnTests.Said(cell));
    }

    [Fact]
    public void On_a_day_far_ahead_the_open_ended_statement_holds()
    {
        var random = new Random(46);
        var open = 0;
        for (var n = 0; n < 20_000; n++)
        {
            var cell = RandomCell(random);
            // "Until" a version without a next version is open too.
            if (cell.Statements.All(statement => statement.End?.Kind != EndKind.Until)
                && cell.Statements.SingleOrDefault(statement => statement.IsOpenEnded) is { } statement)
            {
                var answer = On(cell, "2099-12-31", RandomReleases(random)).Answers.Single();

                Assert.Equal(AnswerKind.Stated, answer.Kind);
                Assert.Same(statement, answer.Statement);
                open++;
            }
        }

        Assert.InRange(open, 3_000, 20_000);
    }

    [Fact]
    public void Knowing_a_date_better_never_brings_a_level_that_was_ruled_out()
    {
        var random = new Random(47);
        for (var n = 0; n < 20_000; n++)
        {
            var month = $"2007-{random.Next(1, 13):00}";
            var day = $"{month}-{random.Next(1, 29):00}";
            var cell = Pick(random,
                ["yes since DATE", "yes removed DATE", "`a` since DATE; yes removed DATE", "partial by DATE (x)",
                "no as of 9; yes since 2007 removed DATE", "yes since DATE removed 2008-01", "yes removed by DATE"]);
            var asked = Pick(random, ["2007", "2007-02", month, day]);

            var vague = Levels(cell.Replace("DATE", month, StringComparison.Ordinal), asked);
            var sharp = Levels(cell.Replace("DATE", day, StringComparison.Ordinal), asked);

            Assert.True(sharp.IsSubsetOf(vague), $"{cell}, {day}, asked about {asked}");
        }

        static HashSet<string> Levels(string cell, string date) =>
            [.. On(Given.Cell(cell), date, ReleaseList.Empty).Answers.Select(one => $"{one.Level} {one.Value}")];
    }

    private static CellOnDate On(Cell cell, string date, ReleaseList releases) =>
        TrueOn.Compute(cell, Line, TrueOnTests.Date(date), releases);

    private static IEnumerable<DateOnly> TurnsOf(Statement statement, ReleaseList releases)
    {
        foreach (var point in new[] { statement.Start?.Point, statement.End?.Point })
        {
            var until = point == statement.End?.Point && statement.End?.Kind == EndKind.Until;
            var (first, last) = point switch
            {
                DatePoint date => (date.First, date.Last),
                VersionPoint version => Of(releases.Find(version.Line ?? Line, version)),
                _ => (DateOnly.MinValue, DateOnly.MinValue),
            };
            yield return first;
            yield return last;
            if (until)
            {
                yield return last.AddDays(1);
                var next = point is VersionPoint version
                    ? Of(releases.Next(version.Line ?? Line, version))
                    : (First: DateOnly.MinValue, Last: DateOnly.MinValue);
                yield return next.First;
                yield return next.Last;
            }
        }

        static (DateOnly First, DateOnly Last) Of(Release? release) =>
            (release?.First ?? DateOnly.MinValue, release?.Last ?? DateOnly.MinValue);
    }

    private static Cell RandomCell(Random random, params string[] dates) =>
        Read(RandomStatements(random, [.. Versions, .. dates.Length > 0 ? dates : [.. Partial, .. Exact]]));

    private static Cell Read(IEnumerable<string> statements) => Given.Cell(string.Join("; ", statements), Line);

    private static string[] RandomStatements(Random random, string[] points)
    {
        var statements = new string[random.Next(20) == 0 ? 0 : random.Next(1, 4)];
        for (var i = 0; i < statements.Length; i++)
        {
            var claim = Pick(random, ["yes", "yes", "partial", "no", "n/a", "`a`", "`b`", "planned", "unknown"]);
            var start = random.Next(4) == 0 ? "" : $" {Pick(random, ["since", "by"])} {Pick(random, points)}";
            var end = i == 0 && random.Next(2) == 0 ? ""
                : $" {Pick(random, ["removed", "removed", "removed by", "until"])} {Pick(random, points)}";
            statements[i] = claim switch
            {
                "planned" => $"planned for {Pick(random, points)} as of 2005 [^p]",
                "unknown" => "unknown as of 9.9",
                "no" => "no" + start.Replace("by", "since", StringComparison.Ordinal) + end,
                _ => claim + start + end + (claim == "partial" ? " (x)" : ""),
            };
        }

        return statements;
    }

    // With gaps: some releases are missing, and some dates are open at one end.
    private static ReleaseList RandomReleases(Random random, string[]? dates = null, bool gaps = false)
    {
        return ReleaseList.Of(Versions.Where(_ => !Gap(8)).Select(version =>
        {
            Assert.True(VersionPoint.TryRead(version, out var point));
            var date = TrueOnTests.Date(Pick(random, dates ?? [.. Partial, .. Exact]));
            return new Release(
                point.Line ?? Line, point, Gap(10) ? null : date.First, Gap(10) ? null : date.Last, IsRelease: true);
        }));

        bool Gap(int oneIn) => gaps && random.Next(oneIn) == 0;
    }

    private static string RandomDay(Random random) =>
        $"{new DateOnly(2006, 12, 25).AddDays(random.Next(400)):yyyy-MM-dd}";

    private static string Pick(Random random, string[] choices) => choices[random.Next(choices.Length)];
}

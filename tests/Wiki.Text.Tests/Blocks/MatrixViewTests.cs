using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Tests.Blocks;

public sealed class MatrixViewTests
{
    private static readonly string[] Queries =
    [
        "", "cols=kvm,xen", "cols=uml", "cols=all", "diff=1", "diff=versions", "level=kvm:no", "level=no&level=xen:yes",
        "tag=hw", "q=memory", "unsourced=1", "checked-before=2025-01", "sort=kvm", "sort=-xen",
        "cols=xen,kvm&diff=1&sort=uml&q=s", "cols=nobody&level=empty",
    ];

    private static readonly Matrix Core = Given.MatrixOf(
        "| Feature | Xen | KVM | UML |",
        "|---|---|---|---|",
        "| Top | yes since 3.0 [^a] | yes since 2.6.20 as of 2024-12 [^a] | yes |",
        "| **Memory** | | | |",
        "| Ballooning | yes [^a] | no as of 2025-03 | |",
        "| Page sharing | partial #hw (HVM only) | yes | ? |",
        "| Overcommit | `a` | `b` | `a` |",
        "| **Migration** | | | |",
        "| Live | no | no | n/a (a process) |",
        "| Post-copy | no | no | no |");

    [Fact]
    public void A_view_without_choices_shows_everything_as_written()
    {
        var seen = Seen("");
        Assert.Equal([0, 1, 2], seen.Columns);
        Assert.Equal(["Top", "Ballooning", "Page sharing", "Overcommit", "Live", "Post-copy"], Rows(seen));
        Assert.Equal(6, seen.Shown);
        Assert.Equal([0, 0, 0], seen.Groups.Select(group => group.Hidden));
    }

    [Theory]
    [InlineData("cols=uml,xen", "Top, Ballooning, Page sharing, Overcommit, Live, Post-copy")]
    [InlineData("diff=1", "Ballooning, Page sharing, Overcommit, Live")]
    [InlineData("diff=1&cols=xen,uml", "Ballooning, Page sharing, Live")]
    [InlineData("diff=1&cols=xen", "")]
    [InlineData("diff=versions&cols=xen,kvm", "Top, Ballooning, Page sharing, Overcommit")]
    [InlineData("diff=versions", "Top, Ballooning, Page sharing, Overcommit, Live")]
    [InlineData("level=kvm:no", "Ballooning, Live, Post-copy")]
    [InlineData("level=empty", "Ballooning")]
    [InlineData("level=n/a", "Live")]
    [InlineData("level=kvm:no&cols=xen,uml", "Ballooning, Live, Post-copy")]
    [InlineData("level=unknown&cols=xen,kvm", "")]
    [InlineData("level=nobody:no", "")]
    [InlineData("tag=hw", "Page sharing")]
    [InlineData("tag=hw&cols=kvm,uml", "")]
    [InlineData("q=MEMORY", "Ballooning, Page sharing, Overcommit")]
    [InlineData("q=memory hvm", "Page sharing")]
    [InlineData("q=process", "Live")]
    [InlineData("unsourced=1&cols=xen", "Page sharing, Overcommit, Live, Post-copy")]
    [InlineData("unsourced=1&cols=uml", "Top, Overcommit, Post-copy")]
    [InlineData("checked-before=2025-01&cols=kvm", "Top, Page sharing, Overcommit, Live, Post-copy")]
    [InlineData("sort=kvm", "Top, Page sharing, Overcommit, Ballooning, Live, Post-copy")]
    [InlineData("sort=-xen", "Top, Overcommit, Page sharing, Ballooning, Live, Post-copy")]
    public void A_view_shows_the_rows_that_fit_in_its_order(string query, string rows) =>
        Assert.Equal(rows, string.Join(", ", Rows(Seen(query))));

    [Fact]
    public void How_many_rows_differ_is_known_also_when_they_are_not_asked_for()
    {
        Assert.Equal(4, Seen("").Differing);
        Assert.Equal(4, Seen("diff=1").Differing);
        Assert.Equal(3, Seen("cols=xen,uml&q=nothing").Differing);
    }

    [Fact]
    public void Each_group_counts_what_it_hides()
    {
        var seen = Seen("diff=1");
        Assert.Equal([(null, 1), ("Memory", 0), ("Migration", 1)],
            seen.Groups.Select(group => (group.Group?.Label.Text, group.Hidden)));
    }

    [Fact]
    public void Of_many_columns_the_first_eight_are_shown_until_others_or_all_are_asked_for()
    {
        var names = Enumerable.Range(1, 20).Select(number => $"S{number}").ToList();
        var matrix = Given.MatrixOf(
            $"| F | {string.Join(" | ", names)} |", "|---|" + string.Concat(names.Select(_ => "---|")),
            $"| A | {string.Join(" | ", names.Select(_ => "yes"))} |");
        Assert.Equal(Enumerable.Range(0, 8), View("").ColumnsOf(matrix));
        Assert.Equal(Enumerable.Range(0, 20), View("cols=all").ColumnsOf(matrix));
        Assert.Equal([19, 0], View("cols=s20,s1").ColumnsOf(matrix));
        Assert.Equal(Enumerable.Range(0, 8), View("cols=nobody").ColumnsOf(matrix));
    }

    [Fact]
    public void On_a_date_rows_are_compared_and_filtered_by_what_was_true_then()
    {
        var releases = ReleaseList.Of(
        [
            new Release("xen", Version("3.0"), new(2005, 12, 5), new(2005, 12, 5), true),
            new Release("kvm", Version("2.6.20"), new(2007, 2, 4), new(2007, 2, 4), true),
        ]);
        string[] On(string query, string date) => [.. Rows(View(query).Of(
            Core, (cell, column) => TrueOn.Compute(cell, column.VersionLine, TrueOnTests.Date(date), releases), releases))];

        Assert.Contains("Top", On("level=kvm:no", "2007-01-18"));
        Assert.DoesNotContain("Top", On("level=kvm:no", "2007-02-04"));
        Assert.Contains("Top", On("diff=1", "2007-01-18"));
        Assert.DoesNotContain("Top", On("diff=1", "2007-02-04"));
        Assert.Contains("Top", On("diff=1", "2007-02"));
    }

    [Fact]
    public void Whatever_is_chosen_rows_and_columns_are_some_of_the_matrix_each_once_and_groups_stay_together()
    {
        foreach (var query in Queries)
        {
            var seen = Seen(query);
            var rows = seen.Groups.SelectMany(group => group.Rows).ToList();
            Assert.Equal(rows.Count, rows.Distinct().Count());
            Assert.Subset(Core.Rows.ToHashSet(), rows.ToHashSet());
            Assert.All(seen.Groups, group => Assert.All(group.Rows, row => Assert.Same(group.Group, row.Group)));
            Assert.Equal(Core.Rows.Length, seen.Shown + seen.Groups.Sum(group => group.Hidden));
            Assert.NotEmpty(seen.Columns);
            Assert.Equal(seen.Columns.Length, seen.Columns.Distinct().Count());
        }
    }

    [Fact]
    public void Filters_only_take_rows_away_and_sorting_takes_none()
    {
        foreach (var first in Queries)
        {
            // Without names that occur twice, because these widen the view instead of narrowing it.
            foreach (var second in Queries.Where(query => query.Length > 0 && !query.StartsWith("cols", StringComparison.Ordinal)
                && !first.Contains(query.Split('=')[0] + "=", StringComparison.Ordinal)))
            {
                Assert.Subset(Rows(Seen(first)).ToHashSet(), Rows(Seen($"{first}&{second}")).ToHashSet());
            }

            Assert.Equal(Rows(Seen(first)).Order(), Rows(Seen(first + "&sort=-kvm")).Order());
        }
    }

    [Fact]
    public void The_order_of_chosen_columns_changes_no_row()
    {
        foreach (var query in Queries.Where(query => !query.Contains("cols", StringComparison.Ordinal)))
        {
            Assert.Equal(Rows(Seen(query + "&cols=xen,kvm,uml")), Rows(Seen(query + "&cols=uml,xen,kvm")));
        }
    }

    [Fact]
    public void A_view_reads_back_from_the_query_it_writes()
    {
        foreach (var query in Queries.Append("diff=1&diff=versions&tag=hw&tag=paid&cols=a&cols=b/c.d&level=?"))
        {
            var view = View(query);
            var written = MatrixQuery.Of(view).ToList();
            var again = MatrixQuery.Read(written, []);
            Assert.Equal(written, MatrixQuery.Of(again.View));
            Assert.Empty(again.Remarks);
        }
    }

    [Theory]
    [InlineData("utm_source=x", "“utm_source” in the address has no meaning here and was ignored.")]
    [InlineData("level=maybe", "“level=maybe” in the address was ignored: level must be a level such as no, or a "
        + "column and a level such as kvm:no.")]
    [InlineData("cols=Kvm", "“cols=Kvm” in the address was ignored: cols must list the keys of columns, such as "
        + "cols=kvm,xen.")]
    [InlineData("checked-before=soon", "“checked-before=soon” in the address was ignored: checked-before must be a "
        + "date such as 2025, 2025-01 or 2025-01-31.")]
    [InlineData("tag=old", "“tag=old” in the address was ignored: tag must be one of patch, flag, experimental, "
        + "deprecated, paid, hw.")]
    [InlineData("sort=--kvm", "“sort=--kvm” in the address was ignored: sort must be the key of a column, such as "
        + "kvm or -kvm.")]
    [InlineData("diff=no", "“diff=no” in the address was ignored: diff must be 1 or versions.")]
    public void What_means_nothing_is_left_out_and_told(string query, string remark)
    {
        var read = Read(query);
        Assert.Equal([remark], read.Remarks);
        Assert.Empty(MatrixQuery.Of(read.View));
    }

    [Fact]
    public void Empty_fields_and_parts_of_others_are_passed_over_and_no_query_is_too_long()
    {
        Assert.Empty(Read("q=&level=&at=2007&cols= ", "at").Remarks);
        Assert.Equal(MatrixQuery.LongestText, View("q=" + new string('x', 100_000)).Text.Length);
        var endless = string.Join('&', Enumerable.Range(0, 5_000).Select(i => $"x{new string('y', 300)}{i}=1&level=s{i}:no&cols=c{i}"));
        var read = Read(endless);
        Assert.InRange(read.Remarks.Length, 1, 4);
        Assert.All(read.Remarks, remark => Assert.InRange(remark.Length, 1, 300));
        Assert.InRange(read.View.Levels.Length, 1, 10);
        Assert.InRange(read.View.Columns.Length, 1, Matrix.MostColumns);
    }

    [Fact]
    public void Between_two_stops_no_shown_cell_answers_otherwise()
    {
        var releases = ReleaseList.Of(
        [
            new Release("xen", Version("3.0"), new(2005, 12, 5), new(2005, 12, 5), true),
            new Release("xen", Version("4.1"), new(2011, 3, 25), new(2011, 3, 25), true),
            new Release("kvm", Version("2.6.20"), new(2007, 2, 4), new(2007, 2, 4), true),
        ]);
        var matrix = Given.MatrixOf(
            "| F | Xen | KVM |", "|---|---|---|",
            "| A | yes since 3.0 removed 4.1 | yes since 2.6.20 |",
            "| B | yes since 2009-06-01 until 2010-01-31 | yes since 9.9 |");
        var stops = MatrixStops.Find([matrix], MatrixView.Default, releases);

        Assert.Equal(
            ["2005-12-05 xen:3.0", "2007-02-04 kvm:2.6.20", "2009-06-01 2009-06-01", "2010-02-01 2010-01-31", "2011-03-25 xen:4.1"],
            stops.Select(stop => $"{stop.Day:yyyy-MM-dd} {string.Join(' ', stop.Names)}"));
        for (var day = new DateOnly(2005, 1, 1); day.Year < 2012; day = day.AddDays(1))
        {
            if (!stops.Any(stop => stop.Day == day))
            {
                Assert.Equal(Answers(day.AddDays(-1)), Answers(day));
            }
        }

        Assert.Equal(new DateOnly(2005, 12, 5), MatrixStops.Before(stops, new DateOnly(2007, 2, 4))!.Day);
        Assert.Null(MatrixStops.Before(stops, new DateOnly(2005, 12, 5)));
        Assert.Single(MatrixStops.Find([matrix], View("cols=kvm"), releases));

        string Answers(DateOnly day) => string.Join('|', matrix.Rows.SelectMany(row => row.Cells.Zip(matrix.Columns))
            .Select(it => TrueOnTests.Said(TrueOn.Compute(it.First, it.Second.VersionLine,
                new DatePoint(day.Year, day.Month, day.Day, false), releases))));
    }

    private static VersionPoint Version(string text) => new(null, text);

    private static MatrixSelection Seen(string query) => View(query).Of(Core, null, ReleaseList.Empty);

    private static MatrixView View(string query) => Read(query).View;

    private static MatrixQuery Read(string query, params string[] others) => MatrixQuery.Read(
        query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Split('=', 2))
            .Select(part => new KeyValuePair<string, string>(part[0], part[1])), others);

    private static IEnumerable<string> Rows(MatrixSelection seen) =>
        seen.Groups.SelectMany(group => group.Rows).Select(row => row.Label.Text);
}

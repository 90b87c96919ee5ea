using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Tests.Blocks;

public sealed class PointTests
{
    [Theory]
    [InlineData("2007", "2007-01-01", "2007-12-31")]
    [InlineData("2007-02", "2007-02-01", "2007-02-28")]
    [InlineData("2008-02-29", "2008-02-29", "2008-02-29")]
    [InlineData("2003~", "2003-01-01", "2003-12-31")]
    [InlineData("1999-12~", "1999-12-01", "1999-12-31")]
    public void A_date_is_a_span_of_days(string word, string first, string last)
    {
        Assert.True(Point.TryRead(word, out var point));
        var date = Assert.IsType<DatePoint>(point);
        Assert.Equal((first, last), ($"{date.First:yyyy-MM-dd}", $"{date.Last:yyyy-MM-dd}"));
        Assert.Equal(word, date.Text);
    }

    [Theory]
    [InlineData("2.6.20", null)]
    [InlineData("linux:2.6.20", "linux")]
    [InlineData("red-hat.el:9", "red-hat.el")]
    [InlineData("2.6.9a", null)]
    [InlineData("5.0u3", null)]
    [InlineData("8.0-update-3", null)]
    [InlineData("6.1-rc.2", null)]
    [InlineData("6.1rc2", null)]
    [InlineData("1850", null)]
    [InlineData("2100", null)]
    [InlineData("2011.05.19", null)]
    [InlineData("xen:2011-05", "xen", false)]
    [InlineData("v2019", null)]
    [InlineData("64bit", null, false)]
    [InlineData("2nd", null, false)]
    [InlineData("4KiB", null, false)]
    [InlineData("4.0-RC1", null, false)]
    [InlineData("4.0-1", null, false)]
    [InlineData("4.", null, false)]
    [InlineData(".4", null, false)]
    [InlineData("4.0-", null, false)]
    [InlineData("4.0a-", null, false)]
    [InlineData("a:", null, false)]
    [InlineData("A:4", null, false)]
    [InlineData(":4", null, false)]
    [InlineData("v", null, false)]
    [InlineData("vv4", null, false)]
    [InlineData("21.07.2011", null, false)]
    [InlineData("2007-13", null, false)]
    [InlineData("2007-02-30", null, false)]
    [InlineData("٤.٢", null, false)]
    public void A_version_is_numbers_with_at_most_a_known_suffix(string word, string? line, bool isVersion = true)
    {
        Assert.Equal(isVersion, Point.TryRead(word, out var point));
        Assert.Equal(isVersion ? word : null, point?.Text);
        Assert.Equal(line is null || !isVersion ? null : line, (point as VersionPoint)?.Line);
    }

    [Fact]
    public void Versions_are_ordered_number_by_number_and_by_suffix()
    {
        string[] ascending =
        [
            "2.6-dev", "2.6-alpha2", "2.6-beta1", "2.6-beta10", "2.6-pre3", "2.6-rc1", "2.6-rc2", "2.6-test1", "2.6",
            "2.6a", "2.6b", "2.6.1", "2.6.9", "2.6.20", "2.10", "10", "99999999999999999999999",
            "100000000000000000000000",
        ];

        for (var i = 0; i < ascending.Length; i++)
        {
            for (var j = 0; j < ascending.Length; j++)
            {
                var expected = i < j ? PointOrder.Before : i > j ? PointOrder.After : PointOrder.Same;
                Assert.Equal(expected, Compare(ascending[i], ascending[j]));
            }
        }
    }

    [Theory]
    [InlineData("4", "4.0.0", PointOrder.Same)]
    [InlineData("04.2", "4.02", PointOrder.Same)]
    [InlineData("linux:4", "4", PointOrder.Same)]
    [InlineData("linux:4", "xen:4", PointOrder.Incomparable)]
    [InlineData("xen:4", "4", PointOrder.Incomparable)]
    [InlineData("2011", "4", PointOrder.Incomparable)]
    [InlineData("2011", "2011", PointOrder.Open)]
    [InlineData("2011", "2011-05", PointOrder.Open)]
    [InlineData("2011-05", "2011-05-31", PointOrder.Open)]
    [InlineData("2011-05-31", "2011-05-31", PointOrder.Same)]
    [InlineData("2011-05", "2011-06", PointOrder.Before)]
    [InlineData("2012", "2011-12-31", PointOrder.After)]
    [InlineData("2003~", "2004", PointOrder.Open)]
    [InlineData("2003~", "2005", PointOrder.Before)]
    [InlineData("2003-02~", "2003-03-31", PointOrder.Open)]
    [InlineData("2003-02~", "2003-04-01", PointOrder.Before)]
    [InlineData("2003-02-04~", "2003-02-05", PointOrder.Open)]
    [InlineData("2003-02-04~", "2003-02-06", PointOrder.Before)]
    public void Two_points_have_an_order_only_when_it_is_certain(string first, string second, PointOrder order)
    {
        Assert.Equal(order, Compare(first, second));
        Assert.Equal(order switch
        {
            PointOrder.Before => PointOrder.After,
            PointOrder.After => PointOrder.Before,
            _ => order,
        }, Compare(second, first));
    }

    private static PointOrder Compare(string first, string second)
    {
        Assert.True(Point.TryRead(first, out var a));
        Assert.True(Point.TryRead(second, out var b));
        return Point.Compare(a, b, "linux");
    }

    [Theory]
    [InlineData("2007", "2007")]
    [InlineData(" 2007-1-8 ", "2007-01-08")]
    [InlineData("2007/01/18", "2007-01-18")]
    [InlineData("January 2007", "2007-01")]
    [InlineData("Jan. 2007", "2007-01")]
    [InlineData("2007 Sept", "2007-09")]
    [InlineData("18 January 2007", "2007-01-18")]
    [InlineData("18-jan-2007", "2007-01-18")]
    [InlineData("January 18th, 2007", "2007-01-18")]
    [InlineData("2007, 18 Jan", "2007-01-18")]
    [InlineData("May 2007", "2007-05")]
    [InlineData("1/2007", "2007-01")]
    [InlineData("18.1.2007", "2007-01-18")]
    [InlineData("1.2.2007", "2007-02-01")]
    [InlineData("18/1/2007", "2007-01-18")]
    [InlineData("1/18/2007", "2007-01-18")]
    [InlineData("2/2/2007", "2007-02-02")]
    [InlineData("about 2007", "2007~")]
    [InlineData("~2007", "2007~")]
    [InlineData("c. Aug 2007", "2007-08~")]
    [InlineData("circa August 2007~", "2007-08~")]
    [InlineData("29 Feb 2008", "2008-02-29")]
    public void A_date_is_understood_as_people_type_it(string typed, string written)
    {
        Assert.True(TypedDate.TryRead(typed, out var date));
        Assert.Equal(written, date.Text);
    }

    [Theory]
    [InlineData("1/2/2007")]
    [InlineData("29 Feb 2007")]
    [InlineData("2007-13")]
    [InlineData("1850")]
    [InlineData("Ja 2007")]
    [InlineData("Janvier 2007")]
    [InlineData("18 2007")]
    [InlineData("Jan")]
    [InlineData("Jan 07")]
    [InlineData("about")]
    [InlineData("c")]
    [InlineData("4.2")]
    [InlineData("soon")]
    [InlineData("2007-01-18-19")]
    [InlineData("Jan Feb 2007")]
    [InlineData("")]
    [InlineData("~")]
    [InlineData("-- .. //")]
    public void What_has_no_meaning_or_two_is_no_date(string typed) =>
        Assert.False(TypedDate.TryRead(typed, out _));

    [Fact]
    public void Every_date_is_understood_in_the_words_in_which_readers_see_it()
    {
        for (var day = new DateOnly(1999, 12, 1); day.Year < 2001; day = day.AddDays(1))
        {
            foreach (var date in new[]
            {
                day.Point(), day.Point() with { IsAbout = true }, day.Point() with { Day = null }, day.Point() with { Day = null, Month = null },
            })
            {
                Assert.True(TypedDate.TryRead(date.Words(), out var read));
                Assert.Equal(date, read);
                Assert.True(TypedDate.TryRead(date.Text, out read));
                Assert.Equal(date, read);
            }
        }
    }
}

using Wiki.Core.Predictions;
using Wiki.Text.Blocks.Points;

namespace Wiki.Web.Tests.Predictions;

public sealed class TimeToDecisionTests
{
    [Theory]
    [InlineData("2007-01-18", "2007-02-04", "17 days", "17 days")]
    [InlineData("2007-01-18", "2007-01-18", "the same day", "0 days")]
    [InlineData("2007-01-18", "2007-01-19", "1 day", "1 day")]
    [InlineData("2007-01-31", "2007-03-01", "1 month 1 day", "29 days")]
    [InlineData("2007-01-18", "2011-03-20", "4 years 2 months", "1,522 days")]
    [InlineData("2008-02-29", "2009-02-28", "1 year", "365 days")]
    [InlineData("2007-01-18", "2025-06", "about 18 years 4 months", "6,709 to 6,738 days")]
    [InlineData("2006-07~", "2010-04", "about 3 years 8 months", "1,340 to 1,399 days")]
    [InlineData("2007-01-18", "2007", "about 5 months", "0 to 347 days")]
    [InlineData("2007-01", "2007-01", "within about a month", "0 to 30 days")]
    public void The_time_is_said_in_words_and_in_days_as_exactly_as_the_dates_are(
        string made, string decided, string words, string days)
    {
        var time = TimeToDecision.Between(Read(made), Read(decided));
        Assert.Equal((words, days), (time.Words, time.Days));
    }

    [Fact]
    public void Any_two_days_are_as_far_apart_as_the_words_say()
    {
        var random = new Random(5);
        for (var n = 0; n < 2_000; n++)
        {
            var made = new DateOnly(2000, 1, 1).AddDays(random.Next(9_000));
            var apart = random.Next(1, 9_000);
            var time = TimeToDecision.Between(made.Point(), made.AddDays(apart).Point());
            Assert.Equal((apart, apart), (time.AtLeast, time.AtMost));
            var told = time.Words.Split(' ').Chunk(2).Sum(it => int.Parse(it[0]) * it[1].TrimEnd('s') switch
            {
                "year" => 365.25,
                "month" => 30.44,
                _ => 1,
            });
            Assert.InRange(apart - told, -4, 35);
        }
    }

    private static DatePoint Read(string text) =>
        DatePoint.TryRead(text, out var date) ? date : throw new FormatException(text);
}

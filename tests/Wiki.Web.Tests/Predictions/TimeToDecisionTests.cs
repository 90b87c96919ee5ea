using Wiki.Core.Predictions;
using Wiki.Text.Blocks.Points;

namespace Wiki.Web.Tests.Predictions;

public sealed class TimeToDecisionTests
{
    [Theory]
    [InlineData("2007-01-18", "2007-02-04", "17 days")]
    [InlineData("2007-01-18", "2007-01-18", "the same day")]
    [InlineData("2007-01-18", "2007-01-19", "1 day")]
    [InlineData("2007-01-31", "2007-03-01", "29 days")]
    [InlineData("2007-01-18", "2007-04-18", "3 months")]
    [InlineData("2007-01-18", "2011-03-20", "4 years")]
    [InlineData("2008-02-29", "2009-02-28", "1 year")]
    [InlineData("2006-07", "2022-01-31", "15 years")]
    [InlineData("2007-01-18", "2025-06", "18 years")]
    [InlineData("2006-07~", "2010-04", "3 years")]
    [InlineData("2007-01-18", "2007", "about 5 months")]
    [InlineData("2007-01", "2007-01", "within about a month")]
    public void The_time_is_said_as_people_say_it(string made, string decided, string words) =>
        Assert.Equal(words, TimeToDecision.Between(Read(made), Read(decided)).Words);

    [Fact]
    public void Any_two_days_are_as_far_apart_as_the_words_say_and_less_than_one_unit_more()
    {
        var random = new Random(5);
        for (var n = 0; n < 2_000; n++)
        {
            var made = new DateOnly(2000, 1, 1).AddDays(random.Next(9_000));
            var apart = random.Next(1, random.Next(2) == 0 ? 9_000 : 800);
            var time = TimeToDecision.Between(made.Point(), made.AddDays(apart).Point());
            Assert.Equal((apart, apart), (time.AtLeast, time.AtMost));
            var (number, unit) = (int.Parse(time.Words.Split(' ')[0]), time.Words.Split(' ')[1].TrimEnd('s') switch
            {
                "year" => 365.25,
                "month" => 365.25 / 12,
                _ => 1,
            });
            Assert.InRange(apart - number * unit, unit == 1 ? 0 : -4, unit == 1 ? 0 : unit + 4);
        }
    }

    private static DatePoint Read(string text) =>
        DatePoint.TryRead(text, out var date) ? date : throw new FormatException(text);
}

namespace Wiki.Web.Notifications;

/// <summary>When the mails go out that tell of a whole day.</summary>
public static class Digests
{
    private const int Hour = 6;

    /// <summary>The first such instant after another: 06:00 UTC.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(Hour), TimeSpan.Zero);
        return now < today ? today : today.AddDays(1);
    }
}

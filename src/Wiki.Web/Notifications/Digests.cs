namespace Wiki.Web.Notifications;

/// <summary>Says when daily digests are sent.</summary>
public static class Digests
{
    private const int Hour = 6;

    /// <summary>The first 06:00 UTC after an instant.</summary>
    public static DateTimeOffset NextAfter(DateTimeOffset now)
    {
        var today = new DateTimeOffset(now.UtcDateTime.Date.AddHours(Hour), TimeSpan.Zero);
        return now < today ? today : today.AddDays(1);
    }
}

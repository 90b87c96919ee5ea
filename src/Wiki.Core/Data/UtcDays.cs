namespace Wiki.Core.Data;

/// <summary>The wiki counts days in UTC, wherever its readers are.</summary>
public static class UtcDays
{
    /// <summary>The day it is now.</summary>
    public static DateOnly Today(this TimeProvider clock)
    {
        ArgumentNullException.ThrowIfNull(clock);
        return clock.GetUtcNow().Day();
    }

    /// <summary>The day on which an instant falls.</summary>
    public static DateOnly Day(this DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);
}

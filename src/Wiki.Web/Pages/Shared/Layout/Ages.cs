namespace Wiki.Web.Pages.Shared.Layout;

/// <summary>Says how long something lasts.</summary>
public static class Ages
{
    /// <summary>A duration in whole minutes, hours or days; at least one minute.</summary>
    public static string Words(TimeSpan age) => age switch
    {
        { TotalMinutes: < 2 } => "1 minute",
        { TotalHours: < 2 } => $"{(int)age.TotalMinutes} minutes",
        { TotalDays: < 2 } => $"{(int)age.TotalHours} hours",
        _ => $"{(int)age.TotalDays:N0} days",
    };
}

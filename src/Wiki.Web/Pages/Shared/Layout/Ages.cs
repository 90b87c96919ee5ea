namespace Wiki.Web.Pages.Shared.Layout;

/// <summary>How pages say how long something lasts.</summary>
public static class Ages
{
    /// <summary>The two or three words that are exact enough; never less than a minute.</summary>
    public static string Words(TimeSpan age) => age switch
    {
        { TotalMinutes: < 2 } => "1 minute",
        { TotalHours: < 2 } => $"{(int)age.TotalMinutes} minutes",
        { TotalDays: < 2 } => $"{(int)age.TotalHours} hours",
        _ => $"{(int)age.TotalDays:N0} days",
    };
}

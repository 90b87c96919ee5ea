using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Wiki.Web.Articles;

namespace Wiki.Web.Pages.Shared;

/// <summary>How pages show times, sizes and names.</summary>
public static class Show
{
    /// <summary>Who is named for what ships with the program.</summary>
    public const string Shipped = "the wiki";

    /// <summary>A day people read, with the exact instant behind it.</summary>
    public static IHtmlContent Day(DateTimeOffset at) => Time(at, "d MMM yyyy");

    /// <summary>Day and minute, UTC.</summary>
    public static IHtmlContent Minute(DateTimeOffset at) => Time(at, "d MMM yyyy, HH:mm 'UTC'");

    /// <summary>The minute of a day, UTC.</summary>
    public static IHtmlContent Clock(DateTimeOffset at) => Time(at, "HH:mm");

    /// <summary>How much longer or shorter a text became, in bytes.</summary>
    public static IHtmlContent Delta(ChangeView change)
    {
        ArgumentNullException.ThrowIfNull(change);
        var delta = change.Bytes - change.PreviousBytes;
        var span = new TagBuilder("span");
        span.AddCssClass(delta > 0 ? "delta plus" : delta < 0 ? "delta minus" : "delta");
        span.InnerHtml.Append(delta < 0 ? $"−{-delta:N0}" : $"+{delta:N0}");
        span.Attributes["title"] = $"{change.Bytes:N0} bytes now";
        return span;
    }

    private static TagBuilder Time(DateTimeOffset at, string format)
    {
        var time = new TagBuilder("time");
        time.Attributes["datetime"] = at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");
        time.InnerHtml.Append(at.UtcDateTime.ToString(format));
        return time;
    }
}

using System.Globalization;
using Wiki.Web.Articles;

namespace Wiki.Web.Following;

/// <summary>The place of a revision in the order of time, as addresses have it.</summary>
/// <param name="Key">The place.</param>
public sealed record ChangeKeyText(ChangeKey Key)
{
    /// <summary>The place of an address; null for any other text.</summary>
    public static ChangeKeyText? Read(string? text) =>
        text?.Split('-') is [var ticks, var article, var number]
        && long.TryParse(ticks, NumberStyles.None, null, out var at) && at <= DateTimeOffset.MaxValue.Ticks
        && long.TryParse(article, NumberStyles.None, null, out var id)
        && int.TryParse(number, NumberStyles.None, null, out var n)
            ? new ChangeKeyText(new ChangeKey(new DateTimeOffset(at, TimeSpan.Zero), id, n))
            : null;

    /// <summary>The place of a change.</summary>
    public static ChangeKeyText Of(ChangeView change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return new ChangeKeyText(new ChangeKey(change.SavedAt, change.ArticleId, change.Number));
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Key.SavedAt.UtcTicks}-{Key.ArticleId}-{Key.Number}";
}

using System.Globalization;
using Wiki.Text.Drawing;
using Wiki.Text.Links;

namespace Wiki.Core.Timelines;

/// <summary>A view of the timeline, which has an address.</summary>
public sealed record TimelineAddress
{
    /// <summary>Stands for the system of events that belong to none.</summary>
    public const string NoSystem = "none";

    /// <summary>The first day as typed; empty for the first event.</summary>
    public string From { get; init; } = "";

    /// <summary>The last day as typed; empty for today.</summary>
    public string To { get; init; } = "";

    /// <summary>The keys of the systems to show; all when empty.</summary>
    public IReadOnlyList<string> Systems { get; init; } = [];

    /// <summary>The kinds to show; all when empty.</summary>
    public IReadOnlyList<string> Kinds { get; init; } = [];

    /// <summary>The date of “as things stood on”, as typed; empty for today.</summary>
    public string At { get; init; } = "";

    /// <summary>The date of “as this wiki knew on”, as typed; empty for now.</summary>
    public string Known { get; init; } = "";

    /// <summary>The page of the list, from 1.</summary>
    public int Page { get; init; } = 1;

    /// <summary>The same view of another span of time.</summary>
    public TimelineAddress Of(TimeWindow window)
    {
        ArgumentNullException.ThrowIfNull(window);
        var years = window.First is { Month: 1, Day: 1 } && window.Last is { Month: 12, Day: 31 };
        var format = years ? "yyyy" : "yyyy-MM-dd";
        return this with
        {
            From = window.First.ToString(format, CultureInfo.InvariantCulture),
            To = window.Last.ToString(format, CultureInfo.InvariantCulture),
            Page = 1,
        };
    }

    /// <summary>The same view with a system added, or removed when it was there.</summary>
    public TimelineAddress WithSystem(string system) => this with { Systems = Toggled(Systems, system), Page = 1 };

    /// <summary>The same view with a kind added, or removed when it was there.</summary>
    public TimelineAddress WithKind(string kind) => this with { Kinds = Toggled(Kinds, kind), Page = 1 };

    /// <summary>The address.</summary>
    public override string ToString() => Addresses.Timeline + Query;

    /// <summary>The address of the same view as data.</summary>
    /// <param name="format"><c>csv</c> or <c>json</c>.</param>
    public string As(string format) => Addresses.TimelineData(format) + (this with { Page = 1 }).Query;

    private QueryText Query => new QueryText()
        .Add("from", From)
        .Add("to", To)
        .Add("system", Systems)
        .Add("kind", Kinds)
        .Add("at", At)
        .Add("known", Known)
        .Add("page", Page > 1 ? Page : null);

    private static IReadOnlyList<string> Toggled(IReadOnlyList<string> chosen, string one) =>
        chosen.Contains(one) ? [.. chosen.Where(it => it != one)] : [.. chosen, one];
}

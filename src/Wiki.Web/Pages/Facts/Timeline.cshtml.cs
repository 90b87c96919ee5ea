using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Core.Exchange;
using Wiki.Core.Http;
using Wiki.Core.Timelines;
using Wiki.Text;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Documents;
using Wiki.Text.Drawing;
using Wiki.Text.Rendering;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Facts;

/// <summary>Shows the events of all timelines, as a drawing and as a list. Every view has an address.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class TimelineModel(ArticleReader articles, EventReader events, TimeProvider clock) : PageModel
{
    private const int ListSize = 400;
    private const int LongList = 8;

    /// <summary>The view that is shown.</summary>
    public TimelineAddress Address { get; private set; } = new();

    /// <summary>The systems, in the order of their list.</summary>
    public IReadOnlyList<ArticleCard> Systems { get; private set; } = [];

    /// <summary>All events that this wiki knows, or knew on the day that was asked for.</summary>
    public IReadOnlyList<EventEntry> All { get; private set; } = [];

    /// <summary>The events on this page of the list, by year.</summary>
    public IReadOnlyList<IGrouping<string, EventEntry>> Years { get; private set; } = [];

    /// <summary>The page that most of a long list are from, named once above it; null when there is none.</summary>
    public EventPlace? Usual { get; private set; }

    /// <summary>How many events the whole list has.</summary>
    public int Count { get; private set; }

    /// <summary>The number of events of this view that are later than the date, so the list leaves them out.</summary>
    public int Later { get; private set; }

    /// <summary>The pages of the list, each by its years; a single page when all events fit on one.</summary>
    public IReadOnlyList<string> ListPages { get; private set; } = [];

    /// <summary>The days that are drawn.</summary>
    public TimeWindow Window { get; private set; } = null!;

    /// <summary>The days from the first event to today, or to the last planned event.</summary>
    public TimeWindow Whole { get; private set; } = null!;

    /// <summary>The drawing.</summary>
    public string Svg { get; private set; } = "";

    /// <summary>The date for “as things stood on”.</summary>
    public AskedDate At { get; private set; } = null!;

    /// <summary>The date for “as this wiki knew on”.</summary>
    public AskedDate Known { get; private set; } = null!;

    /// <summary>The first day to draw, as asked for.</summary>
    public AskedDate From { get; private set; } = null!;

    /// <summary>The last day to draw, as asked for.</summary>
    public AskedDate To { get; private set; } = null!;

    /// <summary>Whether the first day that was asked for comes after the last.</summary>
    public bool IsReversed { get; private set; }

    /// <summary>The kinds that events have, in their order.</summary>
    public IReadOnlyList<EventKind> Kinds { get; private set; } = [];

    /// <summary>Whether only a part of the time is shown.</summary>
    public bool IsZoomed => From.Date is not null || To.Date is not null;

    /// <summary>The last day of the date for “as things stood on”; null for today.</summary>
    public DateOnly? Shown => At.Date?.Last;

    /// <summary>The systems to choose from: key, name, the classes of the chip, and whether it is chosen.</summary>
    public IReadOnlyList<(string Key, string Name, string Style, bool IsChosen)> SystemChips =>
    [
        .. Systems.Select(it => Chip(it.Slug, it.Name ?? it.Title, "hue-" + (it.Hue ?? "slate"))),
        Chip(TimelineAddress.NoSystem, "Linux and others", ""),
    ];

    /// <summary>The field for the first day.</summary>
    public DateField FromField => new("from", "From", From, $"{Whole.First.Year}");

    /// <summary>The field for the last day.</summary>
    public DateField ToField => new(
        "to", "To", To, $"{Whole.Last.Year}",
        IsReversed ? "The end comes before the beginning, so all years are shown." : null);

    /// <summary>Why there are no events at all, as a heading.</summary>
    public string WhyNoEvents => Known.Date is { } day
        ? $"This wiki knew no event on {day.Words()}" : "No page has a timeline yet";

    private DateOnly Today => clock.Today();

    /// <summary>Shows the timeline, or with a format (<c>csv</c>, <c>json</c>) the same events as data.</summary>
    public async Task<IActionResult> OnGetAsync(
        string? from, string? to, [FromQuery] string[] system, [FromQuery] string[] kind, string? at, string? known,
        [FromQuery(Name = "page")] int? number, string? format, CancellationToken cancellationToken)
    {
        (From, To, At, Known) = (AskedDate.Read(from), AskedDate.Read(to), AskedDate.Read(at), AskedDate.Read(known));
        Systems = await articles.CardsAsync(ArticleKind.System, cancellationToken);
        All = await events.AllAsync(Known.Date, cancellationToken);
        Address = new TimelineAddress
        {
            From = From.Typed,
            To = To.Typed,
            At = At.Typed,
            Known = Known.Typed,
            Systems = [.. Chosen(system).Select(key => Systems.FirstOrDefault(it => it.HasKey(key))?.Slug ?? key).Distinct()],
            Kinds = Chosen(kind),
        };
        Kinds = [.. Enum.GetValues<EventKind>()
            .Where(it => All.Any(e => e.Kind == it) || Address.Kinds.Contains(it.Word()))];
        var chosen = All.Where(IsChosen).ToList();
        SetWindow(chosen);
        if (format is not null)
        {
            var data = chosen.Where(it => Window.Shows(it.Date)
                && (Shown is null || Timing(it) != EventTiming.NotYet)).ToList();
            var changed = data.SelectMany(it => it.Places).Select(place => (DateTimeOffset?)place.SavedAt).Max();
            var exported = EventsData.Of(data, At.Date, Known.Date);
            return format == "csv"
                ? DataFile.Of(exported.ToCsv(), "timeline", changed)
                : DataFile.Of(exported, changed);
        }

        List([.. chosen.Where(it => Window.Shows(it.Date))], number ?? 1);
        Svg = TimelineSvg.Write(
            TimelineView.Draw(DrawnSystems(), chosen, Window, Today, Shown, AddressOf),
            "Timeline, one lane for each system");
        if (!Request.QueryString.HasValue)
        {
            CacheForVisitors.Until(HttpContext, [CacheTags.Events, CacheTags.Systems,
                .. All.SelectMany(it => it.Places).Select(place => place.Slug).Distinct(StringComparer.Ordinal)
                    .Select(slug => CacheTags.Article(Slug.Parse(slug, null)))], CacheForVisitors.NextDay(clock));
        }

        return Page();
    }

    /// <summary>The name of an event's system; null for none.</summary>
    public string? SystemName(EventEntry entry) => TimelineView.SystemName(entry, Systems);

    /// <summary>The hue of an event's system; null for none.</summary>
    public string? Hue(EventEntry entry) => Systems.FirstOrDefault(it => it.HasKey(entry.System))?.Hue;

    /// <summary>Whether an event has happened by the date that is shown.</summary>
    public EventTiming Timing(EventEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Date.On(Shown ?? Today);
    }

    /// <summary>The pages that state an event, each with the date it gives.</summary>
    public static IEnumerable<(string Address, string Text)> DatesOf(EventEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Places.Select(place => (place.Address, $"{place.Date.Words()} in {place.Title}"));
    }

    /// <summary>Whether an event is only on the page that most are from.</summary>
    public bool IsUsual(EventEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Places is [var only] && only.Slug == Usual?.Slug;
    }

    /// <summary>The id of the heading of a year.</summary>
    public static string IdOf(string year)
    {
        ArgumentNullException.ThrowIfNull(year);
        return "year." + year.Replace(' ', '-');
    }

    /// <summary>The notes of all pages on an event, each once.</summary>
    public static IEnumerable<string> NotesOf(EventEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry.Places.Select(place => place.Note).OfType<string>().Distinct();
    }

    /// <summary>The sources of all pages for an event, each once.</summary>
    public static IReadOnlyList<SourceDefinition> SourcesOf(EventEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return [.. entry.Places.SelectMany(place => place.Sources).DistinctBy(source => source.Text)];
    }

    private (string Key, string Name, string Style, bool IsChosen) Chip(string key, string name, string style)
    {
        var isChosen = Address.Systems.Contains(key);
        return (key, name, isChosen || Address.Systems.Count == 0 ? style : style + " off", isChosen);
    }

    private static string[] Chosen(string[] typed) =>
        [.. typed.Select(it => it.Trim().ToLowerInvariant()).Where(it => it.Length is > 0 and <= Slug.MaximumLength)
            .Distinct(StringComparer.Ordinal).Take(20)];

    private bool IsChosen(EventEntry it) =>
        (Address.Systems.Count == 0
            || Address.Systems.Contains(TimelineView.LaneOf(it, Systems) is { Length: > 0 } lane
                ? lane : it.System ?? TimelineAddress.NoSystem)
            || Address.Systems.Contains(TimelineAddress.NoSystem) && TimelineView.LaneOf(it, Systems).Length == 0)
        && (Address.Kinds.Count == 0 || it.Kind is { } kind && Address.Kinds.Contains(kind.Word()));

    private IReadOnlyList<ArticleCard> DrawnSystems() => Address.Systems.Count == 0
        ? Systems
        : [.. Systems.Where(system => Address.Systems.Contains(system.Slug))];

    private void SetWindow(List<EventEntry> chosen)
    {
        var days = chosen.Select(it => it.Date.First ?? it.Date.Last).OfType<DateOnly>().ToList();
        var ends = chosen.Select(it => it.Date.Last ?? it.Date.First).OfType<DateOnly>().Append(Today);
        var first = days.Count == 0 ? Today.Year - 10 : days.Min().Year;
        Whole = TimeWindow.Of(new DateOnly(first, 1, 1), new DateOnly(ends.Max().Year, 12, 31));
        IsReversed = From.Date?.First > To.Date?.Last;
        var start = IsReversed || From.Date is null ? Whole.First : From.Date.First;
        var end = IsReversed || To.Date is null ? Whole.Last : To.Date.Last;
        // The one end that was asked for can lie outside of all events.
        Window = start <= end ? TimeWindow.Of(start, end)
            : From.Date is null ? TimeWindow.Of(end.AddYears(-1), end)
            : TimeWindow.Of(start, start);
    }

    private void List(List<EventEntry> visible, int number)
    {
        var listed = Shown is null ? visible : [.. visible.Where(it => Timing(it) != EventTiming.NotYet)];
        Count = listed.Count;
        Later = visible.Count - listed.Count;
        var pages = new List<List<IGrouping<string, EventEntry>>> { new() };
        foreach (var year in listed.GroupBy(YearOf, StringComparer.Ordinal))
        {
            if (pages[^1].Count > 0 && pages[^1].Sum(it => it.Count()) + year.Count() > ListSize)
            {
                pages.Add([]);
            }

            pages[^1].Add(year);
        }

        ListPages = [.. pages.Select(page => page switch
        {
            [] => "",
            [var one] => one.Key,
            _ => $"{page[0].Key} to {page[^1].Key}",
        })];
        Address = Address with { Page = Math.Clamp(number, 1, pages.Count) };
        Years = pages[Address.Page - 1];
        var places = Years.SelectMany(year => year).Select(it => it.Places[0]).ToList();
        Usual = places.Count < LongList ? null
            : places.GroupBy(it => it.Slug).Where(page => page.Count() > places.Count / 2)
                .Select(page => page.First()).FirstOrDefault();
        _pageOf = pages.SelectMany((page, i) => page.SelectMany(year => year).Select(it => (it.Id, Page: i + 1)))
            .ToDictionary(it => it.Id, it => it.Page);
    }

    private Dictionary<string, int> _pageOf = [];

    private static string YearOf(EventEntry it) =>
        it.Date.First is { } first ? $"{first.Year}" : $"until {it.Date.Last:yyyy}";

    // An event that the list leaves out leads to its article.
    private string AddressOf(EventEntry it) => !_pageOf.TryGetValue(it.Id, out var page) ? it.Places[0].Address
        : (page == Address.Page ? "" : (Address with { Page = page }).ToString()) + "#" + Uri.EscapeDataString(it.Id);
}

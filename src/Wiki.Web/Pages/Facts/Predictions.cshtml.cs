using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Data;
using Wiki.Core.Exchange;
using Wiki.Core.Http;
using Wiki.Core.Predictions;
using Wiki.Text;
using Wiki.Text.Blocks.Predictions;
using Wiki.Web.Pages.Shared.Facts;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Facts;

/// <summary>The ledger: all predictions with their outcomes. Every view has an address.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class PredictionsModel(Ledger ledger, TimeProvider clock) : PageModel
{
    /// <summary>The words for predictions that name no forecaster.</summary>
    public const string NotNamed = "Forecaster not named";

    private const int LongList = 8;

    private const int ListSize = 200;

    /// <summary>The view that is shown.</summary>
    public PredictionAddress Address { get; private set; } = new();

    /// <summary>All predictions, as they stood on the dates that were asked for.</summary>
    public IReadOnlyList<PredictionEntry> All { get; private set; } = [];

    /// <summary>The predictions on this page of the list.</summary>
    public IReadOnlyList<PredictionEntry> Listed { get; private set; } = [];

    /// <summary>The page that most of a long list are from, named once above it; null when there is none.</summary>
    public PredictionEntry? Usual => Listed.Count < LongList ? null
        : Listed.GroupBy(it => it.Slug).Where(page => page.Count() > Listed.Count / 2)
            .Select(page => page.First()).FirstOrDefault();

    /// <summary>How many predictions the whole list has.</summary>
    public int Count { get; private set; }

    /// <summary>How many pages the list has.</summary>
    public int ListPages { get; private set; }

    /// <summary>How many predictions were made after the date that is shown.</summary>
    public int Later { get; private set; }

    /// <summary>The number of predictions of each outcome, and of overdue ones, before outcomes are chosen.</summary>
    public IReadOnlyList<(string Outcome, int Count)> Outcomes { get; private set; } = [];

    /// <summary>The forecasters, with the most predictions first.</summary>
    public IReadOnlyList<Forecaster> Forecasters { get; private set; } = [];

    /// <summary>The date for “as things stood on”.</summary>
    public AskedDate At { get; private set; } = null!;

    /// <summary>The date for “as this wiki knew on”.</summary>
    public AskedDate Known { get; private set; } = null!;

    /// <summary>The day that decides what is overdue: today, or the earlier day that is shown.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>The outcomes to choose from, each with the words of its chip.</summary>
    public IEnumerable<(string Outcome, string Label)> OutcomeChips => Outcomes.Select(it => (
        it.Outcome,
        (EnumWords.Read<OutcomeKind>(it.Outcome) is { } kind ? OutcomeBadge.Symbol(kind) + " " : "")
            + $"{it.Outcome} {it.Count}"));

    /// <summary>The field for the forecaster.</summary>
    public SelectField WhoField => new(
        "who", "Made by",
        [
            ("", "everybody"),
            .. Forecasters.OrderBy(it => it.Name, StringComparer.OrdinalIgnoreCase)
                .Select(it => (it.Key, it.Name ?? "not named")),
        ],
        Address.Who);

    /// <summary>The field for the order.</summary>
    public SelectField SortField => new(
        "sort", "Order",
        PredictionAddress.Orders.Select(order => (order, order switch
        {
            "due" => "due first",
            "decided" => "last decided",
            _ => "first made",
        })),
        Address.Sort);

    /// <summary>How many predictions the date leaves out, as a sentence; empty for none.</summary>
    public string LeftOut => Later switch
    {
        0 => "",
        1 => "1 prediction that was made later is left out.",
        _ => $"{Later:N0} predictions that were made later are left out.",
    };

    /// <summary>Shows the ledger, or with a format (<c>csv</c>, <c>json</c>) the same predictions as data.</summary>
    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string[] outcome, string? who, string? sort, string? at, string? known,
        [FromQuery(Name = "page")] int? number, string? format, CancellationToken cancellationToken)
    {
        (At, Known) = (AskedDate.Read(at), AskedDate.Read(known));
        var today = clock.Today();
        Day = new[] { At.Date?.Last ?? Known.Date?.Last ?? today, today }.Min();
        var entries = await ledger.AllAsync(Known.Date, cancellationToken);
        All = At.Date is { } date ? [.. entries.Select(it => it.On(date.Last)).OfType<PredictionEntry>()] : entries;
        Later = entries.Count - All.Count;
        Forecasters = Forecaster.Of(All);
        Address = new PredictionAddress
        {
            Outcomes = [.. outcome.Select(it => it.Trim().ToLowerInvariant()).Where(IsOutcome)
                .Distinct(StringComparer.Ordinal)],
            Who = who?.Trim() is { Length: <= 200 } name ? name : "",
            Sort = PredictionAddress.Orders.Contains(sort) ? sort! : "",
            At = At.Typed,
            Known = Known.Typed,
        };
        List(number ?? 1);
        if (format is not null)
        {
            var changed = Sorted.Select(it => (DateTimeOffset?)it.SavedAt).Max();
            var data = PredictionsData.Of(Sorted, Day, At.Date, Known.Date);
            return format == "csv" ? DataFile.Of(data.ToCsv(), "predictions", changed) : DataFile.Of(data, changed);
        }

        if (!Request.QueryString.HasValue)
        {
            CacheForVisitors.Until(HttpContext, [CacheTags.Predictions, .. All.Select(it => it.Slug)
                .Distinct(StringComparer.Ordinal).Select(slug => CacheTags.Article(Slug.Parse(slug, null)))],
                CacheForVisitors.NextDay(clock));
        }

        return Page();
    }

    /// <summary>The address of the view with only the predictions of one forecaster.</summary>
    public PredictionAddress AddressOf(string forecaster) =>
        Address with { Who = forecaster, Outcomes = [], Page = 1 };

    /// <summary>The forecaster of a prediction, with a link to that view.</summary>
    public IHtmlContent Who(PredictionEntry it)
    {
        ArgumentNullException.ThrowIfNull(it);
        if (it.Who is null)
        {
            return new HtmlContentBuilder().Append(NotNamed);
        }

        var link = Format.Link(AddressOf(Forecaster.KeyOf(it)).ToString(), it.Who);
        link.Attributes["rel"] = "nofollow";
        return link;
    }

    /// <summary>How long a decided prediction was open, and the note on its outcome.</summary>
    public static string HowItEnded(PredictionEntry it)
    {
        ArgumentNullException.ThrowIfNull(it);
        var time = it.TimeToDecision!;
        var taken = time.AtMost == 0 || time.Words.StartsWith("within", StringComparison.Ordinal)
            ? time.Words
            : $"after {time.Words}";
        return it.Note is null ? taken : $"{taken}: {it.Note}";
    }

    /// <summary>The bars that draw the outcomes of a forecaster, left to right; one prediction is one wide.</summary>
    public static IEnumerable<(OutcomeKind Outcome, int X, int Width)> BarsOf(Forecaster forecaster)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        var x = 0;
        foreach (var (outcome, count) in forecaster.Counts)
        {
            yield return (outcome, x, count);
            x += count;
        }
    }

    /// <summary>The outcomes of a forecaster in words, e.g. <c>2 yes · 1 no</c>.</summary>
    public static string CountsOf(Forecaster forecaster)
    {
        ArgumentNullException.ThrowIfNull(forecaster);
        return string.Join(" · ", forecaster.Counts.Select(it => $"{it.Count} {it.Outcome.Word()}"));
    }

    private List<PredictionEntry> Sorted { get; set; } = [];

    private static bool IsOutcome(string word) =>
        word == PredictionAddress.Overdue || EnumWords.Read<OutcomeKind>(word) is not null;

    private void List(int number)
    {
        var theirs = All.Where(it => Address.Who.Length == 0 || Forecaster.KeyOf(it) == Address.Who).ToList();
        Outcomes = [.. Forecaster.Outcomes.Select(it => it.Word()).Append(PredictionAddress.Overdue)
            .Select(word => (word, theirs.Count(it => Came(it, word))))
            .Where(it => it.Item2 > 0 || Address.Outcomes.Contains(it.word))];
        var chosen = theirs.Where(it => Address.Outcomes.Count == 0 || Address.Outcomes.Any(word => Came(it, word)));
        List<PredictionEntry> sorted = Address.Sort switch
        {
            "due" => [.. chosen.OrderBy(it => it.Due?.Last ?? DateOnly.MaxValue)],
            "decided" => [.. chosen.OrderByDescending(it => it.Decided?.Last ?? DateOnly.MinValue)],
            _ => [.. chosen],
        };
        Sorted = sorted;
        Count = sorted.Count;
        ListPages = Math.Max(1, (Count + ListSize - 1) / ListSize);
        Address = Address with { Page = Math.Clamp(number, 1, ListPages) };
        Listed = [.. sorted.Skip((Address.Page - 1) * ListSize).Take(ListSize)];
    }

    private bool Came(PredictionEntry it, string word) =>
        word == PredictionAddress.Overdue ? it.IsOverdue(Day) : it.Outcome.Word() == word;
}

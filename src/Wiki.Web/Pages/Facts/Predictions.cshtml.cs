using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Text;
using Wiki.Text.Blocks.Predictions;
using Wiki.Web.Data;
using Wiki.Web.Exchange;
using Wiki.Web.Http;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Predictions;

namespace Wiki.Web.Pages.Facts;

/// <summary>The ledger: what people predicted and what became of it. Every view is an address.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class PredictionsModel(Ledger ledger, TimeProvider clock) : PageModel
{
    private const int ListSize = 200;

    /// <summary>The view that is shown.</summary>
    public PredictionAddress Address { get; private set; } = new();

    /// <summary>Every prediction of the dates that were asked for, as it stood then.</summary>
    public IReadOnlyList<PredictionEntry> All { get; private set; } = [];

    /// <summary>The predictions on this page of the list.</summary>
    public IReadOnlyList<PredictionEntry> Listed { get; private set; } = [];

    /// <summary>How many predictions the whole list has.</summary>
    public int Count { get; private set; }

    /// <summary>How many pages the list has.</summary>
    public int ListPages { get; private set; }

    /// <summary>How many predictions were made after the date that is shown.</summary>
    public int Later { get; private set; }

    /// <summary>How many there are of each outcome, and overdue, before choosing among them.</summary>
    public IReadOnlyList<(string Outcome, int Count)> Outcomes { get; private set; } = [];

    /// <summary>The forecasters, those with most predictions first.</summary>
    public IReadOnlyList<Forecaster> Forecasters { get; private set; } = [];

    /// <summary>The date to show the world as of.</summary>
    public AskedDate At { get; private set; } = null!;

    /// <summary>The date whose knowledge to show.</summary>
    public AskedDate Known { get; private set; } = null!;

    /// <summary>The day by which a deadline has passed: today, or the earlier day that is shown.</summary>
    public DateOnly Day { get; private set; }

    /// <summary>Shows the ledger; with a format (<c>csv</c> or <c>json</c>) the predictions of the view as data.</summary>
    public async Task<IActionResult> OnGetAsync(
        [FromQuery] string[] outcome, string? who, string? sort, string? at, string? known,
        [FromQuery(Name = "page")] int? number, string? format, CancellationToken cancellationToken)
    {
        (At, Known) = (AskedDate.Read(at), AskedDate.Read(known));
        var today = clock.Today();
        Day = new[] { At.Date?.Last ?? Known.Date?.Last ?? today, today }.Min();
        var told = await ledger.AllAsync(Known.Date, cancellationToken);
        All = At.Date is { } date ? [.. told.Select(it => it.On(date.Last)).OfType<PredictionEntry>()] : told;
        Later = told.Count - All.Count;
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
            KeepForVisitors.Until(HttpContext, [CacheTags.Predictions, .. All.Select(it => it.Slug)
                .Distinct(StringComparer.Ordinal).Select(slug => CacheTags.Article(Slug.Parse(slug, null)))],
                KeepForVisitors.NextDay(clock));
        }

        return Page();
    }

    private List<PredictionEntry> Sorted { get; set; } = [];

    private static bool IsOutcome(string word) =>
        word == PredictionAddress.Overdue || Words.Read<OutcomeKind>(word) is not null;

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

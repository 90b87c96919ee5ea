using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Articles;
using Wiki.Core.Changes;
using Wiki.Core.Data;
using Wiki.Core.Facts;
using Wiki.Core.Http;
using Wiki.Core.Predictions;
using Wiki.Core.Timelines;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Documents;
using Wiki.Text.Drawing;

namespace Wiki.Web.Pages;

/// <summary>The home page: the systems, the main events, predictions and the newest changes.</summary>
public sealed class IndexModel(
    ArticleReader reader, FactReader facts, SystemCards cards, EventReader events, Ledger ledger, TimeProvider clock)
    : PageModel
{
    private const string StorySlug = "january-2007";
    private const int MostPredictions = 5;
    private const int MostChanges = 6;
    private const int FoldedChanges = 100;

    /// <summary>The systems, by title.</summary>
    public IReadOnlyList<SystemCard> Systems { get; private set; } = [];

    /// <summary>The comparisons, by title.</summary>
    public IReadOnlyList<ArticleCard> Comparisons { get; private set; } = [];

    /// <summary>The page with the most facts in its own matrices; null when none has any.</summary>
    public ArticleCard? Matrix { get; private set; }

    /// <summary>The drawing of the main events; null when there are none.</summary>
    public string? Svg { get; private set; }

    /// <summary>The predictions decided or due most recently; without any, those made most recently.</summary>
    public IReadOnlyList<PredictionEntry> Predictions { get; private set; } = [];

    /// <summary>The newest published changes; those that one author made to many pages at once share a line.</summary>
    public IReadOnlyList<ChangeBatch> Latest { get; private set; } = [];

    /// <summary>The page about the day from which this wiki tells its story; null when there is none.</summary>
    public ArticleCard? Story { get; private set; }

    /// <summary>Today, UTC.</summary>
    public DateOnly Today { get; } = clock.Today();

    /// <summary>Shows the page.</summary>
    public async Task OnGetAsync(CancellationToken cancellationToken)
    {
        var all = await events.AllAsync(null, cancellationToken);
        Systems = await cards.AllAsync(all, cancellationToken);
        Comparisons = await reader.CardsAsync(ArticleKind.Comparison, cancellationToken);
        Matrix = await facts.RichestAsync(cancellationToken);
        Latest =
        [
            .. ChangeBatch.Of((await reader.LatestAsync(FoldedChanges, cancellationToken))
                .Select(change => new ChangeRun([new RecentLine(change, null, true, true)]))).Take(MostChanges),
        ];
        Story = await reader.CardAsync(StorySlug, cancellationToken);
        Svg = Draw(all);
        Predictions = Choose(await ledger.AllAsync(null, cancellationToken));
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyChange], CacheForVisitors.NextDay(clock));
    }

    private string? Draw(IReadOnlyList<EventEntry> all)
    {
        var chosen = TimelineView.Highlights(all, [.. Systems.Select(it => it.Article)], Today);
        if (chosen.Count == 0)
        {
            return null;
        }

        var first = chosen.Min(it => (it.Date.First ?? it.Date.Last)!.Value.Year);
        var systems = Systems.Select(it => it.Article).Where(it => chosen.Any(e => it.HasKey(e.System)));
        return TimelineSvg.Write(
            TimelineView.Draw(
                [.. systems], chosen, TimeWindow.Of(new DateOnly(first, 1, 1), Today), Today, null,
                it => it.Places[0].Address, rows: 3),
            "The main events, one lane for each system");
    }

    private List<PredictionEntry> Choose(IReadOnlyList<PredictionEntry> all)
    {
        var settled = all.Where(it => it.Outcome != OutcomeKind.Open || it.IsOverdue(Today))
            .OrderByDescending(it => (it.Decided ?? it.Due)!.Last).Take(MostPredictions).ToList();
        return settled.Count > 0 ? settled : [.. all.Reverse().Take(MostPredictions)];
    }
}

using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Wiki.Text;
using Wiki.Text.Blocks.Predictions;

namespace Wiki.Web.Pages.Shared.Facts;

/// <summary>Shows the outcome of a prediction: symbol, word and tint.</summary>
public static class OutcomeBadge
{
    /// <summary>The symbol of an outcome. Its word is always beside it.</summary>
    public static string Symbol(OutcomeKind outcome) => outcome switch
    {
        OutcomeKind.Yes => "●",
        OutcomeKind.Partly => "◐",
        OutcomeKind.No => "○",
        OutcomeKind.Void => "–",
        OutcomeKind.Disputed => "≠",
        _ => "◷",
    };

    /// <summary>The badge of an outcome.</summary>
    public static IHtmlContent Of(OutcomeKind outcome) => Of(outcome, outcome.Word());

    /// <summary>The badge with words for who reads about predictions for the first time.</summary>
    public static IHtmlContent Told(OutcomeKind outcome) => Of(outcome, outcome switch
    {
        OutcomeKind.Yes => "came true",
        OutcomeKind.Partly => "partly true",
        OutcomeKind.No => "did not come true",
        OutcomeKind.Void => "cannot be told",
        _ => outcome.Word(),
    });

    private static TagBuilder Of(OutcomeKind outcome, string words)
    {
        var badge = new TagBuilder("span");
        badge.AddCssClass(outcome switch
        {
            OutcomeKind.Yes => "badge ok",
            OutcomeKind.Partly => "badge wait",
            OutcomeKind.No => "badge bad",
            OutcomeKind.Disputed => "badge info",
            _ => "badge",
        });
        badge.InnerHtml.AppendHtml($"<span class=\"sym\" aria-hidden=\"true\">{Symbol(outcome)}</span>")
            .Append(words);
        return badge;
    }
}

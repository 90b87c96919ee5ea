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
    public static IHtmlContent Of(OutcomeKind outcome)
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
            .Append(outcome.Word());
        return badge;
    }
}

using Wiki.Core.Articles;
using Wiki.Text;

namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>The choice of a publishing rule, drawn by <c>_PolicyChoice</c> and sent as <c>Policy</c>.</summary>
/// <param name="Chosen">The word of the chosen rule; empty for the rule of the site.</param>
public sealed record PolicyChoice(string? Chosen)
{
    /// <summary>One rule that the form lists.</summary>
    /// <param name="Id">The id of its field.</param>
    /// <param name="Value">The word that the form sends; empty for the rule of the site.</param>
    /// <param name="Label">The name of the rule.</param>
    /// <param name="Hint">The effect of the rule.</param>
    /// <param name="IsChosen">Whether the rule is the chosen one.</param>
    /// <param name="IsBarred">Whether the rule cannot be chosen.</param>
    public sealed record Option(string Id, string Value, string Label, string Hint, bool IsChosen, bool IsBarred);

    /// <summary>The rule of the site, for a page that may follow it; else null.</summary>
    public PublishingPolicy? Site { get; init; }

    /// <summary>Whether a rule cannot be chosen; null stands for the rule of the site.</summary>
    public Func<PublishingPolicy?, bool> IsBarred { get; init; } = _ => false;

    /// <summary>All rules that the form lists, the rule of the site first.</summary>
    public IEnumerable<Option> Options =>
    [
        .. Site is { } site
            ? [new Option("page.policy-site", "", "The site’s publishing rule decides", $"Now: {Label(site)}",
                string.IsNullOrEmpty(Chosen), IsBarred(null))]
            : Array.Empty<Option>(),
        .. Enum.GetValues<PublishingPolicy>().Select(policy => new Option(
            $"policy-{policy.Word()}", policy.Word(), Label(policy), Hint(policy),
            Chosen == policy.Word(), IsBarred(policy))),
    ];

    /// <summary>The name of a rule.</summary>
    public static string Label(PublishingPolicy policy) => policy switch
    {
        PublishingPolicy.Everyone => "Nobody’s changes wait",
        PublishingPolicy.AllWait => "Everybody’s changes wait",
        _ => "Changes of new editors wait",
    };

    /// <summary>The effect of a rule.</summary>
    public static string Hint(PublishingPolicy policy) => policy switch
    {
        PublishingPolicy.Everyone => "Every change is published when it is saved.",
        PublishingPolicy.AllWait => "Reviewers’ own changes too: somebody else approves them.",
        _ => "Editors are trusted after enough approved changes, or when an administrator says so.",
    };
}

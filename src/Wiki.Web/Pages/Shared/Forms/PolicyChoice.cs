using Wiki.Web.Articles;

namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>The choice whose changes wait, drawn by <c>_PolicyChoice</c> and sent as <c>Policy</c>.</summary>
/// <param name="Chosen">The word of the policy that is chosen; empty for the site's.</param>
public sealed record PolicyChoice(string? Chosen)
{
    /// <summary>The site's policy, where a page may follow it; else null.</summary>
    public PublishingPolicy? Site { get; init; }

    /// <summary>The policies that cannot be chosen, with the site's as null.</summary>
    public Func<PublishingPolicy?, bool> IsBarred { get; init; } = _ => false;

    /// <summary>What a policy is called.</summary>
    public static string Label(PublishingPolicy policy) => policy switch
    {
        PublishingPolicy.Everyone => "Nobody’s changes wait",
        PublishingPolicy.AllWait => "Everybody’s changes wait",
        _ => "Changes of new editors wait",
    };

    /// <summary>What a policy means.</summary>
    public static string Hint(PublishingPolicy policy) => policy switch
    {
        PublishingPolicy.Everyone => "Every change is published when it is saved.",
        PublishingPolicy.AllWait => "Reviewers’ own changes too: somebody else approves them.",
        _ => "Until they are trusted: by enough approved changes, or by hand.",
    };
}

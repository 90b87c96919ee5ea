using Wiki.Text;

namespace Wiki.Web.Articles;

/// <summary>The publishing rule: whose changes wait for review before readers see them.</summary>
public enum PublishingPolicy
{
    /// <summary>Nobody's: every change is published when it is saved.</summary>
    [Word("everyone")]
    Everyone,

    /// <summary>Those of editors who are not trusted yet.</summary>
    [Word("new-editors-wait")]
    NewEditorsWait,

    /// <summary>Everybody's, even a reviewer's.</summary>
    [Word("all-wait")]
    AllWait,
}

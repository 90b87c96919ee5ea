using Wiki.Text;

namespace Wiki.Web.Articles;

/// <summary>Whose changes wait for a reviewer before readers see them.</summary>
public enum PublishingPolicy
{
    /// <summary>Nobody's: every change is published when it is saved.</summary>
    [Word("everyone")]
    Everyone,

    /// <summary>Those of editors who are not trusted yet.</summary>
    [Word("new-editors-wait")]
    NewEditorsWait,

    /// <summary>Everybody's, also a reviewer's.</summary>
    [Word("all-wait")]
    AllWait,
}

namespace Wiki.Web.Articles;

/// <summary>Whose changes wait for a reviewer before readers see them.</summary>
public enum PublishingPolicy
{
    /// <summary>Nobody's: every change is published when it is saved.</summary>
    Everyone,

    /// <summary>Those of editors who are not trusted yet.</summary>
    NewEditorsWait,

    /// <summary>Everybody's, also a reviewer's.</summary>
    AllWait,
}

/// <summary>How a policy is written in the database and in forms.</summary>
public static class PublishingPolicyWords
{
    /// <summary>The word.</summary>
    public static string Word(this PublishingPolicy policy) => policy switch
    {
        PublishingPolicy.Everyone => "everyone",
        PublishingPolicy.AllWait => "all-wait",
        _ => "new-editors-wait",
    };

    /// <summary>The policy of a word; null for any other word.</summary>
    public static PublishingPolicy? Read(string? word) =>
        Enum.GetValues<PublishingPolicy>().Cast<PublishingPolicy?>().FirstOrDefault(it => it!.Value.Word() == word);
}

namespace Wiki.Web.Talk;

/// <summary>What a thread is about, as it is stored.</summary>
public static class ThreadAnchor
{
    /// <summary>The article as a whole: a topic of its talk page.</summary>
    public const string Page = "page";

    /// <summary>One line of a revision's source.</summary>
    public const string Line = "line";

    /// <summary>One cell of a matrix of a revision.</summary>
    public const string Cell = "cell";
}

using Wiki.Text;

namespace Wiki.Core.Talk;

/// <summary>What a thread is about.</summary>
public enum ThreadAnchor
{
    /// <summary>The article as a whole: a topic of its talk page.</summary>
    [Word("page")]
    Page,

    /// <summary>One line of a revision's source.</summary>
    [Word("line")]
    Line,

    /// <summary>One cell of a matrix of a revision.</summary>
    [Word("cell")]
    Cell,
}

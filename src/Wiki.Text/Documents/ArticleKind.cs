namespace Wiki.Text.Documents;

/// <summary>The kinds of articles an author may name.</summary>
public enum ArticleKind
{
    /// <summary>None of the others.</summary>
    [Word("article")]
    Article,

    /// <summary>A system: a column of comparisons.</summary>
    [Word("system")]
    System,

    /// <summary>Compares systems.</summary>
    [Word("comparison")]
    Comparison,

    /// <summary>Explains an idea.</summary>
    [Word("concept")]
    Concept,

    /// <summary>Explains this wiki.</summary>
    [Word("help")]
    Help,

    /// <summary>What new pages begin with. It is no article: no list has it, and it states nothing.</summary>
    [Word("template")]
    Template,
}

using NpgsqlTypes;

namespace Wiki.Web.Derived;

/// <summary>
/// What lists, links and search know of an article's published revision. Derived: can be dropped and rebuilt from the
/// revisions.
/// </summary>
public sealed class ArticleIndex
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>One of the kinds of the front matter.</summary>
    public required string Kind { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>A system's short name, else null.</summary>
    public string? Name { get; init; }

    /// <summary>A system's hue, else null.</summary>
    public string? Hue { get; init; }

    /// <summary>The summary of the front matter; may be empty.</summary>
    public required string Summary { get; init; }

    /// <summary>The words without markup, cut at <see cref="Text.WikiDocument.SearchableCharacters"/>.</summary>
    public required string Words { get; init; }

    /// <summary>Computed by the database from title, summary and words.</summary>
    public NpgsqlTsVector Search { get; private set; } = null!;
}

/// <summary>Another name that links may use for an article. Derived from the published revision's front matter.</summary>
public sealed class ArticleAlias
{
    /// <summary>The name in the form of a slug.</summary>
    public required string Alias { get; init; }

    /// <summary>The article; when several claim one alias, the oldest article has it.</summary>
    public long ArticleId { get; init; }
}

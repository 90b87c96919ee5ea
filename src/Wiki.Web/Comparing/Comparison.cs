using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Rendered;
using Wiki.Text.Links;

namespace Wiki.Web.Comparing;

/// <summary>The parts of a comparison; each one costs work of its own.</summary>
[Flags]
public enum ComparisonParts
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Which facts differ.</summary>
    Facts = 1,

    /// <summary>Which lines and words differ.</summary>
    Text = 2,

    /// <summary>The page as readers see it, with the changes marked.</summary>
    Page = 4,
}

/// <summary>Two texts, and what differs between them.</summary>
/// <param name="Left">The text before.</param>
/// <param name="Right">The text after.</param>
/// <param name="Systems">The systems of the wiki, for their hues.</param>
public sealed record Comparison(ComparedText Left, ComparedText Right, LinkTargets Systems)
{
    /// <summary>Which facts differ; null when not asked for.</summary>
    public FactList? Facts { get; init; }

    /// <summary>Which lines and words differ; null when not asked for.</summary>
    public TextDiff? Text { get; init; }

    /// <summary>
    /// The page as readers see it, with the changes marked; null when not asked for, or when a text is not saved.
    /// </summary>
    public RenderedDiff? Page { get; init; }
}

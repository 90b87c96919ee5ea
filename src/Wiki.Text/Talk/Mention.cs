using Markdig.Syntax.Inlines;

namespace Wiki.Text.Talk;

/// <summary>A name behind an @ in a comment. Whether somebody is called so is not known here.</summary>
internal sealed class Mention : LeafInline
{
    /// <summary>Everything behind the @ that a name can have, perhaps with the full stop of a sentence.</summary>
    public required string Written { get; init; }

    /// <summary>What may be the name, the longest first.</summary>
    public IEnumerable<string> Names =>
        new[] { Written, Written.TrimEnd('.', '-', '_') }.Distinct().Where(name => name.Length > 0);
}

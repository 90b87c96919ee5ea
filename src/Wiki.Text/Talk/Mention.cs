using Markdig.Syntax.Inlines;

namespace Wiki.Text.Talk;

/// <summary>A word behind an @ in a comment. It is not known here whether an account has this name.</summary>
internal sealed class Mention : LeafInline
{
    /// <summary>All characters behind the @ that a name can have, possibly with the full stop of a sentence.</summary>
    public required string Written { get; init; }

    /// <summary>The possible names, the longest first.</summary>
    public IEnumerable<string> Names =>
        new[] { Written, Written.TrimEnd('.', '-', '_') }.Distinct().Where(name => name.Length > 0);
}

namespace Wiki.Text.Importing.Cells;

/// <summary>Something that a foreign cell refers to.</summary>
/// <param name="Label">What the link says; empty when it says nothing but its address or a number.</param>
/// <param name="Address">Its http or https address; empty for an entry of the list of sources.</param>
/// <param name="Name">The name of the entry in the list of sources; empty for a link.</param>
internal readonly record struct CellLink(string Label, string Address, string Name);

/// <summary>The words of a foreign cell, and what it refers to.</summary>
/// <param name="Words">The text without links and references.</param>
/// <param name="Links">What it refers to, in order.</param>
/// <param name="Unlisted">References such as <c>[1]</c> that no list explains; they stay in the words.</param>
/// <param name="Others">Addresses of other kinds than http and https; they stay in the words.</param>
/// <param name="Places">Links that lead to pages of the site that they are from.</param>
internal sealed record CellLinks(
    string Words, IReadOnlyList<CellLink> Links, IReadOnlyList<string> Unlisted, IReadOnlyList<string> Others,
    IReadOnlyList<string> Places);

using Wiki.Core.Facts;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Shared.Facts;

/// <summary>The fact box beside the text of a system, drawn by <c>_FactBox</c>.</summary>
/// <param name="Box">The facts.</param>
/// <param name="Targets">The systems of the wiki.</param>
public sealed record FactBoxView(FactBox Box, LinkTargets Targets)
{
    private const int MostOthers = 8;

    /// <summary>The key of the system.</summary>
    public string Key => Box.Counts.Key;

    /// <summary>The class of the system's hue; empty for none.</summary>
    public string Hue => Targets.System(Key) is { } system ? "hue-" + system.Hue : "";

    /// <summary>The dates that the visitor chose, in words; null for today.</summary>
    public string? Dates => (Box.At, Box.Known) switch
    {
        (null, null) => null,
        ({ } at, null) => $"As things stood {at.OnWords()}",
        (null, { } known) => $"As this wiki knew {known.OnWords()}",
        ({ } at, { } known) => $"As things stood {at.OnWords()}, as this wiki knew {known.OnWords()}",
    };

    /// <summary>The address of all facts about the system, beside those about others, for the same dates.</summary>
    /// <param name="others">The keys of the others.</param>
    public string Comparison(params string[] others) =>
        Addresses.Compare([Key, .. others], at: Box.At?.Text, known: Box.Known?.Text);

    /// <summary>The other systems, to compare with.</summary>
    public IReadOnlyList<(string Key, string Name)> Others =>
    [
        .. Targets.Systems.Where(it => it.Key != Key && it.Key == it.Value.Article.Value).Select(it => (it.Key, it.Value.Name))
            .OrderBy(it => it.Name, StringComparer.Ordinal).Take(MostOthers),
    ];

    /// <summary>The period of a statement and the date of its last check, each as typed.</summary>
    public static IEnumerable<string> DatesOf(Statement statement) => StatementHtml.AsOf(statement) is { } asOf
        ? [.. StatementHtml.Dates(statement), asOf]
        : StatementHtml.Dates(statement);
}

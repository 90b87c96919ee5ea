using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Wiki.Text.Blocks;
using Wiki.Text.Documents;

namespace Wiki.Text.Editing;

/// <summary>
/// What a save asks before it makes parts of tables unreadable: tables, rows and cells that cannot be read and could be
/// read before, or are new.
/// </summary>
public sealed record TableQuestion
{
    private TableQuestion(ImmutableArray<Remark> parts, string? completed)
    {
        (Parts, Completed) = (parts, completed);
        var said = string.Concat(parts.Select(part => $"{PlaceOf(part)}\n{part.Problem.Code}\n{part.Typed}\n"));
        Fingerprint = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(said)))[..32];
    }

    /// <summary>The parts that cannot be read, in the order of reading.</summary>
    public ImmutableArray<Remark> Parts { get; }

    /// <summary>
    /// Names these parts and what is typed there: who agrees to them agrees to no others.
    /// </summary>
    public string Fingerprint { get; }

    /// <summary>The text with its rows completed; null when that would change nothing.</summary>
    public string? Completed { get; }

    /// <summary>Returns the question about a text, or null when it makes nothing unreadable.</summary>
    /// <param name="base">The text that the editor started from; an empty one for a new page.</param>
    /// <param name="now">The text to save.</param>
    public static TableQuestion? Between(WikiDocument @base, WikiDocument now)
    {
        ArgumentNullException.ThrowIfNull(@base);
        ArgumentNullException.ThrowIfNull(now);
        var parts = Unreadable(now);
        if (parts.Count == 0)
        {
            return null;
        }

        var before = Unreadable(@base);
        var places = before.Select(PlaceOf).ToHashSet();
        var broken = before.Where(IsWholeTable).Select(BlockOf).Intersect(parts.Where(IsWholeTable).Select(BlockOf))
            .ToHashSet();
        var added = parts
            .Where(part => !broken.Contains(BlockOf(part)) && !PlacesOf(part).Any(places.Contains)).ToImmutableArray();
        if (added.IsEmpty)
        {
            return null;
        }

        var completed = TableRepair.Complete(now);
        return new TableQuestion(added, completed == now.Source.Value ? null : completed);
    }

    /// <summary>Whether the part makes its whole table unreadable.</summary>
    public static bool IsWholeTable(Remark part)
    {
        ArgumentNullException.ThrowIfNull(part);
        return BlockProblems.IsStructural(part.Problem);
    }

    // Mistakes of structured blocks, and comments that are almost a marker, because their tables are no data.
    private static List<Remark> Unreadable(WikiDocument document) =>
        document.Problems.Any(problem => problem.Severity == Severity.Error)
            ? [.. Remarks.Of(document, []).Where(it =>
                it.Problem.Severity == Severity.Error && (it.Block is not null || it.Problem.Code == "M010"))]
            : [];

    private static string BlockOf(Remark part) =>
        part.Block is { } block ? $"{block.Kind.Word()}:{block.Id}" : "marker";

    private static string PlaceOf(Remark part) => PlacesOf(part).First();

    // A row or a system that was renamed had its place under another key before.
    private static IEnumerable<string> PlacesOf(Remark part)
    {
        if (part.Block is not null && IsWholeTable(part))
        {
            return [BlockOf(part)];
        }

        var rows = part.Row is { Key.Length: > 0 } row ? row.Was.Prepend(row.Key) : [part.Typed];
        var systems = part.System is { } system ? system.Was.Prepend(system.Key) : [""];
        return rows.SelectMany(key => systems.Select(it => $"{BlockOf(part)} {key} {it}"));
    }
}

using System.Globalization;
using Wiki.Text;

namespace Wiki.Web.Reviews;

/// <summary>Which articles with open changes a reviewer wants to see.</summary>
public sealed record BacklogFilter
{
    /// <summary>The most lines of a small change.</summary>
    public const int SmallLines = 10;

    /// <summary>The most lines of a medium change.</summary>
    public const int MediumLines = 100;

    /// <summary>Everything that is open.</summary>
    public static BacklogFilter All { get; } = new();

    /// <summary>The key of a system about which an open change states something; null for any.</summary>
    public string? System { get; init; }

    /// <summary>The name of somebody who wrote an open change; null for anybody.</summary>
    public string? Author { get; init; }

    /// <summary><c>small</c>, <c>medium</c> or <c>large</c>, by the changed lines of all its open changes.</summary>
    public string? Size { get; init; }

    /// <summary>How many days its oldest open change has waited at least.</summary>
    public int? Days { get; init; }

    /// <summary>
    /// <see cref="PendingChange.Waiting"/> or <see cref="PendingChange.ChangesAsked"/>: one of its changes is so.
    /// </summary>
    public string? State { get; init; }

    /// <summary>True when nothing is left out.</summary>
    public bool IsEmpty => this == All;

    /// <summary>The fewest and the most changed lines, both included.</summary>
    public (int Least, int Most) Lines => Size switch
    {
        "small" => (0, SmallLines),
        "medium" => (SmallLines + 1, MediumLines),
        "large" => (MediumLines + 1, int.MaxValue),
        _ => (0, int.MaxValue),
    };

    /// <summary>The filter that an address asks for; what cannot be read is not asked for.</summary>
    public static BacklogFilter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        string? Word(string name) => query[name].ToString().Trim() is { Length: > 0 and <= 200 } word
            && !word.Any(c => char.IsControl(c) || char.IsSurrogate(c)) ? word : null;
        return new BacklogFilter
        {
            System = Slug.TryParse(Word("system"), null, out var system) ? system.Value : null,
            Author = Word("author"),
            Size = Word("size") is "small" or "medium" or "large" ? Word("size") : null,
            Days = int.TryParse(Word("days"), NumberStyles.None, null, out var days) && days is > 0 and <= 3_650
                ? days : null,
            State = Word("state") is PendingChange.Waiting or PendingChange.ChangesAsked ? Word("state") : null,
        };
    }

    /// <summary>The query that <see cref="Of"/> reads, with its question mark; empty for everything.</summary>
    public string Query(string? after = null)
    {
        (string Name, string? Value)[] parts =
        [
            ("system", System), ("author", Author), ("size", Size),
            ("days", Days?.ToString(CultureInfo.InvariantCulture)), ("state", State), ("after", after),
        ];
        var query = string.Join('&', parts.Where(it => it.Value is not null)
            .Select(it => $"{it.Name}={Uri.EscapeDataString(it.Value!)}"));
        return query.Length == 0 ? "" : "?" + query;
    }
}

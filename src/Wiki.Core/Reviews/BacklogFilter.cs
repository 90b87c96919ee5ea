using Wiki.Core.Http;
using Wiki.Text;
using Wiki.Text.Links;

namespace Wiki.Core.Reviews;

/// <summary>Which articles of the review queue a reviewer wants to see.</summary>
public sealed record BacklogFilter
{
    /// <summary>The most lines of a small change.</summary>
    public const int SmallLines = 10;

    /// <summary>The most lines of a medium change.</summary>
    public const int MediumLines = 100;

    /// <summary>The whole queue.</summary>
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
    /// The state of one of its changes, <see cref="PendingState.Waiting"/> or <see cref="PendingState.ChangesAsked"/>;
    /// null for either.
    /// </summary>
    public PendingState? State { get; init; }

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

    /// <summary>Reads a query; parts that cannot be read are ignored.</summary>
    public static BacklogFilter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asked = query.AsText();
        return new BacklogFilter
        {
            System = Slug.TryParse(asked.Word("system"), null, out var system) ? system.Value : null,
            Author = asked.Word("author"),
            Size = asked.OneOf("size", "small", "medium", "large"),
            Days = asked.Number("days", largest: 3_650),
            State = EnumWords.Read<PendingState>(asked.Word("state")) is
                (PendingState.Waiting or PendingState.ChangesAsked) and var state ? state : null,
        };
    }

    /// <summary>The query that <see cref="Of"/> reads, with its question mark; empty for everything.</summary>
    public string Query(string? after = null) => new QueryText()
        .Add("system", System)
        .Add("author", Author)
        .Add("size", Size)
        .Add("days", Days)
        .Add("state", State?.Word())
        .Add("after", after)
        .ToString();
}

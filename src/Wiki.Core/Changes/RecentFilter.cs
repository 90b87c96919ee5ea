using Wiki.Core.Data;
using Wiki.Core.Http;
using Wiki.Core.Reviews;
using Wiki.Text;
using Wiki.Text.Links;

namespace Wiki.Core.Changes;

/// <summary>Which changes a list shows; reads and writes the query of its address.</summary>
public sealed record RecentFilter
{
    /// <summary>The kind of a new page's first revision.</summary>
    public const string New = "new";

    /// <summary>The kind of every other revision.</summary>
    public const string Edit = "edit";

    /// <summary>The kind of a minor change.</summary>
    public const string Minor = "minor";

    /// <summary>The kind of a revision that added, changed or removed a fact.</summary>
    public const string Facts = "facts";

    /// <summary>The kinds to choose from, with their names for people.</summary>
    public static IReadOnlyList<(string Word, string Label)> Kinds { get; } =
    [
        (New, "New pages"), (Edit, "Changes to existing pages"), (Minor, "Minor changes"), (Facts, "Facts changed"),
        (Verdict.Approved.Word(), "Approved"), (Verdict.ChangesAsked.Word(), "Changes asked for"),
        (Verdict.Rejected.Word(), "Rejected"),
    ];

    /// <summary>The smallest sizes to choose from, in bytes.</summary>
    public static IReadOnlyList<int> Sizes { get; } = [100, 1_000, 10_000];

    /// <summary>The key of a system that the changes are about; empty for all.</summary>
    public string System { get; init; } = "";

    /// <summary>Whose changes; empty for everybody's.</summary>
    public string User { get; init; } = "";

    /// <summary>One of the kinds; empty for all.</summary>
    public string Kind { get; init; } = "";

    /// <summary>By how many bytes a change makes its text longer or shorter at least; 0 for any.</summary>
    public int Size { get; init; }

    /// <summary>Whether only waiting changes are shown.</summary>
    public bool Waiting { get; init; }

    /// <summary>Whether minor changes are left out.</summary>
    public bool NoMinor { get; init; }

    /// <summary>Whether only published changes that no reviewer looked at are shown.</summary>
    public bool NotLookedAt { get; init; }

    /// <summary>Whether it leaves out any change.</summary>
    public bool IsAny => this != new RecentFilter();

    /// <summary>Reads a query; nothing in it is an error.</summary>
    public static RecentFilter Of(IQueryCollection query)
    {
        ArgumentNullException.ThrowIfNull(query);
        var asked = query.AsText();
        return new RecentFilter
        {
            System = asked.Word("system") ?? "",
            User = asked.Word("user") ?? "",
            Kind = asked.OneOf("kind", Kinds.Select(it => it.Word)) ?? "",
            Size = asked.Number("size") ?? 0,
            Waiting = asked.Word("waiting") == "1",
            NoMinor = asked.Word("minor") == "0",
            NotLookedAt = asked.Word("looked") == "0",
        };
    }

    /// <summary>The query of its address, with a question mark; empty when everything is shown.</summary>
    public string Query(TimeKey? before = null) => new QueryText()
        .Add("system", System)
        .Add("user", User)
        .Add("kind", Kind)
        .Add("size", Size > 0 ? Size : null)
        .Add("waiting", Waiting ? "1" : null)
        .Add("minor", NoMinor ? "0" : null)
        .Add("looked", NotLookedAt ? "0" : null)
        .Add("before", before?.ToString())
        .ToString();
}

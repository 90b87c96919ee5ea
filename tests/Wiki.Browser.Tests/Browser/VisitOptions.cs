namespace Wiki.Browser.Tests.Browser;

/// <summary>The window a test looks through, and who looks.</summary>
public sealed record VisitOptions
{
    /// <summary>Inner width in CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Inner height in CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>Whether the window is touched with fingers.</summary>
    public bool Touch { get; init; }

    /// <summary>Whether the pages' scripts run.</summary>
    public bool Script { get; init; } = true;

    /// <summary>The role of the signed-in reader, who has an account of their own; null for a visitor.</summary>
    public string? Role { get; init; }

    /// <summary>Whether the wiki is one in which nobody has written anything yet.</summary>
    public bool EmptyWiki { get; init; }

    /// <summary>The error statuses pages of this test are expected to answer with, e.g. 404.</summary>
    public IReadOnlyCollection<int> ExpectedStatuses { get; init; } = [];

    /// <summary>The error statuses that scripts of this test are expected to be answered with.</summary>
    public IReadOnlyCollection<int> ExpectedByScripts { get; init; } = [];
}

namespace Wiki.Browser.Tests.Browser;

/// <summary>The window a test looks through.</summary>
public sealed record VisitOptions
{
    /// <summary>A narrow telephone: 360 px.</summary>
    public static VisitOptions Phone { get; } = new() { Width = 360, Height = 740 };

    /// <summary>Inner width in CSS pixels.</summary>
    public int Width { get; init; } = 1280;

    /// <summary>Inner height in CSS pixels.</summary>
    public int Height { get; init; } = 900;

    /// <summary>Whether the reader's system asks for dark pages.</summary>
    public bool Dark { get; init; }

    /// <summary>Whether the pages' scripts run.</summary>
    public bool Script { get; init; } = true;

    /// <summary>The error status a page of this test is expected to answer with, e.g. 404; null for none.</summary>
    public int? ExpectedStatus { get; init; }

    /// <inheritdoc/>
    public override string ToString() =>
        $"{Width} px, {(Dark ? "dark" : "light")}, {(Script ? "with script" : "without script")}";
}

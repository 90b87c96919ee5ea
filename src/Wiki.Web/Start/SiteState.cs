namespace Wiki.Web.Start;

/// <summary>Whether the site can answer: the schema is there and the shipped articles are imported.</summary>
public sealed class SiteState
{
    private volatile bool _ready;

    /// <summary>True from the end of the start on.</summary>
    public bool IsReady => _ready;

    /// <summary>Opens the site.</summary>
    public void Open() => _ready = true;
}

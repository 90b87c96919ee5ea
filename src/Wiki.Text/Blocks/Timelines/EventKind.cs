namespace Wiki.Text.Blocks.Timelines;

/// <summary>The kinds of event.</summary>
public enum EventKind
{
    /// <summary>A release.</summary>
    [Word("release")]
    Release,

    /// <summary>Code merged into another project.</summary>
    [Word("merge")]
    Merge,

    /// <summary>An announcement.</summary>
    [Word("announce")]
    Announce,

    /// <summary>A project, company or body founded.</summary>
    [Word("found")]
    Found,

    /// <summary>A company or project taken over.</summary>
    [Word("acquire")]
    Acquire,

    /// <summary>A standard agreed.</summary>
    [Word("standard")]
    Standard,

    /// <summary>A security event.</summary>
    [Word("security")]
    Security,

    /// <summary>End of life.</summary>
    [Word("eol")]
    Eol,

    /// <summary>Anything else.</summary>
    [Word("other")]
    Other,
}

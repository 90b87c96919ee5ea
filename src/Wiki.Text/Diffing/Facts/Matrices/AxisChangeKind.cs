namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>The kinds of change of a column, group or row, the most important first.</summary>
public enum AxisChangeKind
{
    /// <summary>It is gone, and no label of the new side declares its key as an earlier key.</summary>
    [Word("removed")]
    Removed,

    /// <summary>It is new, and neither its label nor its key leads to one that was there.</summary>
    [Word("added")]
    Added,

    /// <summary>One became several; it may itself be one of them.</summary>
    [Word("split")]
    Split,

    /// <summary>Several became one, which may have been one of them, or several became several others.</summary>
    [Word("merged")]
    Merged,

    /// <summary>It has another key and declares the old one as an earlier key.</summary>
    [Word("renamed")]
    Renamed,

    /// <summary>It has the same key and another label.</summary>
    [Word("relabelled")]
    Relabelled,

    /// <summary>A row is now in another group.</summary>
    [Word("regrouped")]
    Regrouped,

    /// <summary>It is at another place among those that stayed.</summary>
    [Word("moved")]
    Moved,

    /// <summary>Only its declared earlier keys differ. This is needed to make the new text and is not shown.</summary>
    [Word("redeclared")]
    Redeclared,
}

/// <summary>Undoes a change of an axis.</summary>
public static class AxisChangeKinds
{
    internal static AxisChangeKind Inverse(this AxisChangeKind kind, int oldCount, int newCount) => kind switch
    {
        AxisChangeKind.Removed => AxisChangeKind.Added,
        AxisChangeKind.Added => AxisChangeKind.Removed,
        AxisChangeKind.Split => AxisChangeKind.Merged,
        AxisChangeKind.Merged when newCount == 1 && oldCount > 1 => AxisChangeKind.Split,
        _ => kind,
    };
}

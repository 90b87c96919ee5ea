namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>The kinds of change of a column, group or row, the most important first.</summary>
public enum AxisChangeKind
{
    /// <summary>It is gone, and no label of the new side declares its key as an earlier key.</summary>
    Removed,

    /// <summary>It is new, and its label declares no key that is gone.</summary>
    Added,

    /// <summary>One became several.</summary>
    Split,

    /// <summary>Several became one, or several became several others.</summary>
    Merged,

    /// <summary>It has another key and declares the old one as an earlier key.</summary>
    Renamed,

    /// <summary>It has the same key and another label.</summary>
    Relabelled,

    /// <summary>A row is now in another group.</summary>
    Regrouped,

    /// <summary>It is at another place among those that stayed.</summary>
    Moved,

    /// <summary>Only its declared earlier keys differ. This is needed to make the new text and is not shown.</summary>
    Redeclared,
}

/// <summary>The words for changes of axes.</summary>
public static class AxisChangeKinds
{
    /// <summary>The word, in lower case.</summary>
    public static string Word(this AxisChangeKind kind) => kind switch
    {
        AxisChangeKind.Removed => "removed",
        AxisChangeKind.Added => "added",
        AxisChangeKind.Split => "split",
        AxisChangeKind.Merged => "merged",
        AxisChangeKind.Renamed => "renamed",
        AxisChangeKind.Relabelled => "relabelled",
        AxisChangeKind.Regrouped => "regrouped",
        AxisChangeKind.Moved => "moved",
        _ => "redeclared",
    };

    /// <summary>The word for an axis, in lower case.</summary>
    public static string Word(this Axis axis) => axis switch
    {
        Axis.Column => "column",
        Axis.Group => "group",
        _ => "row",
    };

    internal static AxisChangeKind Inverse(this AxisChangeKind kind, int oldCount, int newCount) => kind switch
    {
        AxisChangeKind.Removed => AxisChangeKind.Added,
        AxisChangeKind.Added => AxisChangeKind.Removed,
        AxisChangeKind.Split => AxisChangeKind.Merged,
        AxisChangeKind.Merged when newCount == 1 && oldCount > 1 => AxisChangeKind.Split,
        _ => kind,
    };
}

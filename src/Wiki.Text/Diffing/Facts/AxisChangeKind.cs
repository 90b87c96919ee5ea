namespace Wiki.Text.Diffing.Facts;

/// <summary>What happened to a column, group or row, the most important first.</summary>
public enum AxisChangeKind
{
    /// <summary>It is gone, and nothing on the other side declares it as its ancestor.</summary>
    Removed,

    /// <summary>It is new, and declares no ancestor that is gone.</summary>
    Added,

    /// <summary>One became several.</summary>
    Split,

    /// <summary>Several became one, or several became several others.</summary>
    Merged,

    /// <summary>Another key, declared by its ancestry.</summary>
    Renamed,

    /// <summary>The same key, another label.</summary>
    Relabelled,

    /// <summary>A row that stands in another group.</summary>
    Regrouped,

    /// <summary>It stands elsewhere among those that stayed.</summary>
    Moved,

    /// <summary>Only its declared ancestry differs: needed to make the new text, and not shown.</summary>
    Redeclared,
}

/// <summary>How a change of an axis is said.</summary>
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

    /// <summary>The word of an axis, in lower case.</summary>
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

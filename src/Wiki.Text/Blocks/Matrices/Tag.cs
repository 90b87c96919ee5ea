namespace Wiki.Text.Blocks.Matrices;

/// <summary>A restriction of support. The canonical form lists tags in this order.</summary>
public enum Tag
{
    /// <summary>Only with an out-of-tree patch.</summary>
    Patch,

    /// <summary>Off by default.</summary>
    Flag,

    /// <summary>Experimental.</summary>
    Experimental,

    /// <summary>Deprecated.</summary>
    Deprecated,

    /// <summary>Only in a commercial edition.</summary>
    Paid,

    /// <summary>Needs certain hardware.</summary>
    Hardware,
}

/// <summary>The words for tags, in the text and for readers.</summary>
public static class Tags
{
    /// <summary>All tags, in canonical order.</summary>
    public static IReadOnlyList<Tag> All { get; } =
        [Tag.Patch, Tag.Flag, Tag.Experimental, Tag.Deprecated, Tag.Paid, Tag.Hardware];

    /// <summary>The tag as typed, with its sign.</summary>
    public static string Word(this Tag tag) => tag switch
    {
        Tag.Patch => "#patch",
        Tag.Flag => "#flag",
        Tag.Experimental => "#experimental",
        Tag.Deprecated => "#deprecated",
        Tag.Paid => "#paid",
        _ => "#hw",
    };

    /// <summary>The words readers see.</summary>
    public static string Name(this Tag tag) => tag switch
    {
        Tag.Patch => "out of tree",
        Tag.Flag => "off by default",
        Tag.Experimental => "experimental",
        Tag.Deprecated => "deprecated",
        Tag.Paid => "paid edition",
        _ => "needs hardware",
    };

    internal static Tag? Read(string word)
    {
        foreach (var tag in All)
        {
            if (tag.Word() == word)
            {
                return tag;
            }
        }

        return null;
    }
}

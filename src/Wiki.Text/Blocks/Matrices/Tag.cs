namespace Wiki.Text.Blocks.Matrices;

/// <summary>A restriction of support. The canonical form lists tags in this order.</summary>
public enum Tag
{
    /// <summary>Only with an out-of-tree patch.</summary>
    [Word("patch")]
    Patch,

    /// <summary>Off by default.</summary>
    [Word("flag")]
    Flag,

    /// <summary>Experimental.</summary>
    [Word("experimental")]
    Experimental,

    /// <summary>Deprecated.</summary>
    [Word("deprecated")]
    Deprecated,

    /// <summary>Only in a commercial edition.</summary>
    [Word("paid")]
    Paid,

    /// <summary>Needs certain hardware.</summary>
    [Word("hw")]
    Hardware,
}

/// <summary>The words for tags, in the text and for readers.</summary>
public static class Tags
{
    /// <summary>All tags, in canonical order.</summary>
    public static IReadOnlyList<Tag> All { get; } =
        [Tag.Patch, Tag.Flag, Tag.Experimental, Tag.Deprecated, Tag.Paid, Tag.Hardware];

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

    /// <summary>The tag as typed, with its sign.</summary>
    internal static string Typed(this Tag tag) => "#" + tag.Word();

    /// <summary>Reads a tag as typed.</summary>
    internal static Tag? Read(string typed) => typed is ['#', .. var word] ? EnumWords.Read<Tag>(word) : null;
}

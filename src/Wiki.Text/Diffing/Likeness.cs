namespace Wiki.Text.Diffing;

/// <summary>What two different lines have in common, the closest first.</summary>
public enum Likeness
{
    /// <summary>Only what ends them differs: a carriage return, or no line feed after the last line.</summary>
    ButForLineEnd,

    /// <summary>They are the same without their white space.</summary>
    ButForBlanks,

    /// <summary>Both are the line below the head of a table, and only the lengths of its dashes differ.</summary>
    ButForDashes,

    /// <summary>They look the same: characters that cannot be seen differ, or how letters are encoded.</summary>
    InLooks,

    /// <summary>They say something else.</summary>
    None,
}

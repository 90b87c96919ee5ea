namespace Wiki.Text.Diffing;

/// <summary>What two different lines have in common, the closest first.</summary>
public enum Likeness
{
    /// <summary>They differ in nothing but what ends them: a carriage return, or no line feed after the last line.</summary>
    ButForLineEnd,

    /// <summary>They are the same without their white space.</summary>
    ButForBlanks,

    /// <summary>Both are the line below the head of a table, and only the lengths of its dashes differ.</summary>
    ButForDashes,

    /// <summary>They look the same: characters that cannot be seen differ, or the same letters are encoded otherwise.</summary>
    InLooks,

    /// <summary>They say something else.</summary>
    None,
}

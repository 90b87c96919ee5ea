namespace Wiki.Text.Diffing.Passages;

/// <summary>How far two different lines are alike, from most to least.</summary>
public enum Likeness
{
    /// <summary>
    /// Only the line ends differ: by a carriage return, or by a missing line feed after the last line.
    /// </summary>
    ButForLineEnd,

    /// <summary>The lines are the same without their white space.</summary>
    ButForBlanks,

    /// <summary>Both are the line below the header of a table, and only the numbers of dashes differ.</summary>
    ButForDashes,

    /// <summary>The lines look the same. They differ in invisible characters or in the encoding of letters.</summary>
    InLooks,

    /// <summary>The lines look different.</summary>
    None,
}

namespace Wiki.Text.Diffing.Passages;

/// <summary>What differs between two different lines, from the least to the most.</summary>
public enum ChangeKind
{
    /// <summary>
    /// Only the line ends differ: by a carriage return, or by a missing line feed after the last line.
    /// </summary>
    LineEndOnly,

    /// <summary>The lines are the same without their white space.</summary>
    WhiteSpaceOnly,

    /// <summary>Both are the line below the header of a table, and only the numbers of dashes differ.</summary>
    DashesOnly,

    /// <summary>The lines look the same. They differ in invisible characters or in the encoding of letters.</summary>
    LooksSame,

    /// <summary>The lines look different.</summary>
    Visible,
}

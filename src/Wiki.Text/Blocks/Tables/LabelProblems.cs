namespace Wiki.Text.Blocks.Tables;

/// <summary>The problems of a label, in the same words for all blocks: M005, M006 and M008.</summary>
internal static class LabelProblems
{
    internal static Problem Nameless(int line, TableCell cell, string place = "the first cell") =>
        new("M006", Severity.Error, line, cell.Column,
            $"Line {line}: this row has no name. Write its name in {place}.");

    internal static Problem Repeated(
        int line, TableCell cell, string what, string key, int first, string pinned) =>
        new("M005", Severity.Error, line, cell.Column, $"Line {line}: two {what} have the key \"{Quoted.Short(key)}\" "
            + $"(see line {first}). Give one of them another key: {pinned}.");

    internal static Problem Unusable(int line, TableCell cell, string what) => new("M008", Severity.Error, line,
        cell.Column, cell.Text.Length == 0
            ? $"Line {line}: this {what} has no name. Write a name with at least one letter or digit."
            : $"Line {line}: \"{Quoted.Short(cell.Text)}\" has no usable key. Write [Text](#key) or "
                + "[Text](#key \"was: old-key\"). A key has a-z, 0-9, and single - or . between them.");
}

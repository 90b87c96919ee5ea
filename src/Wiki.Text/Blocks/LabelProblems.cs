namespace Wiki.Text.Blocks;

/// <summary>What can be wrong with a label, in the same words for all blocks: M005, M006 and M008.</summary>
internal static class LabelProblems
{
    internal static Problem Nameless(int line, TableCell cell, string place = "the first cell") =>
        new("M006", Severity.Error, line, cell.Column, $"line {line}: row without a name; write its name in {place}");

    internal static Problem Repeated(
        int line, TableCell cell, string what, string key, int first, string pinned) =>
        new("M005", Severity.Error, line, cell.Column, $"line {line}: two {what} have the key \"{Quoted.Short(key)}\" "
            + $"(also line {first}); give one of them its own: {pinned}");

    internal static Problem Unusable(int line, TableCell cell, string what) => new("M008", Severity.Error, line,
        cell.Column, cell.Text.Length == 0
            ? $"line {line}: {what} without a name; a {what} needs a text with a letter or digit"
            : $"line {line}: unusable key in \"{Quoted.Short(cell.Text)}\"; write [Text](#key) or "
                + "[Text](#key \"was: old-key\"), with a key of a-z, 0-9 and single - or . between them");
}

using System.Buffers;
using System.Globalization;
using System.Text;
using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Passages;

/// <summary>Finds out how far two different lines are alike.</summary>
internal static class ChangeClassifier
{
    private static readonly SearchValues<char> TableRule = SearchValues.Create("|-: \t\r");

    public static ChangeKind Between(string old, string @new)
    {
        if (old.AsSpan().TrimEnd('\r').SequenceEqual(@new.AsSpan().TrimEnd('\r')))
        {
            return ChangeKind.LineEndOnly;
        }

        if (Blanks.RemovedFrom(old) == Blanks.RemovedFrom(@new))
        {
            return ChangeKind.WhiteSpaceOnly;
        }

        if (IsTableRule(old) && IsTableRule(@new) && Shortest(old) == Shortest(@new))
        {
            return ChangeKind.DashesOnly;
        }

        return (!Ascii.IsValid(old) || !Ascii.IsValid(@new)) && Visible(old) == Visible(@new)
            ? ChangeKind.LooksSame
            : ChangeKind.Visible;
    }

    private static bool IsTableRule(string line) =>
        line.Contains('-', StringComparison.Ordinal) && !line.AsSpan().ContainsAnyExcept(TableRule);

    private static string Shortest(string rule)
    {
        var text = new StringBuilder(Blanks.RemovedFrom(rule));
        int length;
        do
        {
            length = text.Length;
            text.Replace("--", "-");
        }
        while (text.Length < length);
        return text.ToString();
    }

    private static string Visible(string line)
    {
        var text = new StringBuilder(line.Length);
        foreach (var rune in line.EnumerateRunes())
        {
            if (Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.Control)
                && rune.Value is not (>= 0xFE00 and <= 0xFE0F or 0x34F or 0x115F or 0x1160 or 0x3164))
            {
                text.Append(rune);
            }
        }

        return text.ToString().Normalize(NormalizationForm.FormC);
    }
}

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

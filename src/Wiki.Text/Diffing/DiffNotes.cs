using System.Collections.Immutable;
using Wiki.Text.Diffing.Passages;

namespace Wiki.Text.Diffing;

/// <summary>
/// Describes in sentences the differences that readers cannot see, so that nobody looks for more in them.
/// </summary>
internal static class DiffNotes
{
    public static ImmutableArray<string> Write(
        ImmutableArray<DiffRow> rows, bool oldEndsWithoutLineFeed, bool newEndsWithoutLineFeed)
    {
        var (blanks, rules, ends, breaks, blankLines, others) = (0, 0, 0, 0, 0, 0);
        foreach (var row in rows)
        {
            switch (row)
            {
                case DiffRow.Changed { Kind: ChangeKind.WhiteSpaceOnly }: blanks++; break;
                case DiffRow.Changed { Kind: ChangeKind.DashesOnly }: rules++; break;
                case DiffRow.Changed { Kind: ChangeKind.LineEndOnly } changed:
                    ends += changed.Old.SequenceEqual(changed.New) ? 0 : 1;
                    break;
                case DiffRow.Resplit { WhitespaceOnly: true }: breaks += row.NewLine is null ? 0 : 1; break;
                case DiffRow.Added or DiffRow.Removed
                    when string.IsNullOrWhiteSpace((row.OldLine ?? row.NewLine)!.Text):
                    blankLines++; break;
                case not DiffRow.Unchanged: others++; break;
            }
        }

        var notes = ImmutableArray.CreateBuilder<string>();
        Add(blanks + rules, rules == 0
            ? "only white space changed."
            : "only white space and the dashes of table rules changed.");
        Add(ends, "only the carriage return at the end changed.");
        Add(breaks, "only the line breaks changed.");
        if (oldEndsWithoutLineFeed != newEndsWithoutLineFeed
            && rows.Any(row => row.OldLine is not null) && rows.Any(row => row.NewLine is not null))
        {
            notes.Add(newEndsWithoutLineFeed
                ? "The last line no longer ends with a line feed."
                : "The last line now ends with a line feed.");
        }

        if (blankLines > 0 && others == 0)
        {
            notes.Add(notes.Count == 0
                ? "Only blank lines were added or removed."
                : "Apart from that, only blank lines were added or removed.");
        }

        return notes.ToImmutable();

        void Add(int lines, string what)
        {
            if (lines > 0)
            {
                notes.Add($"In {(lines == 1 ? "1 line" : $"{lines:N0} lines")}, {what}");
            }
        }
    }
}

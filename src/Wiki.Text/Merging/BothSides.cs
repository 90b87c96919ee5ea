using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Tables;
using Wiki.Text.Diffing.Sequences;
using Wiki.Text.Documents;

namespace Wiki.Text.Merging;

/// <summary>Tells in which conflicts of a merge the lines of both sides can stand one after the other.</summary>
public static class BothSides
{
    private const string Fence = "---\n";

    // Each is read up to three times, as a whole text: with both sides, and with either alone.
    private const int MostRead = 10;

    /// <summary>
    /// One answer for each conflict, in order. False where a side has no lines, where both have a row, a source or a
    /// title of the same name, and where a block or the front matter would be understood with one side alone and not
    /// with both. Where more than a few texts would have to be read for the answers, false for the rest of them.
    /// </summary>
    /// <param name="regions">The whole text in order.</param>
    public static ImmutableArray<bool> GoTogether(ImmutableArray<MergeRegion> regions)
    {
        var answers = ImmutableArray.CreateBuilder<bool>();
        var count = regions.Count(region => region is MergeRegion.Conflict);
        var (above, read) = ("", 0);
        foreach (var region in regions)
        {
            if (region is MergeRegion.Conflict conflict)
            {
                answers.Add(HaveOwnNames(conflict, above)
                    && (IsProse(conflict, above) || read++ < MostRead && AreUnderstood(regions, count, answers.Count)));
            }

            above += region is MergeRegion.Conflict { Theirs: var theirs } ? theirs : ThreeWayMerge.TextOf(region);
        }

        return answers.ToImmutable();
    }

    private static bool HaveOwnNames(MergeRegion.Conflict conflict, string above)
    {
        if (conflict is not { Mine: { Length: > 0 } mine, Theirs: { Length: > 0 } theirs })
        {
            return false;
        }

        // Tables with a blank line between them are two, and may have the same head.
        var apart = Blank.Line(FirstLine(mine)) || theirs.EndsWith("\n\n", StringComparison.Ordinal);
        return !Names(mine, apart).Overlaps(Names(theirs, apart))
            && !(above.Length == 0 && BeginsWithFence(mine) && BeginsWithFence(theirs));
    }

    private static string FirstLine(string text) => Lines.Shown(Lines.Of(text)[0]);

    // What no two lines should share: a row its first cell, a source its name, a page its title.
    private static HashSet<string> Names(string text, bool withoutHeads)
    {
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var lines = Lines.Of(text).ConvertAll(Lines.Shown);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (IsRow(line))
            {
                var isInHead = i + 1 < lines.Count && IsRule(lines[i + 1])
                    || i > 0 && IsRow(lines[i - 1]) && IsRule(line);
                names.UnionWith(isInHead && withoutHeads ? [] : NamesOfRow(FirstCell(line)));
            }
            else if (line.StartsWith("[^", StringComparison.Ordinal)
                && line.IndexOf("]:", StringComparison.Ordinal) is > 0 and var end)
            {
                names.Add(line[..end]);
            }
            else if (line.StartsWith("# ", StringComparison.Ordinal))
            {
                names.Add("#");
            }
        }

        return names;
    }

    private static IEnumerable<string> NamesOfRow(string cell) =>
        cell.Length == 0 ? []
        : IsDashes(cell) ? ["-"]
        : (Label.ReadGroup(cell) ?? Label.Read(cell)) is { Key.Length: > 0 } label ? label.Was.Prepend(label.Key)
        : [cell];

    private static bool IsRow(string line) => line.StartsWith('|');

    // The line below the head of a table.
    private static bool IsRule(string line) => IsRow(line) && IsDashes(FirstCell(line));

    private static bool IsDashes(string cell) => cell.Length > 0 && cell.AsSpan().Trim("-:").IsEmpty;

    private static string FirstCell(string line) => Blank.Trim(TableRow.Typed(line)[0]);

    // Nothing but a text is made by its lines.
    private static bool IsProse(MergeRegion.Conflict conflict, string above) =>
        Lines.Of(conflict.Mine).Concat(Lines.Of(conflict.Theirs))
            .All(line => !IsRow(line) && !line.Contains("<!--", StringComparison.Ordinal))
        && (above.Length == 0
            ? !BeginsWithFence(conflict.Mine) && !BeginsWithFence(conflict.Theirs)
            : !BeginsWithFence(above) || above.Contains("\n" + Fence, StringComparison.Ordinal));

    private static bool BeginsWithFence(string text) => text.StartsWith(Fence, StringComparison.Ordinal);

    private static bool AreUnderstood(ImmutableArray<MergeRegion> regions, int count, int index)
    {
        var faults = FaultsWith(RegionChoice.Both);
        return faults == 0
            || faults <= Math.Max(FaultsWith(RegionChoice.Mine), FaultsWith(RegionChoice.Theirs));

        int FaultsWith(RegionChoice choice) => Faults(SettledMerge.Text(regions,
            [.. Enumerable.Range(0, count).Select(i => new ChosenRegion(i == index ? choice : RegionChoice.Theirs))]));
    }

    private static int Faults(string text) => WikiDocument.Parse(SourceText.From(text)).Problems.Count(problem =>
        problem.Severity == Severity.Blocking || TableFaults.Is(problem));
}

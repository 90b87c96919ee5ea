namespace Wiki.Text.Blocks;

/// <summary>Problems of a whole block.</summary>
public static class BlockProblems
{
    /// <summary>Returns the problem M009 for each block that has the same kind and id as a block above it.</summary>
    /// <param name="blocks">The marker and line of every block of the page, in order.</param>
    public static IEnumerable<(BlockMarker Marker, Problem Problem)> RepeatedIds(
        IEnumerable<(BlockMarker Marker, int Line)> blocks)
    {
        ArgumentNullException.ThrowIfNull(blocks);
        var first = new Dictionary<(BlockKind, string), int>();
        foreach (var (marker, line) in blocks)
        {
            if (!first.TryAdd((marker.Kind, marker.Id), line))
            {
                yield return (marker, new Problem("M009", Severity.Error, line, 1,
                    $"This page already has {marker.Kind.InSentence()} named \"{Quoted.Short(marker.Id)}\" "
                    + $"(line {first[(marker.Kind, marker.Id)]}). Give one of them another name."));
            }
        }
    }

    /// <summary>Returns the hint W207 for each footnote that the page defines but never uses.</summary>
    /// <param name="defined">The name and line of each definition.</param>
    /// <param name="used">The names of all footnotes that blocks and prose refer to.</param>
    public static IEnumerable<Problem> UnusedFootnotes(
        IEnumerable<(string Name, int Line)> defined, IEnumerable<string> used)
    {
        ArgumentNullException.ThrowIfNull(defined);
        var names = used.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return defined.Where(definition => !names.Contains(definition.Name)).Select(definition =>
            new Problem("W207", Severity.Hint, definition.Line, 1,
                $"Nothing cites [^{definition.Name}]. Cite it or remove its definition."));
    }

    /// <summary>
    /// Whether the problem makes the whole table unusable as data: the errors M001 to M011, T203 and P306. An odd row
    /// (M003, M004) leaves the others as they are.
    /// </summary>
    public static bool IsStructural(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Severity == Severity.Error && !IsOfRow(problem)
            && (problem.Code[0] == 'M' || problem.Code is "T203" or "P306");
    }

    /// <summary>Whether the problem is about the bars of one row: M003 or M004.</summary>
    public static bool IsOfRow(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Code is "M003" or "M004";
    }
}

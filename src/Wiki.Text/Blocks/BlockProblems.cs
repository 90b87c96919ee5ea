namespace Wiki.Text.Blocks;

/// <summary>Problems that concern a block as a whole.</summary>
public static class BlockProblems
{
    /// <summary>
    /// The problem M009 for each block whose kind and id another block above it on the page has.
    /// </summary>
    /// <param name="blocks">Marker and line of every block of the page, in order.</param>
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
                    $"the {marker.Kind.Word()} id \"{Quoted.Short(marker.Id)}\" stands twice on this page "
                    + $"(also line {first[(marker.Kind, marker.Id)]}); give one of them another name"));
            }
        }
    }

    /// <summary>The hint W207 for each footnote that is defined and never referred to.</summary>
    /// <param name="defined">Name and line of each definition.</param>
    /// <param name="used">The names referred to anywhere on the page, in blocks and in prose.</param>
    public static IEnumerable<Problem> UnusedFootnotes(
        IEnumerable<(string Name, int Line)> defined, IEnumerable<string> used)
    {
        ArgumentNullException.ThrowIfNull(defined);
        var names = used.ToHashSet(StringComparer.OrdinalIgnoreCase);
        return defined.Where(definition => !names.Contains(definition.Name)).Select(definition =>
            new Problem("W207", Severity.Hint, definition.Line, 1,
                $"citation [^{definition.Name}] is defined but not used; cite it or remove the definition"));
    }

    /// <summary>Whether a problem makes the whole table no data: errors M001 to M011, T203 and P306.</summary>
    public static bool IsStructural(Problem problem)
    {
        ArgumentNullException.ThrowIfNull(problem);
        return problem.Severity == Severity.Error && (problem.Code[0] == 'M' || problem.Code is "T203" or "P306");
    }
}

using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>A view as the query of an address, and what in a query was not understood.</summary>
/// <param name="View">The view.</param>
/// <param name="Remarks">A sentence for each part that was left out; none when all was understood.</param>
public sealed record MatrixQuery(MatrixView View, ImmutableArray<string> Remarks)
{
    /// <summary>The longest text to search for, in characters; what is longer is cut.</summary>
    public const int LongestText = 100;

    private const int MostParts = 60;
    private const int MostRemarks = 3;
    private const int LongestKey = 100;
    private const int MostFilters = 10;

    /// <summary>Reads a query. Nothing in it is an error: what means nothing is left out and told.</summary>
    /// <param name="parts">Names and values in order; a name may be there more than once.</param>
    /// <param name="others">Names that mean something else on the page.</param>
    public static MatrixQuery Read(IEnumerable<KeyValuePair<string, string>> parts, IReadOnlyCollection<string> others)
    {
        ArgumentNullException.ThrowIfNull(parts);
        ArgumentNullException.ThrowIfNull(others);
        var view = MatrixView.Default;
        var remarks = new List<string>();
        // An empty field of a form asks for nothing.
        foreach (var (name, value) in parts.Where(part => part.Value.Trim().Length > 0 && !others.Contains(part.Key))
            .Select(part => (part.Key, part.Value.Trim())).Take(MostParts))
        {
            view = Read(view, name, value, remarks.Add);
        }

        if (remarks.Count > MostRemarks)
        {
            remarks[MostRemarks] = "More of the address was not understood.";
        }

        return new MatrixQuery(view, [.. remarks.Take(MostRemarks + 1)]);
    }

    /// <summary>The parts of the shortest query that reads as a view.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Of(MatrixView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        if (!view.Columns.IsEmpty)
        {
            yield return new("cols", string.Join(',', view.Columns));
        }
        else if (view.AllColumns)
        {
            yield return new("cols", "all");
        }

        if (view.Differences != Differences.All)
        {
            yield return new("diff", view.Differences == Differences.Answers ? "1" : "versions");
        }

        foreach (var level in view.Levels)
        {
            yield return new("level", level.Text);
        }

        foreach (var tag in view.Tags)
        {
            yield return new("tag", tag.Word()[1..]);
        }

        if (view.Text.Length > 0)
        {
            yield return new("q", view.Text);
        }

        if (view.Unsourced)
        {
            yield return new("unsourced", "1");
        }

        if (view.CheckedBefore is { } date)
        {
            yield return new("checked-before", date.Text);
        }

        if (view.Sort is { } sort)
        {
            yield return new("sort", sort.Text);
        }
    }

    private static MatrixView Read(MatrixView view, string name, string value, Action<string> remark)
    {
        switch (name)
        {
            case "cols" when value == "all":
                return view with { AllColumns = true };
            case "cols":
                var keys = value.Split(',').Select(key => key.Trim()).Where(key => key.Length > 0).ToList();
                return keys.TrueForAll(IsKey)
                    ? view with { Columns = [.. view.Columns.Union(keys, StringComparer.Ordinal).Take(Matrix.MostColumns)] }
                    : LeftOut("names columns by their keys, such as cols=kvm,xen");
            case "diff":
                return value switch
                {
                    "1" when view.Differences == Differences.All => view with { Differences = Differences.Answers },
                    "versions" => view with { Differences = Differences.Versions },
                    "0" or "1" => view,
                    _ => LeftOut("is 1 or versions"),
                };
            case "level":
                return LevelOf(value) is { } level && view.Levels.Length < MostFilters
                    ? view with { Levels = [.. view.Levels.Append(level).Distinct()] }
                    : LeftOut("is a level such as no, or a column and a level such as kvm:no");
            case "tag":
                return Tags.Read("#" + value) is { } tag
                    ? view with { Tags = [.. view.Tags.Append(tag).Distinct()] }
                    : LeftOut("is one of patch, flag, experimental, deprecated, paid, hw");
            case "q":
                return view with { Text = value.Length > LongestText ? Cut(value) : value };
            case "unsourced":
                return value is "1" or "on" ? view with { Unsourced = true } : value == "0" ? view : LeftOut("is 1");
            case "checked-before":
                return DatePoint.TryRead(value, out var date)
                    ? view with { CheckedBefore = date }
                    : LeftOut("is a date such as 2025, 2025-01 or 2025-01-31");
            case "sort":
                var column = value.TrimStart('-');
                return value.Length - column.Length < 2 && IsKey(column)
                    ? view with { Sort = new ColumnSort(column, column.Length < value.Length) }
                    : LeftOut("is the key of a column, such as kvm or -kvm");
            default:
                remark($"“{Cut(name)}” in the address means nothing here and was left out.");
                return view;
        }

        MatrixView LeftOut(string rule)
        {
            remark($"“{name}={Cut(value)}” in the address was left out: {name} {rule}.");
            return view;
        }
    }

    private static LevelFilter? LevelOf(string value)
    {
        var colon = value.LastIndexOf(':');
        var column = colon < 0 ? null : value[..colon];
        return (column is null || IsKey(column)) && CellStates.Read(value[(colon + 1)..]) is { } state
            ? new LevelFilter(column, state)
            : null;
    }

    private static bool IsKey(string key) => key.Length <= LongestKey && KeyText.IsKey(key);

    // Never through the middle of a character.
    private static string Cut(string text) => text.Length <= LongestText ? text
        : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)].TrimEnd();
}

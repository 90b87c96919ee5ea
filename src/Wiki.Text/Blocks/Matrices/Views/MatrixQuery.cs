using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices.Dates;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Views;

/// <summary>A view read from the query of an address, with remarks on the parts that were not understood.</summary>
/// <param name="View">The view.</param>
/// <param name="Remarks">A sentence for each part that was ignored; empty when all parts were understood.</param>
public sealed record MatrixQuery(MatrixView View, ImmutableArray<string> Remarks)
{
    /// <summary>The longest search text, in characters. A longer text is cut.</summary>
    public const int LongestText = 100;

    private const int MostParts = 60;
    private const int MostRemarks = 3;
    private const int LongestKey = 100;
    private const int MostFilters = 10;

    /// <summary>Reads a query. It never fails: parts without a meaning are ignored and get a remark.</summary>
    /// <param name="parts">Names and values, in order. A name may occur more than once.</param>
    /// <param name="others">Names that have another meaning on the page.</param>
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
            remarks[MostRemarks] = "More parts of the address were ignored.";
        }

        return new MatrixQuery(view, [.. remarks.Take(MostRemarks + 1)]);
    }

    /// <summary>The parts of the shortest query that gives this view when it is read.</summary>
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
            yield return new("tag", tag.Word());
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
                    : LeftOut("must list the keys of columns, such as cols=kvm,xen");
            case "diff":
                return value switch
                {
                    "1" when view.Differences == Differences.All => view with { Differences = Differences.Answers },
                    "versions" => view with { Differences = Differences.Versions },
                    "0" or "1" => view,
                    _ => LeftOut("must be 1 or versions"),
                };
            case "level":
                return LevelOf(value) is { } level && view.Levels.Length < MostFilters
                    ? view with { Levels = [.. view.Levels.Append(level).Distinct()] }
                    : LeftOut("must be a level such as no, or a column and a level such as kvm:no");
            case "tag":
                return EnumWords.Read<Tag>(value) is { } tag
                    ? view with { Tags = [.. view.Tags.Append(tag).Distinct()] }
                    : LeftOut("must be one of patch, flag, experimental, deprecated, paid, hw");
            case "q":
                return view with { Text = value.Length > LongestText ? Cut(value) : value };
            case "unsourced":
                return value is "1" or "on" ? view with { Unsourced = true }
                    : value == "0" ? view : LeftOut("must be 1");
            case "checked-before":
                return TypedDate.TryRead(value, out var date)
                    ? view with { CheckedBefore = date }
                    : LeftOut("must be a date such as 2025, 2025-01 or 2025-01-31");
            case "sort":
                var column = value.TrimStart('-');
                return value.Length - column.Length < 2 && IsKey(column)
                    ? view with { Sort = new ColumnSort(column, column.Length < value.Length) }
                    : LeftOut("must be the key of a column, such as kvm or -kvm");
            default:
                remark($"“{Cut(name)}” in the address has no meaning here and was ignored.");
                return view;
        }

        MatrixView LeftOut(string rule)
        {
            remark($"“{name}={Cut(value)}” in the address was ignored: {name} {rule}.");
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

    // A cut must not split a character.
    private static string Cut(string text) => text.Length <= LongestText ? text
        : text[..(char.IsHighSurrogate(text[LongestText - 1]) ? LongestText - 1 : LongestText)].TrimEnd();
}

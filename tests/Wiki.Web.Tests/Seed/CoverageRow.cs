using Wiki.Text.Tests;

namespace Wiki.Web.Tests.Seed;

/// <summary>A row of docs/coverage: a fact, and where the shipped articles state it.</summary>
/// <param name="List">The name of the file, without its ending.</param>
/// <param name="Line">The line in that file, from 1.</param>
/// <param name="Fact">What identifies the fact.</param>
/// <param name="Places">The places named, as typed: a kind, a space and the rest.</param>
/// <param name="Reason">Why it, or a part of it, was left out; null when nothing was.</param>
internal sealed record CoverageRow(
    string List, int Line, string Fact, IReadOnlyList<string> Places, string? Reason)
{
    private const string LeftOut = "left out: ";
    private const string Separator = "; ";

    internal static readonly string[] Lists =
        ["containers", "kvm", "predictions", "timeline", "uml", "vmware", "xen"];

    private static readonly string Folder = Path.Combine(Repository.Root, "docs", "coverage");

    /// <summary>The rows of one list, in order.</summary>
    /// <exception cref="FormatException">A row of a table is not written as the README of the folder says.</exception>
    internal static IEnumerable<CoverageRow> Of(string list) =>
        File.ReadLines(Path.Combine(Folder, list + ".md")).Select((text, i) => (text, Line: i + 1))
            .Where(it => it.text.StartsWith('|') && it.text is not ("| fact | where |" or "|---|---|"))
            .Select(it => Read(list, it.Line, it.text));

    /// <summary>The rows of all lists.</summary>
    internal static IEnumerable<CoverageRow> All() => Lists.SelectMany(Of);

    /// <summary>The row as a message names it.</summary>
    public override string ToString() => $"{List}.md line {Line}, {Fact}";

    private static CoverageRow Read(string list, int line, string text)
    {
        var cells = text.Split('|', StringSplitOptions.TrimEntries);
        if (cells is not ["", { Length: > 0 } fact, { Length: > 0 } where, ""])
        {
            throw new FormatException($"{list}.md line {line} is not a row of a fact and a place.");
        }

        var cut = where.IndexOf(LeftOut, StringComparison.Ordinal);
        var reason = cut < 0 ? null : where[(cut + LeftOut.Length)..];
        var named = cut < 0 ? where + Separator : where[..cut];
        var places = named.Split(Separator);
        if (places[^1].Length > 0 || places[..^1].Any(place => place is not ['`', _, .., '`']))
        {
            throw new FormatException($"{list}.md line {line}: a place is written between backticks, then \"; \".");
        }

        return new CoverageRow(list, line, fact, [.. places[..^1].Select(place => place[1..^1])], reason);
    }
}

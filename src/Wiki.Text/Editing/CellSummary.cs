using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Editing;

/// <summary>Writes the summary of a change of one cell.</summary>
public static class CellSummary
{
    private const int LongestClaim = 60; // a value can be a whole sentence

    /// <summary>
    /// The change in words, e.g. <c>KVM, Nested virtualization: unknown → yes since 3.1</c>. When the claims and
    /// periods stay, it says what else changed.
    /// </summary>
    public static string Write(string system, string feature, Cell before, Cell after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return $"{system}, {feature}: {Change(before, after)}";
    }

    private static string Change(Cell before, Cell after)
    {
        var (was, now) = (Brief(before), Brief(after));
        if (was != now)
        {
            return $"{was} → {now}";
        }

        string[] changed =
        [
            .. Changed("tags", it => string.Join(' ', it.Tags)),
            .. Changed("note", it => it.Note ?? ""),
            .. Changed("sources", it => string.Concat(it.Sources.Select(source => source.Text))),
            .. Changed("date of the check", it => it.AsOf?.Text ?? ""),
        ];
        return changed.Length == 0 ? now : $"{string.Join(", ", changed)} changed";

        IEnumerable<string> Changed(string name, Func<Statement, string> part) =>
            before.Read.Select(part).SequenceEqual(after.Read.Select(part)) ? [] : [name];
    }

    private static string Brief(Cell cell)
    {
        var text = cell.Read.IsEmpty ? cell.Text : string.Join("; ", cell.Read.Select(Brief));
        return text.Length == 0 ? "not stated" : text;
    }

    private static string Brief(Statement statement)
    {
        var claim = statement.Level is { } level ? level.Word() : statement.Value!;
        string?[] parts =
        [
            claim.Length > LongestClaim ? claim[..LongestClaim] + "…" : claim,
            statement.Start?.Text,
            statement.End?.Text,
            statement.Target is { } target ? $"for {target}" : null,
        ];
        return string.Join(' ', parts.OfType<string>());
    }
}

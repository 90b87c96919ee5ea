using System.Collections.Immutable;
using Wiki.Text.Editing;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>A table that a save would make unreadable, as a whole or in parts.</summary>
/// <param name="Name">Its name.</param>
/// <param name="What">How much of it, in words.</param>
/// <param name="Groups">Its parts, in the order of reading.</param>
public sealed record UnreadableTable(string Name, string What, ImmutableArray<Remark> Groups);

/// <summary>The words of the question before a save makes parts of tables unreadable.</summary>
public static class UnreadableTables
{
    /// <summary>The most parts that are shown at once; more are folded.</summary>
    public const int Few = 12;

    /// <summary>What would become unreadable, in a few words.</summary>
    public static string Headline(TableQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        var tables = Of(question);
        var whole = tables.Count(table => table.Groups.Any(TableQuestion.IsWholeTable));
        return whole == 0 ? "parts of a table cannot be read"
            : whole == 1 ? "1 table cannot be read"
            : $"{whole} tables cannot be read";
    }

    /// <summary>The tables, in the order of reading.</summary>
    public static IReadOnlyList<UnreadableTable> Of(TableQuestion question)
    {
        ArgumentNullException.ThrowIfNull(question);
        return
        [
            .. question.Parts.GroupBy(part => (part.Block, part.BlockName)).Select(table => new UnreadableTable(
                table.Key.BlockName.Length > 0 ? table.Key.BlockName : "A table without a marker",
                WhatOf([.. table]), [.. table])),
        ];
    }

    private static string WhatOf(ImmutableArray<Remark> parts)
    {
        if (parts.Any(TableQuestion.IsWholeTable))
        {
            return "the whole table";
        }

        var cells = parts.Where(part => part.System is not null)
            .DistinctBy(part => (part.Line, part.Column)).Count();
        var rows = parts.Where(part => part.System is null).DistinctBy(part => part.Line).Count();
        return cells == 0 ? Format.Count(rows, "row")
            : rows == 0 ? Format.Count(cells, "cell")
            : $"{Format.Count(rows, "row")}, {Format.Count(cells, "cell")}";
    }
}

using System.Collections.Immutable;

namespace Wiki.Text.Editing;

/// <summary>Remarks of one kind, or a single one.</summary>
/// <param name="Sentence">The sentence about all of them.</param>
/// <param name="Remarks">The remarks, in the order of reading.</param>
public sealed record RemarkGroup(string Sentence, ImmutableArray<Remark> Remarks)
{
    private const int Few = 2;

    /// <summary>Whether the sentence says all about each, so that only their places differ.</summary>
    public bool SaysAll { get; } = Remarks.Select(remark => remark.Sentence).Distinct().Take(2).Count() == 1;

    /// <summary>
    /// Puts three or more remarks of one kind together, at the place of the first. Each remark is in one group.
    /// </summary>
    public static ImmutableArray<RemarkGroup> Of(IEnumerable<Remark> remarks)
    {
        ArgumentNullException.ThrowIfNull(remarks);
        return
        [
            .. remarks.Select((remark, i) => (Remark: remark, Place: i))
                .GroupBy(it => (it.Remark.Problem.Severity, it.Remark.Problem.Code, Alike(it.Remark)))
                .SelectMany(alike => alike.Count() > Few
                    ? [(Group: Together([.. alike.Select(it => it.Remark)]), alike.First().Place)]
                    : alike.Select(it => (Group: new RemarkGroup(it.Remark.Sentence, [it.Remark]), it.Place)))
                .OrderBy(it => it.Place).Select(it => it.Group),
        ];
    }

    private static string Alike(Remark remark) => Many(remark.Problem.Code) is null ? remark.Sentence : "";

    private static RemarkGroup Together(ImmutableArray<Remark> alike) => new(
        Many(alike[0].Problem.Code) is { } sentence ? $"{alike.Length} {sentence}"
            : $"{alike.Length} times: {alike[0].Sentence}",
        alike);

    private static string? Many(string code) => code switch
    {
        "C101" => "cells start with neither a level nor a value.",
        "C113" => "citations name a source that the page does not define.",
        "M003" => "rows do not start and end with a bar.",
        "M004" => "rows have more or fewer cells than the header.",
        "W201" => "cells name no source.",
        "W203" => "versions are not in the release list of their line.",
        "W204" => "cells were last checked before the newest release, or more than 24 months ago.",
        "W206" => "rows have levels and plain values.",
        "W207" => "sources are defined, but nothing cites them.",
        "W208" => "notes look like data.",
        "W209" => "cells were checked on a date later than today.",
        _ => null,
    };
}

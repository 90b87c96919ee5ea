using System.Collections.Immutable;
using System.Globalization;

namespace Wiki.Text.Editing;

/// <summary>Remarks of one kind, or a single one.</summary>
/// <param name="Sentence">The sentence about all of them.</param>
/// <param name="Remarks">The remarks, in the order of reading.</param>
public sealed record RemarkGroup(string Sentence, ImmutableArray<Remark> Remarks)
{
    private const int Few = 2;

    /// <summary>How many places its remarks stand for.</summary>
    public int Places { get; } = Remarks.Sum(remark => remark.Problem.Places);

    /// <summary>Whether the sentence says all about each, so that only their places differ.</summary>
    public bool SaysAll { get; } = Remarks[0].Problem.Code is "D025" or "D026" or "D027" or "D029" or "D030"
        || Remarks.Select(remark => remark.Sentence).Distinct().Take(2).Count() == 1;

    /// <summary>
    /// Puts three or more remarks of one kind together, at the place of the first. Each remark is in one group, and its
    /// sentence counts the places for which its remarks stand.
    /// </summary>
    public static ImmutableArray<RemarkGroup> Of(IEnumerable<Remark> remarks)
    {
        ArgumentNullException.ThrowIfNull(remarks);
        return
        [
            .. remarks.Select((remark, i) => (Remark: remark, Place: i))
                .GroupBy(it => (it.Remark.Problem.Severity, it.Remark.Problem.Code, Alike(it.Remark)))
                .SelectMany(alike => alike.Count() > Few || alike.Any(it => it.Remark.Problem.Places > 1)
                    ? [(Group: Together([.. alike.Select(it => it.Remark)]), alike.First().Place)]
                    : alike.Select(it => (Group: new RemarkGroup(it.Remark.Sentence, [it.Remark]), it.Place)))
                .OrderBy(it => it.Place).Select(it => it.Group),
        ];
    }

    private static string Alike(Remark remark) => Many(remark.Problem.Code) is null ? remark.Sentence : "";

    private static RemarkGroup Together(ImmutableArray<Remark> alike)
    {
        var places = alike.Sum(remark => remark.Problem.Places).ToString("N0", CultureInfo.InvariantCulture);
        return new(Many(alike[0].Problem.Code) is { } sentence ? $"{places} {sentence}"
            : $"{places} times: {alike[0].Sentence}", alike);
    }

    private static string? Many(string code) => code switch
    {
        "C101" => "cells start with neither a level nor a value.",
        "C102" => "cells name a version that can mean two things.",
        "C103" => "cells have something where nothing can be.",
        "C104" => "cells have a version or date that is missing or is neither.",
        "C105" => "cells have a range where a period has a start and an end.",
        "C106" => "cells have a level and a clause that do not go together.",
        "C107" => "cells say something that ends before it starts.",
        "C108" => "cells say two things of the same time.",
        "C109" => "cells have a note that is not closed.",
        "C110" => "cells have two notes for one statement.",
        "C111" => "cells say partial and not what is missing.",
        "C112" => "cells say planned without a source or a date of the check.",
        "C113" => "citations name a source that the page does not define.",
        "C114" => "cells have a tag that does not exist.",
        "C115" => "cells have a clause twice.",
        "C116" => "cells have a dash, which can mean three things.",
        "C117" => "cells have code that is not closed.",
        "C118" => "cells say that something is there and planned.",
        "D018" => "pictures have no alt text.",
        "D019" => "files are not there, or wait for review.",
        "D024" => "sources are defined a second time.",
        "D025" => "links lead to a section that is not there. Write [[#Words of the heading]].",
        "D026" => "links are red: no page has this name yet.",
        "D027" => "links have an address that leads nowhere here. Write [[Page]], or the whole address with https://.",
        "D028" => "pieces of HTML are shown as text.",
        "D029" => "pictures are not shown, because they are no files of this wiki. Upload them to it.",
        "D030" => "links in two pairs of brackets have no address. Write [words](address).",
        "M003" => "rows do not start and end with a bar.",
        "M004" => "rows have more or fewer cells than the header.",
        "M005" => "rows, columns or headings have the key of another one.",
        "M006" => "rows have no name.",
        "M007" => "headings of a table have cells that are not empty.",
        "M008" => "names of rows or columns have no usable key.",
        "M010" => "comments are almost a marker.",
        "M013" => "tables look like a comparison and have no marker.",
        "M014" => "tables have the marker of a comparison and look like none.",
        "P301" => "outcomes are none of the words.",
        "P302" => "predictions have something that is no date.",
        "P304" => "outcomes need a note.",
        "P305" => "outcomes need a source.",
        "T201" => "events have something that is no date.",
        "T202" => "events have the key of another one.",
        "T204" => "events have a kind that does not exist.",
        "T205" => "events have something that is no version.",
        "T210" => "releases have no version.",
        "W201" => "cells name no source.",
        "W202" => "cells have two points whose order nobody knows.",
        "W203" => "versions are not in the release list of their line.",
        "W204" => "cells were last checked before the newest release, or more than 24 months ago.",
        "W205" => "rows state more than the whole that they are part of.",
        "W206" => "rows have levels and plain values.",
        "W207" => "sources are defined, but nothing cites them.",
        "W208" => "notes look like data.",
        "W209" => "cells were checked on a date later than today.",
        _ => null,
    };
}

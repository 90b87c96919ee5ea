using System.Collections.Immutable;
using System.Text;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>One claim of a cell: a level or a value, its period, its note and its sources.</summary>
public sealed record Statement
{
    /// <summary>The level; null when the claim is a plain value.</summary>
    public Level? Level { get; init; }

    /// <summary>The text of a plain value; null when the claim is a level.</summary>
    public string? Value { get; init; }

    /// <summary>Where it starts to hold; null when not given.</summary>
    public Start? Start { get; init; }

    /// <summary>Where it stops to hold; null for an open-ended claim.</summary>
    public End? End { get; init; }

    /// <summary>What a plan is for; null when not given.</summary>
    public Point? Target { get; init; }

    /// <summary>When it was last looked up; null when not given.</summary>
    public Point? AsOf { get; init; }

    /// <summary>Its tags, in canonical order, each once.</summary>
    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>Its note as inline Markdown, trimmed; null when there is none.</summary>
    public string? Note { get; init; }

    /// <summary>Its sources, as typed and in the order typed.</summary>
    public ImmutableArray<Citation> Sources { get; init; } = [];

    /// <summary>Where it starts in the trimmed cell, from 1.</summary>
    public int Column { get; init; }

    /// <summary>Where its note starts in the trimmed cell; 0 when it has none.</summary>
    internal int NoteColumn { get; init; }

    /// <summary>It holds today, as far as it says: no end, and no plan.</summary>
    public bool IsOpenEnded => End is null && Level is not Matrices.Level.Planned;

    /// <summary>The claim alone: <c>yes</c>, or a value in backticks.</summary>
    public string Claim => Level is { } level ? level.Word() : $"`{Value}`";

    /// <summary>Claim, start and end, as messages quote a statement.</summary>
    internal string Brief => Claim + Prefixed(Start?.Text) + Prefixed(End?.Text);

    /// <summary>
    /// The one spelling of this statement: claim, start, end, target, tags, as of, note, sources. Two statements with
    /// the same meaning have the same one.
    /// </summary>
    public string Canonical
    {
        get
        {
            var text = new StringBuilder(Brief);
            text.Append(Prefixed(Target is null ? null : $"for {Target.Text}"));
            foreach (var tag in Tags)
            {
                text.Append(Prefixed(tag.Word()));
            }

            text.Append(Prefixed(AsOf is null ? null : $"as of {AsOf.Text}"));
            text.Append(Prefixed(NoteText.Print(Note)));
            text.Append(Sources.IsEmpty ? "" : " ").AppendJoin("", Sources.Select(source => source.Text));
            return text.ToString();
        }
    }

    /// <summary>The statement, its versions that name no line being of this one.</summary>
    internal Statement OnLine(string versionLine)
    {
        return this with
        {
            Start = Start is null ? null : Start with { Point = Of(Start.Point)! },
            End = End is null ? null : End with { Point = Of(End.Point)! },
            Target = Of(Target),
            AsOf = Of(AsOf),
        };

        Point? Of(Point? point) => point is VersionPoint { Line: null } version ? version with { Line = versionLine } : point;
    }

    private static string Prefixed(string? part) => part is null ? "" : " " + part;
}

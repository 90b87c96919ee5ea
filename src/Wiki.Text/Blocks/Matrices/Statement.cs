using System.Collections.Immutable;
using System.Text;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>One statement of a cell: a level or a value, its period, its note and its sources.</summary>
public sealed record Statement
{
    /// <summary>The level; null for a plain value.</summary>
    public Level? Level { get; init; }

    /// <summary>The text of a plain value; null for a level.</summary>
    public string? Value { get; init; }

    /// <summary>The start of its period; null when not given.</summary>
    public Start? Start { get; init; }

    /// <summary>The end of its period; null when it has no end.</summary>
    public End? End { get; init; }

    /// <summary>The version or date that a plan is for; null when not given.</summary>
    public Point? Target { get; init; }

    /// <summary>The date or version for which somebody last checked it; null when not given.</summary>
    public Point? AsOf { get; init; }

    /// <summary>Its tags, in canonical order, each once.</summary>
    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>Its note as inline Markdown, trimmed; null when there is none.</summary>
    public string? Note { get; init; }

    /// <summary>Its sources, as typed and in the order typed.</summary>
    public ImmutableArray<Citation> Sources { get; init; } = [];

    /// <summary>Its start in the trimmed cell, from 1.</summary>
    public int Column { get; init; }

    /// <summary>The start of its note in the trimmed cell; 0 when it has none.</summary>
    internal int NoteColumn { get; init; }

    /// <summary>Whether the statement still holds today: it has no end and is not a plan.</summary>
    public bool IsOpenEnded => !HasEnded && Level is not Matrices.Level.Planned;

    /// <summary>Whether the statement is about the past: it says when it stopped holding.</summary>
    public bool HasEnded => End is not null;

    /// <summary>The level or value alone: <c>yes</c>, or a value in backticks.</summary>
    public string Claim => Level is { } level ? level.Word() : $"`{Value}`";

    /// <summary>Claim, start and end, as messages quote a statement.</summary>
    internal string Brief => Claim + Prefixed(Start?.Text) + Prefixed(End?.Text);

    /// <summary>
    /// The canonical text of the statement: claim, start, end, target, tags, as of, note, sources. Two statements with
    /// the same meaning have the same text.
    /// </summary>
    public string Canonical
    {
        get
        {
            var text = new StringBuilder(Brief);
            text.Append(Prefixed(Target is null ? null : $"for {Target.Text}"));
            foreach (var tag in Tags)
            {
                text.Append(Prefixed(tag.Typed()));
            }

            text.Append(Prefixed(AsOf is null ? null : $"as of {AsOf.Text}"));
            text.Append(Prefixed(NoteText.Print(Note)));
            text.Append(Sources.IsEmpty ? "" : " ").AppendJoin("", Sources.Select(source => source.Text));
            return text.ToString();
        }
    }

    /// <summary>The statement with this line for every version that names none.</summary>
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

using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Editing;

/// <summary>The parts of a statement, each a field of a form.</summary>
public enum StatementPart
{
    /// <summary>The level, or that it is a value.</summary>
    Claim,

    /// <summary>The plain value.</summary>
    Value,

    /// <summary>The version or date from which it holds.</summary>
    Start,

    /// <summary>The version or date until which it holds.</summary>
    End,

    /// <summary>The version or date that a plan is for.</summary>
    Target,

    /// <summary>The date for which somebody checked it.</summary>
    AsOf,

    /// <summary>Its restrictions.</summary>
    Tags,

    /// <summary>Its note.</summary>
    Note,

    /// <summary>Its sources.</summary>
    Sources,
}

/// <summary>
/// One statement of a cell as somebody fills it in. Nothing is checked here: the reader of cells says what is wrong
/// with the text that <see cref="CellDraft.Print"/> makes of it.
/// </summary>
public sealed record StatementDraft
{
    /// <summary>The level; null for a value, and for nothing as long as <see cref="Value"/> is empty.</summary>
    public Level? Level { get; init; }

    /// <summary>The plain value; counts only without a level.</summary>
    public string Value { get; init; } = "";

    /// <summary>How exact the start is.</summary>
    public StartKind StartKind { get; init; }

    /// <summary>The version or date of the start; may be empty.</summary>
    public string Start { get; init; } = "";

    /// <summary>How exact the end is.</summary>
    public EndKind EndKind { get; init; }

    /// <summary>The version or date of the end; may be empty.</summary>
    public string End { get; init; } = "";

    /// <summary>The version or date that a plan is for; may be empty.</summary>
    public string Target { get; init; } = "";

    /// <summary>The date for which somebody checked it; may be empty.</summary>
    public string AsOf { get; init; } = "";

    /// <summary>The restrictions.</summary>
    public ImmutableArray<Tag> Tags { get; init; } = [];

    /// <summary>The note, without its parentheses; may be empty.</summary>
    public string Note { get; init; } = "";

    /// <summary>The names of the sources.</summary>
    public ImmutableArray<string> Sources { get; init; } = [];

    /// <summary>Whether nothing was filled in.</summary>
    public bool IsEmpty => Level is null && Tags.IsEmpty && Sources.IsEmpty
        && string.IsNullOrWhiteSpace(Value + Start + End + Target + AsOf + Note);

    /// <summary>Whether a level or a value is there.</summary>
    public bool HasClaim => Level is not null || !string.IsNullOrWhiteSpace(Value);

    /// <summary>The fields of a statement that was read.</summary>
    public static StatementDraft Of(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        return new StatementDraft
        {
            Level = statement.Level,
            Value = statement.Value ?? "",
            StartKind = statement.Start?.Kind ?? StartKind.Since,
            Start = statement.Start?.Point.Text ?? "",
            EndKind = statement.End?.Kind ?? EndKind.Removed,
            End = statement.End?.Point.Text ?? "",
            Target = statement.Target?.Text ?? "",
            AsOf = statement.AsOf?.Text ?? "",
            Tags = statement.Tags,
            Note = statement.Note ?? "",
            Sources = [.. statement.Sources.Select(source => source.Name)],
        };
    }

    // The words of each part that is filled in, in canonical order.
    internal IEnumerable<(StatementPart Part, string Words)> Words()
    {
        yield return Level is { } level
            ? (StatementPart.Claim, level.Word()) : (StatementPart.Value, $"`{OneLine.Of(Value)}`");
        if (OneLine.Of(Start) is { Length: > 0 } start)
        {
            yield return (StatementPart.Start, $"{StartKind.Word()} {start}");
        }

        if (OneLine.Of(End) is { Length: > 0 } end)
        {
            yield return (StatementPart.End, $"{EndKind.Word()} {end}");
        }

        if (OneLine.Of(Target) is { Length: > 0 } target)
        {
            yield return (StatementPart.Target, $"for {target}");
        }

        foreach (var tag in Tags.Distinct().Order())
        {
            yield return (StatementPart.Tags, tag.Typed());
        }

        if (OneLine.Of(AsOf) is { Length: > 0 } asOf)
        {
            yield return (StatementPart.AsOf, $"as of {asOf}");
        }

        if (OneLine.Of(Note) is { Length: > 0 } note)
        {
            yield return (StatementPart.Note, NoteText.Print(note)!);
        }

        if (!Sources.IsEmpty)
        {
            yield return (StatementPart.Sources, string.Concat(Sources.Select(name => $"[^{name}]")));
        }
    }
}

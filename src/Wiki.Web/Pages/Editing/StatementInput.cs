using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Editing;

namespace Wiki.Web.Pages.Editing;

/// <summary>The fields of one statement in the form of a cell, as they are posted.</summary>
public sealed class StatementInput
{
    /// <summary>The choice that says that the statement is a value.</summary>
    public const string IsValue = "value";

    /// <summary>The word of a level, <see cref="IsValue"/>, or nothing for a cell that states nothing.</summary>
    public string? Claim { get; set; }

    /// <summary>The plain value.</summary>
    public string? Value { get; set; }

    /// <summary>How exact the start is.</summary>
    public StartKind StartKind { get; set; }

    /// <summary>The version or date of the start.</summary>
    public string? Start { get; set; }

    /// <summary>How exact the end is.</summary>
    public EndKind EndKind { get; set; }

    /// <summary>The version or date of the end.</summary>
    public string? End { get; set; }

    /// <summary>The version or date that a plan is for.</summary>
    public string? Target { get; set; }

    /// <summary>The date for which somebody checked it.</summary>
    public string? AsOf { get; set; }

    /// <summary>The chosen restrictions.</summary>
    public List<Tag> Tags { get; set; } = [];

    /// <summary>The note.</summary>
    public string? Note { get; set; }

    /// <summary>The names of the chosen sources.</summary>
    public List<string> Sources { get; set; } = [];

    /// <summary>The name of one more source of the page.</summary>
    public string? MoreSource { get; set; }

    /// <summary>The address of a new source.</summary>
    public string? NewAddress { get; set; }

    /// <summary>The title of a new source.</summary>
    public string? NewTitle { get; set; }

    /// <summary>Who published a new source.</summary>
    public string? NewPublisher { get; set; }

    /// <summary>When a new source was published.</summary>
    public string? NewDate { get; set; }

    /// <summary>The new source.</summary>
    public SourceDraft NewSource => new(NewAddress ?? "", NewTitle ?? "", NewPublisher ?? "", NewDate ?? "");

    /// <summary>The fields of a draft.</summary>
    public static StatementInput Of(StatementDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        return new StatementInput
        {
            Claim = draft.Level?.Word() ?? (draft.Value.Length > 0 ? IsValue : ""),
            Value = draft.Value,
            StartKind = draft.StartKind,
            Start = draft.Start,
            EndKind = draft.EndKind,
            End = draft.End,
            Target = draft.Target,
            AsOf = draft.AsOf,
            Tags = [.. draft.Tags],
            Note = draft.Note,
            Sources = [.. draft.Sources],
        };
    }

    /// <summary>The draft of these fields, dates in words as numbers. A value counts only when the choice says that it is one.</summary>
    public StatementDraft ToDraft() => new()
    {
        Level = Levels.All.Cast<Level?>().FirstOrDefault(level => level!.Value.Word() == Claim),
        Value = Claim == IsValue ? Value ?? "" : "",
        StartKind = StartKind,
        Start = Point(Start),
        EndKind = EndKind,
        End = Point(End),
        Target = Point(Target),
        AsOf = Point(AsOf),
        Tags = [.. Tags.Distinct()],
        Note = Note ?? "",
        Sources =
        [
            .. Sources.Append(MoreSource ?? "").Where(name => name.Length > 0)
                .Distinct(StringComparer.OrdinalIgnoreCase),
        ],
    };

    // A version stays as typed, a date that people write in words becomes one of the notation.
    private static string Point(string? typed) => typed is null ? ""
        : !Text.Blocks.Points.Point.TryRead(typed.Trim(), out _) && TypedDate.TryRead(typed, out var date) ? date.Text
        : typed;
}

using System.Collections.Immutable;

namespace Wiki.Text.Diffing.Words;

/// <summary>A line of one of the two texts, as a row shows it.</summary>
/// <param name="Number">The number of the line in its text, from 1.</param>
/// <param name="Spans">
/// The line without its line feed. The parts that the other text lacks are marked. Empty for an empty line.
/// </param>
public sealed record DiffLine(int Number, ImmutableArray<DiffSpan> Spans)
{
    /// <summary>The line without its line feed.</summary>
    public string Text => Spans is [var only] ? only.Text : string.Concat(Spans.Select(span => span.Text));

    /// <summary>A line without marks.</summary>
    internal static DiffLine Plain(int number, string text) =>
        new(number, text.Length == 0 ? [] : [new DiffSpan(text, false)]);

    /// <summary>A line that is marked as a whole, because the other text lacks it.</summary>
    internal static DiffLine Whole(int number, string text) =>
        new(number, text.Length == 0 ? [] : [new DiffSpan(text, true)]);
}

/// <summary>A part of a changed line. Together, the parts are the line. No part ends inside a character.</summary>
/// <param name="Text">The text of the part, never empty.</param>
/// <param name="Marked">
/// Whether the other side lacks the part. The unmarked parts of both sides are the same text.
/// </param>
public readonly record struct DiffSpan(string Text, bool Marked);

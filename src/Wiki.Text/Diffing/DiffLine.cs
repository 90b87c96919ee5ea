using System.Collections.Immutable;

namespace Wiki.Text.Diffing;

/// <summary>A line of one of the two texts as a row shows it.</summary>
/// <param name="Number">Its number in its text, from 1.</param>
/// <param name="Spans">The line without its line feed; marked is what the other text lacks. None if empty.</param>
public sealed record DiffLine(int Number, ImmutableArray<DiffSpan> Spans)
{
    /// <summary>The line without its line feed.</summary>
    public string Text => Spans is [var only] ? only.Text : string.Concat(Spans.Select(span => span.Text));

    /// <summary>A line with no mark in it.</summary>
    internal static DiffLine Plain(int number, string text) =>
        new(number, text.Length == 0 ? [] : [new DiffSpan(text, false)]);

    /// <summary>A line the other text lacks altogether.</summary>
    internal static DiffLine Whole(int number, string text) =>
        new(number, text.Length == 0 ? [] : [new DiffSpan(text, true)]);
}

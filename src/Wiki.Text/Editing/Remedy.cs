using System.Collections.Immutable;
using System.Text;

namespace Wiki.Text.Editing;

/// <summary>A part of a text, and what comes in its place.</summary>
/// <param name="Start">Where the part begins, in UTF-16 units from 0.</param>
/// <param name="End">Where it ends; the start when something is only added.</param>
/// <param name="Text">What comes there.</param>
public sealed record TextEdit(int Start, int End, string Text);

/// <summary>A small change of a text that removes one problem and touches nothing else.</summary>
/// <param name="Label">What it does, on a button.</param>
/// <param name="Edits">The edits, in the order of the text. They do not overlap.</param>
public sealed record Remedy(string Label, ImmutableArray<TextEdit> Edits)
{
    /// <summary>The text with the change.</summary>
    /// <param name="text">The text in which the problem was found.</param>
    public string In(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var changed = new StringBuilder(text.Length + 64);
        var at = 0;
        foreach (var edit in Edits)
        {
            changed.Append(text, at, edit.Start - at).Append(edit.Text);
            at = edit.End;
        }

        return changed.Append(text, at, text.Length - at).ToString();
    }
}

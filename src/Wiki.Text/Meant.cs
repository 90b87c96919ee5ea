using System.Collections.Immutable;

namespace Wiki.Text;

/// <summary>What an author may have meant by the words at the place of a <see cref="Problem"/>.</summary>
/// <param name="Length">How many UTF-16 units it replaces, from the column of the problem.</param>
/// <param name="Texts">What could stand there instead, the likeliest first; at least one.</param>
public sealed record Meant(int Length, ImmutableArray<string> Texts)
{
    /// <summary>Returns what one of some texts could replace; null when there is none.</summary>
    internal static Meant? Of(int length, params string?[] texts) =>
        texts.OfType<string>().ToImmutableArray() is { IsEmpty: false } some ? new Meant(length, some) : null;

    /// <inheritdoc/>
    public bool Equals(Meant? other) => other is not null && Length == other.Length && Texts.SequenceEqual(other.Texts);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Length, Texts[0]);
}

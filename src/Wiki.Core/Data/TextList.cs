using System.Collections;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Wiki.Core.Data;

/// <summary>
/// A list of texts in one column, a <c>text[]</c>. Unlike two arrays, two lists of the same texts in the same order are
/// equal, so rows with lists can be compared.
/// </summary>
[CollectionBuilder(typeof(TextList), nameof(Of))]
public sealed class TextList : IReadOnlyList<string>, IEquatable<TextList>
{
    private readonly string[] _texts;

    private TextList(string[] texts) => _texts = texts;

    /// <summary>The empty list.</summary>
    public static TextList Empty { get; } = new([]);

    /// <inheritdoc/>
    public int Count => _texts.Length;

    /// <inheritdoc/>
    public string this[int index] => _texts[index];

    /// <summary>The list of these texts.</summary>
    public static TextList Of(ReadOnlySpan<string> texts) => texts.IsEmpty ? Empty : new TextList(texts.ToArray());

    /// <summary>Whether both have the same texts in the same order.</summary>
    public static bool operator ==(TextList? left, TextList? right) => Equals(left, right);

    /// <summary>Whether they differ.</summary>
    public static bool operator !=(TextList? left, TextList? right) => !Equals(left, right);

    /// <inheritdoc/>
    public bool Equals(TextList? other) => other is not null && _texts.AsSpan().SequenceEqual(other._texts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as TextList);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        foreach (var text in _texts)
        {
            hash.Add(text, StringComparer.Ordinal);
        }

        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public IEnumerator<string> GetEnumerator() => ((IEnumerable<string>)_texts).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal static TextList From(string[] texts) => Of(texts);
}

/// <summary>Writes lists as arrays.</summary>
internal sealed class TextListConverter() : ValueConverter<TextList, string[]>(
    list => list.ToArray(), texts => TextList.From(texts));

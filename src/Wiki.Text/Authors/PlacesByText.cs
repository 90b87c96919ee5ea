using System.Runtime.InteropServices;

namespace Wiki.Text.Authors;

/// <summary>Finds the places of pieces of a text by their content. Each place is returned only once.</summary>
internal sealed class PlacesByText
{
    private readonly string _text;
    private readonly Dictionary<string, Queue<int>> _places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Queue<int>>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public PlacesByText(string text)
    {
        _text = text;
        _bySpan = _places.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public void Add(int start, int length)
    {
        ref var places = ref CollectionsMarshal.GetValueRefOrAddDefault(
            _bySpan, _text.AsSpan(start, length), out _);
        (places ??= []).Enqueue(start);
    }

    /// <summary>Returns the first place that was not returned yet, or null when there is none.</summary>
    public int? Take(ReadOnlySpan<char> piece) =>
        _bySpan.TryGetValue(piece, out var places) && places.TryDequeue(out var place) ? place : null;
}

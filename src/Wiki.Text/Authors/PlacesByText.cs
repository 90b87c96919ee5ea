using System.Runtime.InteropServices;

namespace Wiki.Text.Authors;

/// <summary>Where pieces of a text stand, to be looked up by what they say; each place is given out once.</summary>
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

    /// <summary>The first place not given out yet; null when there is none.</summary>
    public int? Take(ReadOnlySpan<char> piece) =>
        _bySpan.TryGetValue(piece, out var places) && places.TryDequeue(out var place) ? place : null;
}

namespace Wiki.Text.Diffing.Sequences;

/// <summary>
/// Gives equal pieces equal numbers, starting at 0, so that comparing pieces means comparing integers.
/// </summary>
internal sealed class PieceNumbers
{
    private readonly Dictionary<string, int> _numbers;
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> _bySpan;

    public PieceNumbers()
    {
        _numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        _bySpan = _numbers.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    public int Of(ReadOnlySpan<char> piece)
    {
        if (!_bySpan.TryGetValue(piece, out var number))
        {
            number = _numbers.Count;
            _bySpan[piece] = number;
        }

        return number;
    }

    public int[] Of(IReadOnlyList<string> pieces)
    {
        var numbers = new int[pieces.Count];
        for (var i = 0; i < numbers.Length; i++)
        {
            numbers[i] = Of(pieces[i]);
        }

        return numbers;
    }
}

namespace Wiki.Text.Blocks;

/// <summary>Quotes typed text in a message. A very long text is cut, so that the message stays readable.</summary>
internal static class Quoted
{
    private const int Longest = 80;

    internal static string Short(string typed)
    {
        if (typed.Length <= Longest)
        {
            return typed;
        }

        var end = char.IsHighSurrogate(typed[Longest - 1]) ? Longest - 1 : Longest;
        return string.Concat(typed.AsSpan(0, end), "…");
    }
}

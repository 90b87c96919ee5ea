namespace Wiki.Text.Links;

/// <summary>Where the name in a link ends and a section begins.</summary>
internal static class SectionMark
{
    /// <summary>
    /// The index of the <c>#</c> that separates a name from a section; -1 for none. Directly behind a letter, a
    /// <c>#</c> belongs to the name when nothing, a blank or another <c>#</c> follows: <c>C#</c>, <c>C# in depth</c>,
    /// <c>C##History</c>. So an empty section is none.
    /// </summary>
    public static int In(string address)
    {
        for (var hash = address.IndexOf('#'); hash >= 0; hash = address.IndexOf('#', hash + 1))
        {
            var belongs = hash > 0 && char.IsLetterOrDigit(address[hash - 1])
                && (hash + 1 == address.Length || address[hash + 1] is ' ' or '\t' or '#');
            if (!belongs)
            {
                return hash;
            }
        }

        return -1;
    }
}

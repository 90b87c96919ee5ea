using System.Buffers;
using Markdig.Helpers;
using Markdig.Parsers;

namespace Wiki.Text.Talk;

/// <summary>Reads <see cref="Mention"/>s. An @ inside a word, as in an email address, is not a mention.</summary>
internal sealed class MentionParser : InlineParser
{
    private static readonly SearchValues<char> InNames =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._");

    public MentionParser() => OpeningCharacters = ['@'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = slice.PeekCharExtra(-1);
        var rest = slice.AsSpan()[1..];
        var end = rest.IndexOfAnyExcept(InNames);
        var length = end < 0 ? rest.Length : end;
        if (char.IsLetterOrDigit(before) || before is '@' or '_' or '.' or '-' or '/'
            || length is 0 or > CommentText.LongestName)
        {
            return false;
        }

        processor.Inline = new Mention
        {
            Written = rest[..length].ToString(),
            Line = processor.LineIndex,
        };
        slice.Start += 1 + length;
        return true;
    }
}

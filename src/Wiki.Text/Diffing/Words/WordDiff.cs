using System.Collections.Immutable;
using Wiki.Text.Diffing.Sequences;

namespace Wiki.Text.Diffing.Words;

/// <summary>Marks the words that differ between an old line and the new line that continues it.</summary>
internal static class WordDiff
{
    public static (ImmutableArray<DiffSpan> Old, ImmutableArray<DiffSpan> New) Between(
        WordNumbers words, WordLine old, WordLine @new, WorkAllowance allowance)
    {
        var hunks = Joined(words, old, SequenceDiff.Between(old.Words, @new.Words, allowance));
        return (Spans(old, hunks.Select(hunk => (hunk.OldStart, hunk.OldEnd))),
            Spans(@new, hunks.Select(hunk => (hunk.NewStart, hunk.NewEnd))));
    }

    // Neighbouring replaced words are one replaced phrase, including the blanks between them.
    private static List<Hunk> Joined(WordNumbers words, WordLine old, List<Hunk> hunks)
    {
        var joined = new List<Hunk>();
        foreach (var hunk in hunks)
        {
            if (joined is [.., { OldCount: > 0, NewCount: > 0 } last] && hunk is { OldCount: > 0, NewCount: > 0 }
                && Array.TrueForAll(old.Words[last.OldEnd..hunk.OldStart], words.IsBlank))
            {
                joined[^1] = new Hunk(last.OldStart, hunk.OldEnd - last.OldStart,
                    last.NewStart, hunk.NewEnd - last.NewStart);
            }
            else
            {
                joined.Add(hunk);
            }
        }

        return joined;
    }

    private static ImmutableArray<DiffSpan> Spans(WordLine line, IEnumerable<(int Start, int End)> marked)
    {
        var spans = ImmutableArray.CreateBuilder<DiffSpan>();
        var shown = 0;
        foreach (var (start, end) in marked.Where(range => range.End > range.Start))
        {
            Add(start, false);
            Add(end, true);
        }

        Add(line.Words.Length, false);
        return spans.ToImmutable();

        void Add(int end, bool isMarked)
        {
            if (end > shown)
            {
                spans.Add(new DiffSpan(line.Text[line.StartOf(shown)..line.StartOf(end)], isMarked));
                shown = end;
            }
        }
    }
}

using System.Globalization;
using FsCheck;
using FsCheck.Fluent;
using Wiki.Text.Authors;
using Wiki.Text.Tests.Diffing;

namespace Wiki.Text.Tests.Authors;

public sealed class AuthorshipLawTests
{
    [Fact]
    public void The_words_joined_are_the_text_and_each_has_the_number_of_a_revision_there_was() =>
        ForHistories((before, after) =>
        {
            var tokens = after.Tokens().ToList();
            Assert.Equal(after.Text, string.Concat(tokens.Select(token => token.Text)));
            Assert.All(tokens, token => Assert.InRange(token.Number, 1, after.Number));
            Assert.Equal(after.Text.Length, after.Runs.Sum(run => run.Length));
            Assert.All(after.Runs.Zip(after.Runs.Skip(1)), it => Assert.NotEqual(it.First.Number, it.Second.Number));
            Assert.True(before.Number < after.Number);
        });

    [Fact]
    public void No_word_and_no_character_has_two_origins()
    {
        ForHistories((_, after) => AssertWholeWords(after));
        string[] pieces =
        [
            "2.6.20", "2.6", ".", "3\u0301", "20a", "_7", "\ud835\udc00", "1", " ", "word", "other", "|",
            "\ud83d\ude00\ufe0f", "\n", "long sentence of words", ". ", "x\u200d",
        ];
        var texts = new RandomTexts(3);
        var authorship = Authorship.Empty;
        var written = new List<string> { "" };
        for (var number = 1; number <= 1500; number++)
        {
            var next = texts.Next(4) == 0 ? written[texts.Next(written.Count)].ToList() : authorship.Text.ToList();
            for (var n = texts.Next(4); n > 0; n--)
            {
                next.InsertRange(texts.Next(next.Count + 1), pieces[texts.Next(pieces.Length)]);
            }

            next.RemoveRange(0, Math.Max(0, next.Count - 300));
            authorship = authorship.Advance(string.Concat(next), number);
            written.Add(authorship.Text);
            AssertWholeWords(authorship);
            authorship = number % 9 == 0 ? authorship.Advance("", ++number) : authorship;
        }
    }

    private static void AssertWholeWords(Authorship after)
    {
        var ends = new HashSet<int>();
        var end = 0;
        foreach (var token in after.Tokens())
        {
            ends.Add(end += token.Text.Length);
        }

        var at = 0;
        foreach (var run in after.Runs)
        {
            Assert.Contains(at += run.Length, ends);
        }
    }

    [Fact]
    public void A_text_saved_again_keeps_every_origin() => ForHistories((_, after) =>
        Assert.Equal(after.Runs, after.Advance(after.Text, after.Number + 1).Runs));

    [Fact]
    public void Going_back_to_an_earlier_text_gives_exactly_the_origins_it_had()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var texts = new RandomTexts(seed);
            var states = History(texts, 12);
            var current = states[^1];
            for (var n = 0; n < 6; n++)
            {
                var earlier = states[texts.Next(states.Count)];
                // The same text may return by chance when other words are remembered. The last time counts.
                var last = states.FindLast(state => state.Text == earlier.Text)!;
                current = current.Advance(last.Text, current.Number + 1);
                Assert.Equal(last.Runs, current.Runs);
                states.Add(current);
            }
        }
    }

    [Fact]
    public void Paragraphs_keep_their_origins_in_any_order()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var texts = new RandomTexts(seed);
            var before = Told(texts, 30);
            var moved = before.Text.Split("\n\n").OrderBy(_ => texts.Next(int.MaxValue));
            var after = before.Advance(string.Join("\n\n", moved), before.Number + 1);
            Assert.Equal(ByParagraph(before), ByParagraph(after));
        }
    }

    [Fact]
    public void A_paragraph_that_was_removed_comes_back_anywhere_with_the_origins_it_had()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var texts = new RandomTexts(seed);
            var before = Told(texts, 12);
            var paragraphs = before.Text.Split("\n\n").ToList();
            var lost = paragraphs[texts.Next(paragraphs.Count)];
            paragraphs.Remove(lost);
            var without = before.Advance(string.Join("\n\n", paragraphs), before.Number + 1);
            without = without.Advance(without.Text + "\n\nlater", without.Number + 1);
            paragraphs.Insert(texts.Next(paragraphs.Count), lost);
            var after = without.Advance(string.Join("\n\n", paragraphs), without.Number + 1);
            Assert.Equal(ByParagraph(before), ByParagraph(after));
        }
    }

    [Fact]
    public void A_paragraph_that_stood_twice_comes_back_as_nobody_s_new_words()
    {
        for (var seed = 0; seed < 100; seed++)
        {
            var texts = new RandomTexts(seed);
            var told = Told(texts, 12);
            var paragraphs = told.Text.Split("\n\n").ToList();
            var twice = paragraphs[texts.Next(paragraphs.Count)];
            paragraphs.Insert(texts.Next(paragraphs.Count), twice);
            var both = told.Advance(string.Join("\n\n", paragraphs), told.Number + 1);
            paragraphs.Remove(twice);
            var one = both.Advance(string.Join("\n\n", paragraphs) + "\n\nlater", both.Number + 1);
            paragraphs.Insert(texts.Next(paragraphs.Count), twice);
            var after = one.Advance(string.Join("\n\n", paragraphs) + "\n\nlater", one.Number + 1);
            Assert.DoesNotContain(after.Tokens(), token => token.IsWord && token.Number == after.Number);
        }
    }

    [Fact]
    public void A_word_inserted_by_a_revision_and_never_removed_has_its_number()
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var texts = new RandomTexts(seed);
            var origins = new Dictionary<string, int>(StringComparer.Ordinal);
            var words = new List<string>();
            var authorship = Authorship.Empty;
            for (var number = 1; number <= 25; number++)
            {
                Edit(texts, words, origins, number);
                authorship = authorship.Advance(string.Concat(words), number);
                Assert.All(authorship.Tokens().Where(token => token.IsWord), token =>
                    Assert.Equal(origins[token.Text], token.Number));
            }
        }
    }

    [Fact]
    public void What_is_stored_and_read_again_goes_on_as_if_it_had_not_been() => ForHistories((before, after) =>
    {
        var read = Authorship.FromBytes(before.ToBytes(), before.Text);
        Assert.Equal((before.Text, before.Number), (read.Text, read.Number));
        Assert.Equal(before.Runs, read.Runs);
        Assert.Equal(before.ToBytes(), read.ToBytes());
        Assert.Equal(after.ToBytes(), read.Advance(after.Text, after.Number).ToBytes());
    });

    [Fact]
    public void Any_strings_can_follow_each_other()
    {
        var chars = "ab |.\n\r\té\u0301\ud83d\ude00\udc00".ToCharArray();
        var strings = Gen.Elements(chars).ArrayOf().Select(c => new string(c)).ToArbitrary();
        Prop.ForAll(strings, strings, (first, second) =>
        {
            var authorship = Authorship.Empty.Advance(first, 1).Advance(second, 2);
            return string.Concat(authorship.Tokens().Select(token => token.Text)) == second
                && authorship.Advance(first, 3).Runs.SequenceEqual(Authorship.Empty.Advance(first, 1).Runs);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(3000));
    }

    [Fact]
    public void Bytes_that_are_cut_off_or_of_another_text_or_version_are_refused()
    {
        var states = History(new RandomTexts(1), 8);
        var bytes = states[^1].ToBytes();
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Throws<FormatException>(() => Authorship.FromBytes(bytes.AsSpan(0, length), states[^1].Text));
        }

        Assert.Throws<FormatException>(() => Authorship.FromBytes(bytes, states[^1].Text + "x"));
        bytes[0]++;
        Assert.Throws<FormatException>(() => Authorship.FromBytes(bytes, states[^1].Text));
    }

    private static void ForHistories(Action<Authorship, Authorship> law)
    {
        for (var seed = 0; seed < 60; seed++)
        {
            var states = History(new RandomTexts(seed), 8);
            for (var i = 1; i < states.Count; i++)
            {
                law(states[i - 1], states[i]);
            }
        }
    }

    private static List<Authorship> History(RandomTexts texts, int length)
    {
        var states = new List<Authorship> { Authorship.Empty };
        var lines = texts.Lines(25);
        for (var number = 1; number <= length; number++)
        {
            states.Add(states[^1].Advance(RandomTexts.Join(lines), number));
            lines = texts.Edited(lines);
        }

        return states;
    }

    // Paragraphs of unique words, written by several revisions.
    private static Authorship Told(RandomTexts texts, int paragraphs)
    {
        var all = Enumerable.Range(0, paragraphs).Select(p => new List<string> { $"Paragraph{p}" }).ToList();
        var authorship = Authorship.Empty;
        for (var number = 1; number <= 10; number++)
        {
            for (var n = 0; n < 6; n++)
            {
                var words = all[texts.Next(paragraphs)];
                words.Insert(texts.Next(words.Count + 1), $"w{number}x{n}");
            }

            authorship = authorship.Advance(string.Join("\n\n", all.Select(words => string.Join(' ', words))), number);
        }

        return authorship;
    }

    private static SortedDictionary<string, string> ByParagraph(Authorship authorship)
    {
        var paragraphs = new SortedDictionary<string, string>(StringComparer.Ordinal);
        var words = new List<WrittenToken>();
        foreach (var token in authorship.Tokens().Append(new WrittenToken("\n", 0, false)))
        {
            if (token.Text.Contains('\n', StringComparison.Ordinal))
            {
                paragraphs[string.Concat(words.Select(word => word.Text))] =
                    string.Join(' ', words.Select(word => word.Number));
                words.Clear();
            }
            else
            {
                words.Add(token);
            }
        }

        return paragraphs;
    }

    // Inserts and removes words. The words are all different, but the text between them is not.
    private static void Edit(RandomTexts texts, List<string> words, Dictionary<string, int> origins, int number)
    {
        string[] between = [" ", "\n", "\n\n", ", ", ". ", " | "];
        for (var n = texts.Next(4); n > 0 && words.Count > 0; n--)
        {
            var at = texts.Next(words.Count);
            words.RemoveRange(at, Math.Min(1 + texts.Next(8), words.Count - at));
        }

        for (var n = 1 + texts.Next(12); n > 0; n--)
        {
            var word = "w" + origins.Count.ToString(CultureInfo.InvariantCulture);
            origins[word] = number;
            words.Insert(texts.Next(words.Count + 1), word + between[texts.Next(between.Length)]);
        }
    }
}

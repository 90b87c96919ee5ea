using Wiki.Text.Authors;

namespace Wiki.Text.Tests.Authors;

public sealed class AuthorshipTests
{
    [Fact]
    public void A_changed_word_is_the_editors_and_the_rest_stays_with_who_wrote_it() =>
        Assert.Equal("KVM/1 is/1 a/1 small/2 module/1", Words("KVM is a module.\n", "KVM is a small module.\n"));

    [Fact]
    public void A_vandalized_and_restored_page_belongs_to_those_who_wrote_it() =>
        Assert.Equal(
            "Xen/1 runs/1 guests/2",
            Words("Xen runs.\n", "Xen runs guests.\n", "HAHA\n", "", "Xen runs guests.\n"));

    [Fact]
    public void A_restored_paragraph_keeps_its_authors_although_more_is_changed_with_it() =>
        Assert.Equal(
            "New/4 Xen/1 runs/1 guests/2 KVM/1",
            Words("Xen runs.\n\nKVM.\n", "Xen runs guests.\n\nKVM.\n", "KVM.\n", "New.\n\nXen runs guests.\n\nKVM.\n"));

    [Fact]
    public void A_sentence_that_was_removed_comes_back_into_another_paragraph_with_its_authors() =>
        Assert.Equal(
            "UML/1 is/1 a/1 port/1 of/1 Linux/1 to/1 itself/1 Other/3 words/3 here/3",
            Words(
                "It is old. UML is a port of Linux to itself.\n", "It is old.\n",
                "UML is a port of Linux to itself. Other words here.\n"));

    [Fact]
    public void A_row_that_moved_keeps_its_authors_and_a_changed_cell_is_the_editors() =>
        Assert.Equal(
            "KVM/1 yes/1 no/1 Xen/1 guests/1 partial/2 no/1",
            Words(
                "| Xen guests | no | no |\n| KVM | yes | no |\n",
                "| KVM | yes | no |\n| Xen guests | partial | no |\n"));

    [Fact]
    public void A_table_padded_anew_is_still_whose_it_was() =>
        Assert.Equal(
            "Xen/1 no/1 KVM/1 yes/1",
            Words("| Xen | no |\n| KVM | yes |\n", "| Xen    | no     |\n| KVM    | yes    |\n"));

    [Fact]
    public void A_line_joined_to_another_and_one_split_in_two_keep_their_authors()
    {
        Assert.Equal("a/1 b/1 c/1 d/1", Words("a b\nc d\n", "a b c d\n"));
        Assert.Equal("a/1 b/1 c/1 d/1", Words("a b c d\n", "a b\n\nc d\n"));
    }

    [Theory]
    [InlineData("alpha beta gamma delta theta", "alpha theta beta gamma delta")]
    [InlineData("alpha beta gamma delta theta kappa.", "theta alpha beta kappa gamma delta.")]
    public void A_word_that_moves_within_its_line_keeps_its_author(string old, string @new) =>
        Assert.All(Written("# Title\n\n" + old + "\n", "# Title\n\n" + @new + "\n").Tokens().Where(it => it.IsWord),
            it => Assert.Equal(1, it.Number));

    [Fact]
    public void The_same_word_in_another_cell_is_another_statement() =>
        Assert.Equal("KVM/1 no/1 yes/2 fast/1 and/1 safe/1",
            Words("| KVM | yes | no | fast and safe |\n", "| KVM | no | yes | fast and safe |\n"));

    [Theory]
    [InlineData("HAHA\n")]
    [InlineData("")]
    [InlineData("# Other\n\nSomething quite different stands here now.\n")]
    public void A_text_that_was_blanked_and_comes_back_with_a_change_is_whose_it_was_but_for_the_change(string blanked)
    {
        const string text = "# May\n\nIt was a sunny day in May. Nobody had expected that to happen so early.\n\n"
            + "- Second item of a list\n\n| Feature | KVM |\n|---|---|\n| Ballooning of memory | yes |\n";

        var back = Written(text, blanked, text.Replace("sunny", "rainy", StringComparison.Ordinal)
            .Replace("Second item", "Third item", StringComparison.Ordinal)
            .Replace("of memory", "of guests", StringComparison.Ordinal));

        Assert.Equal(["rainy", "Third", "guests"],
            back.Tokens().Where(it => it.IsWord && it.Number != 1).Select(it => it.Text));
    }

    [Fact]
    public void A_sentence_that_was_taken_out_comes_back_changed_into_another_paragraph_with_its_authors() =>
        Assert.Equal(
            "One/1 paragraph/1 stays/1 Another/1 one/1 UML/1 is/1 the/3 port/1 of/1 Linux/1 to/1 itself/1",
            Words(
                "One paragraph stays. UML is a port of Linux to itself.\n\nAnother one.\n",
                "One paragraph stays.\n\nAnother one.\n",
                "One paragraph stays.\n\nAnother one. UML is the port of Linux to itself.\n"));

    [Fact]
    public void A_new_sentence_of_common_words_is_its_authors() =>
        Assert.Equal("It/3 is/3 fast/3 and/3 has/3 a/3 new/3 driver/3",
            Words("It is old and it has a port of the kernel.\n", "", "It is fast and has a new driver.\n"));

    [Fact]
    public void A_number_of_which_a_part_was_changed_is_the_editors() =>
        Assert.Equal("since/1 2/2 6/2 32/2 and/1 4/1 1/1", Words("since 2.6.20 and 4.1\n", "since 2.6.32 and 4.1\n"));

    [Fact]
    public void The_oldest_removed_paragraphs_are_forgotten_first()
    {
        var authorship = Authorship.Empty.Advance("The first of all paragraphs\n", 1);
        for (var number = 2; number <= Authorship.MaximumRemovedPieces + 2; number++)
        {
            authorship = authorship.Advance($"Paragraph number {number}\n", number);
        }

        var last = authorship.Number;
        authorship = authorship.Advance($"The first of all paragraphs\nParagraph number {last - 1}\n", last + 1);
        Assert.Equal(
            [last + 1, last - 1],
            authorship.Tokens().Where(token => token.Text == "first" || token.Text == $"{last - 1}")
                .Select(token => token.Number));
        Assert.InRange(authorship.ToBytes().Length, 1, 64 * 1024);
    }

    [Fact]
    public void Numbers_only_ascend()
    {
        var authorship = Authorship.Empty.Advance("x", 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => authorship.Advance("y", 3));
        Assert.Throws<ArgumentOutOfRangeException>(() => authorship.Advance("x", 2));
    }

    private static Authorship Written(params string[] texts)
    {
        var authorship = Authorship.Empty;
        for (var i = 0; i < texts.Length; i++)
        {
            authorship = authorship.Advance(texts[i], i + 1);
        }

        return authorship;
    }

    private static string Words(params string[] texts) => string.Join(' ', Written(texts).Tokens()
        .Where(token => token.IsWord).Select(token => $"{token.Text}/{token.Number}"));
}

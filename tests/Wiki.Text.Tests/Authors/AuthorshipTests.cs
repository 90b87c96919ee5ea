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

    private static string Words(params string[] texts)
    {
        var authorship = Authorship.Empty;
        for (var i = 0; i < texts.Length; i++)
        {
            authorship = authorship.Advance(texts[i], i + 1);
        }

        return string.Join(' ', authorship.Tokens().Where(token => token.IsWord)
            .Select(token => $"{token.Text}/{token.Number}"));
    }
}

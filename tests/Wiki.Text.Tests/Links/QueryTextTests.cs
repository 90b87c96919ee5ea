using Wiki.Text.Links;

namespace Wiki.Text.Tests.Links;

public sealed class QueryTextTests
{
    [Fact]
    public void What_says_nothing_is_not_written()
    {
        Assert.Equal("", new QueryText().Add("a", "").Add("b", (string?)null).Add("c", (long?)null).ToString());
        Assert.Equal("", new QueryText().Add("a", [""]).ToReadable());
    }

    [Fact]
    public void Parts_are_written_in_their_order_and_a_name_as_often_as_it_has_values() =>
        Assert.Equal("?b=2&a=x&a=y&c=0", new QueryText().Add("b", 2).Add("a", ["x", "", "y"]).Add("c", 0).ToString());

    [Fact]
    public void A_value_is_escaped_and_for_readers_only_where_it_must()
    {
        var query = new QueryText().Add("q", "a b,c:d/e&f=g?#+é");

        Assert.Equal("?q=a%20b%2Cc%3Ad%2Fe%26f%3Dg%3F%23%2B%C3%A9", query.ToString());
        Assert.Equal("?q=a+b,c:d/e%26f%3Dg%3F%23%2B%C3%A9", query.ToReadable());
    }

    [Theory]
    [InlineData("  core ", "core")]
    [InlineData("", null)]
    [InlineData("   ", null)]
    [InlineData("a\tb", null)]
    [InlineData("a\U0001F427", null)]
    [InlineData("123456789012345678901", null)]
    [InlineData("12345678901234567890", "12345678901234567890")]
    public void A_word_is_short_plain_text_without_blanks_around_it(string typed, string? word) =>
        Assert.Equal(word, Query(("system", typed)).Word("System", longest: 20));

    [Fact]
    public void A_name_that_is_there_twice_asks_for_no_known_word()
    {
        var query = Query(("kind", "new"), ("kind", "edit"), ("size", "1"), ("size", "2"));

        Assert.Equal("new,edit", query.Word("kind"));
        Assert.Null(query.OneOf("kind", "new", "edit"));
        Assert.Null(query.Number("size"));
    }

    [Fact]
    public void A_word_counts_only_when_it_is_one_of_those_there_are()
    {
        var query = Query(("kind", "edit"));

        Assert.Equal("edit", query.OneOf("kind", "new", "edit"));
        Assert.Null(query.OneOf("kind", "new", "Edit"));
        Assert.Null(query.OneOf("state", "new"));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("007", 7)]
    [InlineData("10", 10)]
    [InlineData("11", null)]
    [InlineData("0", null)]
    [InlineData("-1", null)]
    [InlineData("1.0", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData("x", null)]
    public void A_number_is_one_from_1_to_the_largest(string typed, int? number) =>
        Assert.Equal(number, Query(("days", typed)).Number("days", largest: 10));

    [Fact]
    public void What_was_written_is_read_again()
    {
        var written = new QueryText().Add("author", "a b&c=d,e").Add("days", 3).ToString();
        var parts = written[1..].Split('&').Select(part => part.Split('='))
            .Select(part => (part[0], Uri.UnescapeDataString(part[1]))).ToArray();

        Assert.Equal("a b&c=d,e", Query(parts).Word("author"));
        Assert.Equal(3, Query(parts).Number("days"));
    }

    private static QueryText Query(params (string Name, string Value)[] parts) =>
        QueryText.Of(parts.Select(part => new KeyValuePair<string, string>(part.Name, part.Value)));
}

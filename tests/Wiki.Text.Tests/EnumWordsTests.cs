using System.Reflection;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Tests;

public sealed class EnumWordsTests
{
    [Fact]
    public void A_word_is_read_as_the_value_it_stands_for()
    {
        Assert.Equal("n/a", Level.NotApplicable.Word());
        Assert.Equal(Level.NotApplicable, EnumWords.Read<Level>("n/a"));
        Assert.Equal(["since", "by"], EnumWords.All<StartKind>());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("Yes")]
    [InlineData("NotApplicable")]
    [InlineData("0")]
    public void Any_other_text_is_no_value(string? text) => Assert.Null(EnumWords.Read<Level>(text));

    [Fact]
    public void Every_value_of_an_enumeration_with_words_has_its_own()
    {
        var enumerations = typeof(Level).Assembly.GetTypes()
            .Where(type => type.IsEnum && type.GetFields().Any(it => it.IsDefined(typeof(WordAttribute)))).ToList();

        Assert.True(enumerations.Count >= 10, $"{enumerations.Count} enumerations");
        Assert.All(enumerations, type =>
        {
            var words = EnumWords.AllOf(type); // refuses a value without one
            Assert.Equal(words.Count, words.Distinct(StringComparer.Ordinal).Count());
        });
    }

    [Fact]
    public void A_value_without_a_word_is_a_fault_of_the_program() => Assert.Equal(
        "DayOfWeek.Sunday has no word.",
        Assert.Throws<TypeInitializationException>(() => DayOfWeek.Monday.Word()).InnerException?.Message);
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace Wiki.Text.Tests;

/// <summary>The address of a page, made from a title.</summary>
public sealed class SlugTests
{
    [Theory]
    [InlineData("Größe", "größe")]
    [InlineData("Große", "große")]
    [InlineData("Grosse", "grosse")]
    [InlineData("GRÖẞE", "größe")]
    [InlineData("Gro\u0308ße", "größe")]
    [InlineData("Café", "cafe")] // nothing but marks: as always
    [InlineData("Łódź", "łódź")]
    [InlineData("虚拟化", "虚拟化")]
    [InlineData("虚拟化 与 KVM", "虚拟化-与-kvm")]
    [InlineData("二〇一二年", "二〇一二年")]
    [InlineData("Виртуализация: обзор", "виртуализация-обзор")]
    [InlineData("Й и Ё", "й-и-ё")]
    [InlineData("المحاكاة الافتراضية", "المحاكاة-الافتراضية")]
    [InlineData("می\u200cخواهم", "میخواهم")]
    [InlineData("लाइज़ेशन क्या है?", "लाइज\u093cेशन-क्या-है")]
    [InlineData("น้ำ", "น้ำ")]
    [InlineData("한국어", "한국어")]
    [InlineData("ΟΔΥΣΣΕΥΣ ΤΗΣ", "οδυσσευς-της")]
    [InlineData("ＫＶＭ ｶﾞｲﾄﾞ", "kvm-ガイド")]
    [InlineData("ﬁne", "fine")]
    [InlineData("版本 4.2", "版本-4.2")]
    [InlineData("٤.٢", "٤.٢")]
    [InlineData("\U0001F680 Rockets \U0001F469\u200D\U0001F680", "rockets")]
    [InlineData("hyper\u00ADvisor", "hypervisor")]
    [InlineData("a\u202Eb", "ab")]
    [InlineData("1\uFE0F\u20E3 first", "1-first")]
    [InlineData("\u1160", null)]
    [InlineData("\U0001F680", null)]
    [InlineData("…", null)]
    [InlineData("", null)]
    [InlineData("C#", "c-sharp")]
    [InlineData("C♯", "c-sharp")]
    [InlineData("C# in depth", "c-sharp-in-depth")]
    [InlineData("C++", "c-plus-plus")]
    [InlineData("C++11", "c-plus-plus-11")]
    [InlineData("GTK+ and Qt", "gtk-plus-and-qt")]
    [InlineData("x86+ARM", "x86-arm")]
    [InlineData("a\uFFFEb", "ab")]
    [InlineData("a#b", "a-b")]
    [InlineData("Issue #5", "issue-5")]
    [InlineData("A + B", "a-b")]
    [InlineData("AT&T", "at-t")]
    [InlineData(".NET", "net")]
    public void The_address_of_a_title_is_its_letters_in_any_script(string title, string? address) =>
        Assert.Equal(address, Slug.Of(title)?.Value);

    [Fact]
    public void An_address_is_the_address_of_itself_for_every_character()
    {
        for (var code = 0; code <= 0x10FFFF; code = code == 0xD7FF ? 0xE000 : code + 1)
        {
            var slug = Slug.Of($"虚{new Rune(code)}b")!.Value;

            Assert.True(
                Slug.TryParse(slug.Value, null, out _),
                $"U+{code:X}: “{slug}” becomes “{Slug.Of(slug.Value)}”.");
        }
    }

    [Fact]
    public void An_address_is_the_address_of_itself_for_any_text() => Prop.ForAll(Titles, title =>
        Slug.Of(title) is not { } slug
        || Slug.TryParse(slug.Value, null, out var same) && same == slug
        && slug.Value.Length is > 0 and <= Slug.MaximumLength
        && slug.Value.IsNormalized(NormalizationForm.FormC)
        && Slug.TryParse(slug.Numbered(12).Value, null, out var numbered) && numbered != slug)
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_title_in_ASCII_has_the_address_that_it_always_had() => Prop.ForAll(
        Gen.Elements([.. Enumerable.Range(32, 95).Select(it => (char)it).Except("#+")]).ArrayOf()
            .Select(it => new string(it)).ToArbitrary(),
        title => Slug.KeyOf(title).Length > Slug.MaximumLength || (Slug.Of(title)?.Value ?? "") == Slug.KeyOf(title))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(2000));

    [Fact]
    public void A_Latin_title_whose_letters_only_have_marks_keeps_its_address() => Prop.ForAll(
        Gen.Elements([.. "aAeÉüÜçñÅžÝ .-,!0123"]).ArrayOf().Select(it => new string(it)).ToArbitrary(),
        title => Slug.KeyOf(title).Length > Slug.MaximumLength || (Slug.Of(title)?.Value ?? "") == Slug.KeyOf(title))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void A_long_title_has_the_address_of_its_first_words()
    {
        var words = string.Join(' ', Enumerable.Range(1, 60).Select(it => $"word{it}"));

        var slug = Slug.Of(words)!.Value.Value;

        Assert.EndsWith("-word15", slug, StringComparison.Ordinal);
        Assert.InRange(slug.Length, Slug.MaximumLength - "-word16".Length, Slug.MaximumLength);
        Assert.Equal(slug, Slug.Of(slug)!.Value.Value);
        Assert.Equal(slug, Slug.Of(words + " and more")!.Value.Value);
    }

    [Theory]
    [InlineData("x", 1)]
    [InlineData("虚", 1)]
    [InlineData("\U00020BB7", 2)] // a letter beyond the first plane is cut whole
    [InlineData("क\u094dष", 3)]
    public void A_long_word_is_cut_between_two_characters(string character, int length)
    {
        var slug = Slug.Of(string.Concat(Enumerable.Repeat(character, 300)))!.Value.Value;

        Assert.InRange(slug.Length, Slug.MaximumLength - 3, Slug.MaximumLength);
        Assert.False(char.IsHighSurrogate(slug[^1]));
        Assert.Equal(slug, Slug.Of(slug)!.Value.Value);
        Assert.True(slug.Length % length == 0 || length == 3);
    }

    [Fact]
    public void A_short_first_word_is_not_all_of_the_address_of_a_long_one() =>
        Assert.Equal("a-" + new string('x', 98), Slug.Of("a " + new string('x', 300))!.Value.Value);

    [Fact]
    public void A_numbered_address_has_room_for_its_number()
    {
        var slug = Slug.Of(new string('x', 300))!.Value;

        Assert.Equal(new string('x', 98) + "-2", slug.Numbered(2).Value);
        Assert.Equal("kvm-2", Slug.Of("KVM")!.Value.Numbered(2).Value);
    }

    [Theory]
    [InlineData("Größe")]
    [InlineData("gro\u0308ße")]
    [InlineData("ｋｖｍ")]
    [InlineData("a\u200db")]
    [InlineData("虚-")]
    [InlineData("café")]
    [InlineData("c#")]
    public void Another_spelling_is_no_address(string text) => Assert.False(Slug.TryParse(text, null, out _));

    [Fact]
    public void Ten_thousand_marks_on_one_letter_are_few() =>
        Assert.Equal(9, Slug.Of("虚" + new string('\u0301', 10_000))!.Value.Value.Length);

    private static Arbitrary<string> Titles => Gen.OneOf(
            Gen.Elements(
                "a", "Z", "9", " ", "-", ".", "#", "+", "é", "ß", "Σ", "ς", "\u0301", "\u0323", "\u0345", "\u200d",
                "\ufe0f", "虚", "क\u094d", "\u093e", "น้ำ", "\u0e4d", "\u0e32", "ﬁ", "ﷺ", "İ", "ǅ",
                "\U0001F680", "\U00020BB7",
                "\ud800", "\u1100", "\u1161", "\u11a8", "٤", "²", "½", "Ⅳ", "\u3164", "‮"),
            ArbMap.Default.GeneratorFor<char>().Select(it => it.ToString()))
        .ListOf().Select(string.Concat).ToArbitrary();
}

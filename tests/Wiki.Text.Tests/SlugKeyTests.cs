namespace Wiki.Text.Tests;

/// <summary>The key of a label.</summary>
public sealed class SlugKeyTests
{
    [Theory]
    [InlineData("Live migration", "live-migration")]
    [InlineData("Linux 2.6.20 released, first with KVM", "linux-2.6.20-released-first-with-kvm")]
    [InlineData("  --VT-x / AMD-V--  ", "vt-x-amd-v")]
    [InlineData("Überprüfung ﬁne", "uberprufung-fine")]
    [InlineData("é.x", "e.x")]
    [InlineData("a.\u0301b", "a.b")]
    [InlineData("a. b .c ..d.", "a-b-c-d")]
    [InlineData(".a..b.", "a-b")]
    [InlineData("a\U0001D165b", "ab")]
    [InlineData("K İ", "k-i")]
    [InlineData("`code` *and* [x](y)", "code-and-x-y")]
    [InlineData("日本", "")]
    [InlineData("…", "")]
    [InlineData("a\uD800b", "a-b")]
    [InlineData("a\uFFFEb", "a-b")]
    public void The_key_of_a_label_is_its_letters_and_digits_with_single_dashes(string label, string key) =>
        Assert.Equal(key, Slug.KeyOf(label));

    [Fact]
    public void Normalization_is_not_invariant_or_keys_would_lose_their_letters() =>
        Assert.Equal("e\u0301", "é".Normalize(System.Text.NormalizationForm.FormKD));
}

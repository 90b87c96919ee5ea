using Wiki.Text.Documents;

namespace Wiki.Text.Tests.Articles;

public sealed class GlossaryTests
{
    private static readonly Glossary Words = Glossary.Of(WikiDocument.Parse(SourceText.From("""
        # Glossary

        ## A to Z

        ### Nested paging

        ### Page

        ### EPT and NPT

        ### LXC, Docker and Incus

        ### Virtual CPU (vCPU)

        ### C
        """)));

    [Theory]
    [InlineData("each page", "page")]
    [InlineData("PAGES", "page")]
    [InlineData("needs EPT or npt", "ept-and-npt")]
    [InlineData("by nested paging", "nested-paging")]
    [InlineData("Incus, docker", "lxc-docker-and-incus")]
    [InlineData("a vCPU, a virtual CPU", "virtual-cpu-vcpu")]
    [InlineData("vCPUs on pages", "page", "virtual-cpu-vcpu")]
    [InlineData("paging, homepage, page_table, 2page")]
    [InlineData("written in C")]
    [InlineData("")]
    public void A_text_has_the_terms_that_stand_in_it_as_whole_words(string text, params string[] anchors) =>
        Assert.Equal(anchors, Words.In([text]).Select(term => term.Anchor));

    [Fact]
    public void A_page_without_headings_explains_no_term() =>
        Assert.Empty(Glossary.Of(WikiDocument.Parse(SourceText.From("# Glossary\n\npage"))).In(["page"]));
}

using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Tests.Diffing;

public class MarkedPieceTests
{
    [Theory]
    [InlineData("plain words", "plain words")]
    [InlineData("a\u00a0b", "a", "NBSP: no-break space", "b")]
    [InlineData("\u200b", "ZWSP: zero width space")]
    [InlineData("a\tb", "a", "→: tab", "b")]
    [InlineData("  ", "··: 2 spaces")]
    [InlineData(" \t  ", "·: space", "→: tab", "··: 2 spaces")]
    [InlineData("\u202eabc", "RLO: right-to-left override", "abc")]
    [InlineData("end\r", "end", "CR: carriage return")]
    [InlineData("\0", "U+0000: control character U+0000")]
    [InlineData("a\u200db", "a", "ZWJ: zero width joiner", "b")]
    [InlineData("👩‍👩‍👧", "👩‍👩‍👧")]
    [InlineData("naïve", "naïve")]
    public void What_cannot_be_seen_is_given_a_sign_and_a_name(string marked, params string[] pieces) =>
        Assert.Equal(pieces, MarkedPiece.Of(marked)
            .Select(piece => piece.Name is null ? piece.Text : $"{piece.Text}: {piece.Name}"));

    [Fact]
    public void Half_a_character_is_given_a_sign() => Assert.Equal(
        [new MarkedPiece("a", null), new MarkedPiece("U+D83D", "half of a character U+D83D")],
        MarkedPiece.Of("a\ud83d"));
}

namespace Wiki.Text.Tests.Diffing;

/// <summary>
/// Texts that nobody writes, each compared with every other. A diff must survive them, but need not show them well.
/// </summary>
internal static class HostileTexts
{
    private static readonly string[] Texts =
    [
        "",
        "\n",
        "\n\n\n",
        "no final line feed",
        "one\r\ntwo\r\nthree\r\n",
        "one\ntwo\nthree",
        "one\rtwo\rthree",
        "\r\r\n\r",
        "\ud83d\n\ude00\n\ud83d",
        "\ud83d\ude00\n\u200b\u200d\u2060\ufeff\n",
        "\u202eabc\u202c \u2066def\u2069\n",
        "e\u0301\n\u00e9\n\u0301\n",
        "\0\u0001\u001f\n",
        Repeated("same\n", 600),
        Repeated("same\n", 550) + "other\n" + Repeated("same\n", 40),
        Repeated("a\nb\n", 300),
        Repeated("b\na\nb\n", 200),
        Repeated("| a | b |\n", 150),
        Repeated("| a   | b   |\n", 150),
        Repeated("|---|---|\n", 60) + Repeated("|-----|----|\n", 60),
        Repeated("x", 8_000),
        Repeated("x ", 2_000),
        Repeated("x y ", 1_000) + "\n",
        Repeated("word another third\n", 200),
        Repeated("Every word of this sentence stands in every one of these many lines.\n", 80),
        Repeated("Every word of this sentence stands in every one of these many lines. ", 80),
        Repeated("Every word of\nthis sentence stands in every one of these many lines.\n\n", 40),
        Numbered(150, n => $"The paragraph number {n} says something else than paragraph {n + 1} does.\n\n"),
        Numbered(150, n => $"The paragraph number {150 - n} says something else\nthan paragraph {151 - n} does.\n"),
        Numbered(150, n => $"The  paragraph number {n} says something else than paragraph {n + 1} does.\r\n\r\n"),
    ];

    public static IEnumerable<(string Old, string New)> Pairs =>
        Texts.SelectMany(_ => Texts, (old, @new) => (old, @new));

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private static string Numbered(int count, Func<int, string> text) =>
        string.Concat(Enumerable.Range(0, count).Select(text));
}

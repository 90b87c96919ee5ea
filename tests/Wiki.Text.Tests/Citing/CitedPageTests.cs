using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using Wiki.Text.Citing;

namespace Wiki.Text.Tests.Citing;

public sealed partial class CitedPageTests
{
    private static readonly char[] Characters =
        [.. "aZ 0{}\\\"'%#&$_~^<>|=,@äÖßéñçčøŁœş日\u0301\ufffe\ud83d\ude00-"];

    [Fact]
    public void A_page_is_cited_by_its_revision_its_date_its_licence_and_its_permanent_link()
    {
        var page = Page("KVM");

        Assert.Equal(
            "Test wiki contributors. “KVM”. Test wiki, revision 12, 3 May 2026. CC BY-SA 4.0. "
            + "https://wiki.example/wiki/kvm/history/12", page.ToText());
        Assert.Equal("""
            @misc{kvm-12,
              author = {{Test wiki contributors}},
              title = {{KVM}},
              howpublished = {Test wiki},
              year = {2026},
              month = may,
              note = {Revision 12, 3 May 2026. CC BY-SA 4.0},
              url = {https://wiki.example/wiki/kvm/history/12}
            }

            """, page.ToBibTeX());
        var item = JsonDocument.Parse(page.ToCslJson()).RootElement[0];
        Assert.Equal("kvm-12", item.GetProperty("id").GetString());
        Assert.Equal("webpage", item.GetProperty("type").GetString());
        Assert.Equal([2026, 5, 3], item.GetProperty("issued").GetProperty("date-parts")[0].EnumerateArray()
            .Select(it => it.GetInt32()));
        Assert.Equal("12", item.GetProperty("version").GetString());
        Assert.Equal(page.Address, item.GetProperty("URL").GetString());
    }

    [Theory]
    [InlineData("Über 50 % & more_", "{\\\"{U}}ber 50 \\% \\& more\\_")]
    [InlineData("} \\input{x}", "{\\textbraceright} {\\textbackslash}input{\\textbraceleft}x{\\textbraceright}")]
    [InlineData("Čapek, Łódź, ß", "{\\v{C}}apek, {\\L}{\\'{o}}d{\\'{z}}, {\\ss}")]
    public void What_TeX_would_take_as_a_command_is_text_and_accents_are_commands(string title, string written) =>
        Assert.Equal(written, BibTeX.Escape(title));

    [Fact]
    public void Whatever_a_title_has_its_entry_stays_one_entry_and_gives_the_title_back()
    {
        var titles = Gen.Elements(Characters).ArrayOf().Select(it => new string(it)).ToArbitrary();
        Prop.ForAll(titles, title =>
        {
            var page = Page(title);
            var (fields, rest) = Entry(page.ToBibTeX());
            var csl = JsonDocument.Parse(page.ToCslJson()).RootElement[0].GetProperty("title").GetString();
            return rest.Trim().Length == 0 && fields.Count == 7
                && Read(fields["title"][1..^1]) == Composed(Valid(title)) && csl == Valid(title);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(2000));
    }

    private static CitedPage Page(string title) => new(
        "kvm", title, "Test wiki", 12, new DateTimeOffset(2026, 5, 3, 23, 0, 0, TimeSpan.Zero),
        "https://wiki.example/wiki/kvm/history/12");

    // Half a surrogate pair cannot be written.
    private static string Valid(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));

    // What is no character cannot be composed with others.
    private static string Composed(string text) =>
        string.Join('\ufffe', text.Split('\ufffe').Select(part => part.Normalize()));

    // Reads an entry as BibTeX does: a field ends at the brace that closes it, and a backslash protects no brace.
    private static (Dictionary<string, string> Fields, string After) Entry(string text)
    {
        text = Valid(text);
        Assert.StartsWith("@misc{kvm-12,", text, StringComparison.Ordinal);
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        var at = text.IndexOf(',', StringComparison.Ordinal) + 1;
        while (Name().Match(text, at) is { Success: true } name)
        {
            at = name.Index + name.Length;
            var start = at;
            if (text[at] == '{')
            {
                for (var depth = 0; at == start || depth > 0; at++)
                {
                    depth += text[at] == '{' ? 1 : text[at] == '}' ? -1 : 0;
                }
            }
            else
            {
                at = text.IndexOfAny([',', '\n'], at);
            }

            fields.Add(name.Groups[1].Value, text[start] == '{' ? text[(start + 1)..(at - 1)] : text[start..at]);
        }

        Assert.Equal('}', text[at..].Trim()[0]);
        return (fields, text[at..].Trim()[1..]);
    }

    // Reads what TeX would print.
    private static string Read(string field)
    {
        var text = Command().Replace(field, match => match.Groups["sign"].Value is { Length: > 0 } sign ? sign
            : match.Groups["name"].Value switch
            {
                "textbackslash" => "\\",
                "textbraceleft" => "{",
                "textbraceright" => "}",
                "textasciitilde" => "~",
                "textasciicircum" => "^",
                "textless" => "<",
                "textgreater" => ">",
                "textbar" => "|",
                "ss" => "ß",
                "o" => "ø",
                "L" => "Ł",
                "oe" => "œ",
                var accent => match.Groups["letter"].Value + accent switch
                {
                    "\"" => '\u0308',
                    "'" => '\u0301',
                    "~" => '\u0303',
                    "c" => '\u0327',
                    "v" => '\u030C',
                    _ => throw new InvalidOperationException(accent),
                },
            });
        return Composed(text);
    }

    [GeneratedRegex(@"\G\s*,?\s*(\w+) = ")]
    private static partial Regex Name();

    [GeneratedRegex(@"\{\\(?<name>[a-zA-Z]+|[""'~])(?:\{(?<letter>[a-zA-Z])\})?\}|\\(?<sign>[#$%&_])")]
    private static partial Regex Command();
}

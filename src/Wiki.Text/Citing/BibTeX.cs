using System.Text;

namespace Wiki.Text.Citing;

/// <summary>Writes text into the fields of BibTeX.</summary>
public static class BibTeX
{
    private static readonly Dictionary<char, string> Letters = new()
    {
        ['ß'] = "{\\ss}", ['ø'] = "{\\o}", ['Ø'] = "{\\O}", ['æ'] = "{\\ae}", ['Æ'] = "{\\AE}", ['œ'] = "{\\oe}",
        ['Œ'] = "{\\OE}", ['ł'] = "{\\l}", ['Ł'] = "{\\L}",
        // BibTeX counts braces, also behind a backslash, so each of these brings its own pair.
        ['\\'] = "{\\textbackslash}", ['{'] = "{\\textbraceleft}", ['}'] = "{\\textbraceright}",
        ['~'] = "{\\textasciitilde}", ['^'] = "{\\textasciicircum}", ['<'] = "{\\textless}", ['>'] = "{\\textgreater}",
        ['|'] = "{\\textbar}",
        ['#'] = "\\#", ['$'] = "\\$", ['%'] = "\\%", ['&'] = "\\&", ['_'] = "\\_",
    };

    private static readonly Dictionary<char, char> Accents = new()
    {
        ['\u0300'] = '`', ['\u0301'] = '\'', ['\u0302'] = '^', ['\u0303'] = '~', ['\u0304'] = '=', ['\u0306'] = 'u',
        ['\u0307'] = '.', ['\u0308'] = '"', ['\u030A'] = 'r', ['\u030B'] = 'H', ['\u030C'] = 'v', ['\u0327'] = 'c',
        ['\u0328'] = 'k',
    };

    /// <summary>
    /// A text inside the braces of a field. Braces are balanced, whatever the text has, and what TeX would take as a
    /// command is text. Accented Latin letters become commands, which every version of BibTeX sorts and prints; other
    /// characters stay as they are.
    /// </summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (Letters.TryGetValue(c, out var command))
            {
                written.Append(command);
            }
            else if (char.IsLetter(c) && c.ToString().Normalize(NormalizationForm.FormD) is [var letter, var mark]
                && char.IsAsciiLetter(letter) && Accents.TryGetValue(mark, out var accent))
            {
                // A blank would belong to the letter; braces keep a command that is a letter apart from it.
                written.Append("{\\").Append(accent).Append('{').Append(letter).Append("}}");
            }
            else
            {
                written.Append(char.IsControl(c) ? ' ' : c);
            }
        }

        return written.ToString();
    }
}

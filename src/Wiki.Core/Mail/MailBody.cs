using System.Text;
using System.Text.Encodings.Web;
using MimeKit;
using Wiki.Core.Comparing;

namespace Wiki.Core.Mail;

/// <summary>A mail while it is written: each part goes into the plain and the HTML version.</summary>
public sealed class MailBody(string subject)
{
    // Mail programs take styles from attributes only; both colours are set, whatever the theme of the program.
    private const string Wrapped = "white-space:pre-wrap;overflow-wrap:anywhere";
    private const string Gone = "text-decoration:none;background:#fbe3e1;color:#5c1410";
    private const string New = "text-decoration:none;background:#dff3e4;color:#0f4a22";

    private readonly StringBuilder _text = new();
    private readonly StringBuilder _html = new();

    /// <summary>A paragraph.</summary>
    public MailBody Say(string sentence)
    {
        _text.Append(sentence).Append("\n\n");
        _html.Append("<p>").Append(HtmlEncoder.Default.Encode(sentence)).Append("</p>\n");
        return this;
    }

    /// <summary>A paragraph that is a heading in HTML.</summary>
    public MailBody Head(string words)
    {
        _text.Append(words).Append("\n\n");
        _html.Append("<h2>").Append(HtmlEncoder.Default.Encode(words)).Append("</h2>\n");
        return this;
    }

    /// <summary>Lines that keep their blanks.</summary>
    public MailBody Lines(IReadOnlyCollection<string> lines) => Lines(lines, HtmlEncoder.Default.Encode);

    /// <summary>Lines as <see cref="UnifiedText"/> writes them; in HTML, changed lines are coloured.</summary>
    public MailBody Difference(IReadOnlyCollection<string> lines) =>
        Lines(lines, line => UnifiedText.Html(line, $" style=\"{Gone}\"", $" style=\"{New}\""));

    /// <summary>A link in a line of its own.</summary>
    public MailBody Link(string words, string address)
    {
        _text.Append(words).Append(": ").Append(address).Append("\n\n");
        _html.Append("<p><a href=\"").Append(HtmlEncoder.Default.Encode(address)).Append("\">")
            .Append(HtmlEncoder.Default.Encode(words)).Append("</a></p>\n");
        return this;
    }

    /// <summary>The mail, ready to be sent; the caller disposes it.</summary>
    /// <exception cref="FormatException">The address is not an email address.</exception>
    public MimeMessage To(string address, MailboxAddress from)
    {
        var message = new MimeMessage
        {
            // A subject is one line, whatever a title contains.
            Subject = string.Concat(subject.Where(c => !char.IsControl(c) && !Wiki.Text.DirectionControls.Has(c))),
            Body = new MultipartAlternative
            {
                Part("plain", _text.ToString()),
                Part("html", "<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"></head><body>\n"
                    + _html + "</body></html>\n"),
            },
        };
        message.From.Add(from);
        message.To.Add(new MailboxAddress("", address));
        message.Headers["Auto-Submitted"] = "auto-generated";
        return message;
    }

    private static TextPart Part(string type, string content)
    {
        var part = new TextPart(type) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, content);
        return part;
    }

    private MailBody Lines(IReadOnlyCollection<string> lines, Func<string, string> html)
    {
        ArgumentNullException.ThrowIfNull(lines);
        if (lines.Count > 0)
        {
            _text.AppendJoin('\n', lines.Select(line => line.Length == 0 ? "" : "  " + line)).Append("\n\n");
            _html.Append($"<pre style=\"{Wrapped}\">").AppendJoin('\n', lines.Select(html)).Append("</pre>\n");
        }

        return this;
    }
}

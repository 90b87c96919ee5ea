using System.Text;
using System.Text.Encodings.Web;
using System.Xml;
using Wiki.Core.Comparing;

namespace Wiki.Core.Feeds;

/// <summary>One change in a feed.</summary>
/// <param name="Id">Its permanent id, an absolute URI.</param>
/// <param name="Title">What changed.</param>
/// <param name="Author">Who changed it.</param>
/// <param name="Updated">When.</param>
/// <param name="Address">Where it is shown, absolute.</param>
/// <param name="Summary">Its summary; may be empty.</param>
/// <param name="Report">What differs; null when the feed does not say it.</param>
public sealed record AtomEntry(
    string Id, string Title, string Author, DateTimeOffset Updated, string Address, string Summary,
    ChangeReport? Report);

/// <summary>A feed of changes, written as Atom (RFC 4287).</summary>
/// <param name="Id">Its permanent id, an absolute URI.</param>
/// <param name="Title">Its title.</param>
/// <param name="Self">Its own address, absolute.</param>
/// <param name="Page">The page that shows the same, absolute.</param>
/// <param name="Entries">The changes, the newest first.</param>
public sealed record AtomFeed(string Id, string Title, string Self, string Page, IReadOnlyList<AtomEntry> Entries)
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/atom+xml; charset=utf-8";

    private const string Namespace = "http://www.w3.org/2005/Atom";

    /// <summary>When the newest change was made; the start of 1970 for an empty feed.</summary>
    public DateTimeOffset Updated => Entries.Count == 0
        ? DateTimeOffset.UnixEpoch : Entries.Max(entry => entry.Updated);

    /// <summary>The feed as bytes.</summary>
    public byte[] ToBytes()
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true }))
        {
            xml.WriteStartElement("feed", Namespace);
            Element(xml, "id", Id);
            Element(xml, "title", Title);
            Element(xml, "updated", Time(Updated));
            Link(xml, "self", Self, "application/atom+xml");
            Link(xml, "alternate", Page, "text/html");
            foreach (var entry in Entries)
            {
                Write(xml, entry);
            }

            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    private static void Write(XmlWriter xml, AtomEntry entry)
    {
        xml.WriteStartElement("entry", Namespace);
        Element(xml, "id", entry.Id);
        Element(xml, "title", entry.Title);
        xml.WriteStartElement("author", Namespace);
        Element(xml, "name", entry.Author);
        xml.WriteEndElement();
        Element(xml, "updated", Time(entry.Updated));
        Link(xml, "alternate", entry.Address, "text/html");
        Element(xml, "summary", entry.Summary.Length > 0 ? entry.Summary : "No summary");
        xml.WriteStartElement("content", Namespace);
        xml.WriteAttributeString("type", "html");
        xml.WriteString(Clean(Html(entry)));
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private static string Html(AtomEntry entry)
    {
        var html = new StringBuilder();
        if (entry.Summary.Length > 0)
        {
            html.Append("<p>").Append(Encode(entry.Summary)).Append("</p>");
        }

        if (entry.Report is not { } report)
        {
            return html.Append("<p><a href=\"").Append(Encode(entry.Address)).Append("\">To the wiki</a></p>").ToString();
        }

        if (report.Facts.Count > 0)
        {
            html.Append("<pre>").AppendJoin('\n', report.Facts.Select(Encode)).Append("</pre>");
        }

        if (report.Text.Count > 0)
        {
            html.Append("<pre>").AppendJoin('\n', report.Text.Select(line => UnifiedText.Html(line)))
                .Append("</pre>");
        }

        return html.Append("<p>").Append(report is { Facts.Count: 0, IsHidden: false } ? "No fact changed. " : "")
            .Append(Encode(report.Lines)).Append(". <a href=\"").Append(Encode(entry.Address))
            .Append("\">The changes</a></p>").ToString();
    }

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);

    private static void Element(XmlWriter xml, string name, string text) =>
        xml.WriteElementString(name, Namespace, Clean(text));

    private static void Link(XmlWriter xml, string relation, string address, string type)
    {
        xml.WriteStartElement("link", Namespace);
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("type", type);
        xml.WriteAttributeString("href", address);
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ");

    // XML cannot represent most control characters, nor half of a surrogate pair.
    private static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes()) // a half becomes U+FFFD
        {
            clean.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return clean.ToString();
    }
}

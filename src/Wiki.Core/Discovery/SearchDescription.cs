using System.Text;
using System.Xml;
using Wiki.Text.Links;

namespace Wiki.Core.Discovery;

/// <summary>Offers the search of the site to browsers (OpenSearch 1.1).</summary>
public static class SearchDescription
{
    /// <summary>The media type.</summary>
    public const string MediaType = "application/opensearchdescription+xml";

    private const string Namespace = "http://a9.com/-/spec/opensearch/1.1/";
    private const int LongestName = 16;
    private const string Words = "words";

    /// <summary>The file.</summary>
    /// <param name="site">The address of the site.</param>
    /// <param name="name">The name of the site.</param>
    public static byte[] Write(string site, string name)
    {
        using var bytes = new MemoryStream();
        var settings = new XmlWriterSettings { Encoding = new UTF8Encoding(false), Indent = true };
        using (var xml = XmlWriter.Create(bytes, settings))
        {
            xml.WriteStartElement("OpenSearchDescription", Namespace);
            xml.WriteElementString("ShortName", Namespace, Short(name));
            xml.WriteElementString("Description", Namespace, $"Search the pages of {name}");
            xml.WriteElementString("InputEncoding", Namespace, "UTF-8");
            xml.WriteStartElement("Image", Namespace);
            xml.WriteAttributeString("width", "32");
            xml.WriteAttributeString("height", "32");
            xml.WriteString(site + "/favicon.ico");
            xml.WriteEndElement();
            xml.WriteStartElement("Url", Namespace);
            xml.WriteAttributeString("type", "text/html");
            xml.WriteAttributeString("template", site + Addresses.Search(Words)
                .Replace("=" + Words, "={searchTerms}", StringComparison.Ordinal));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }

        return bytes.ToArray();
    }

    // The format allows 16 characters. Half a surrogate pair is no character.
    private static string Short(string name)
    {
        if (name.Length <= LongestName)
        {
            return name;
        }

        var end = LongestName - (char.IsHighSurrogate(name[LongestName - 2]) ? 2 : 1);
        return name[..end].TrimEnd() + "…";
    }
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Wiki.Text.Files;

/// <summary>
/// A drawing that can only draw: it has the elements, attributes and styles of lists, and leads nowhere but to its own
/// parts. Whatever else was in it is gone.
/// </summary>
/// <param name="Text">The drawing.</param>
/// <param name="Width">Its width in CSS pixels.</param>
/// <param name="Height">Its height in CSS pixels.</param>
public sealed partial record SafeSvg(string Text, int Width, int Height)
{
    private const int MostDepth = 60;
    private const long MostElements = 50_000;
    private const int MostPixels = 16_000;
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";
    private static readonly XNamespace XLink = "http://www.w3.org/1999/xlink";

    // No script, foreignObject, image, a, nor animation, which can write attributes later.
    private static readonly HashSet<string> Elements = Words("""
        svg g defs symbol use title desc path rect circle ellipse line polyline polygon text tspan textPath
        linearGradient radialGradient stop clipPath mask pattern marker style switch
        filter feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting
        feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge
        feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
        """);

    private static readonly HashSet<string> Attributes = Words("""
        id class style lang role transform viewBox preserveAspectRatio version
        x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy d points width height pathLength rotate textLength lengthAdjust
        startOffset method spacing offset gradientUnits gradientTransform spreadMethod patternUnits patternContentUnits
        patternTransform clipPathUnits maskUnits maskContentUnits markerUnits markerWidth markerHeight refX refY orient
        filterUnits primitiveUnits in in2 result mode type values operator k1 k2 k3 k4 stdDeviation edgeMode
        kernelMatrix order divisor bias targetX targetY preserveAlpha surfaceScale diffuseConstant specularConstant
        specularExponent scale xChannelSelector yChannelSelector azimuth elevation pointsAtX pointsAtY pointsAtZ limitingConeAngle radius
        baseFrequency numOctaves seed stitchTiles tableValues slope intercept amplitude exponent z
        fill fill-opacity fill-rule stroke stroke-width stroke-opacity stroke-linecap stroke-linejoin stroke-miterlimit
        stroke-dasharray stroke-dashoffset opacity color display visibility overflow clip-path clip-rule mask filter
        marker marker-start marker-mid marker-end paint-order vector-effect shape-rendering text-rendering
        image-rendering color-interpolation color-interpolation-filters flood-color flood-opacity lighting-color
        stop-color stop-opacity mix-blend-mode isolation transform-origin pointer-events
        font font-family font-size font-size-adjust font-stretch font-style font-variant font-weight letter-spacing
        word-spacing text-anchor text-decoration dominant-baseline alignment-baseline baseline-shift direction
        unicode-bidi writing-mode text-transform white-space kerning
        """);

    /// <summary>Makes a drawing safe.</summary>
    /// <returns>The drawing; or null and a sentence that says why it cannot be taken.</returns>
    public static (SafeSvg? Drawing, string? Problem) Read(ReadOnlySpan<byte> bytes)
    {
        XDocument document;
        try
        {
            var text = new UTF8Encoding(false, true).GetString(bytes).TrimStart('\uFEFF').TrimStart();
            document = Parsed(text);
        }
        catch (Exception e) when (e is XmlException or DecoderFallbackException)
        {
            return (null, "This file looks like a drawing, but it is no SVG that can be read: "
                + (e is XmlException xml ? $"line {xml.LineNumber} is not well-formed XML." : "it is not UTF-8 text."));
        }

        var root = document.Root!;
        if (root.Name.LocalName != "svg" || !IsDrawn(root))
        {
            return (null, "This file is neither a picture nor a PDF: it is text with tags, but no SVG.");
        }

        var safe = Safe(root);
        if (ExpandedSize(safe) > MostElements)
        {
            return (null, $"The drawing has too many parts, or they repeat themselves: at most {MostElements:N0}.");
        }

        if (SizeOf(safe) is not var (width, height))
        {
            return (null, "The drawing does not say how large it is. Give it a width and a height, or a viewBox.");
        }

        safe.SetAttributeValue("width", width);
        safe.SetAttributeValue("height", height);
        return (new SafeSvg(safe.ToString(SaveOptions.DisableFormatting) + "\n", width, height), null);
    }

    // A document type is passed over; what it defines is unknown, so that an entity is an error.
    private static XDocument Parsed(string text)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore, XmlResolver = null, IgnoreProcessingInstructions = true,
            IgnoreComments = true,
        };
        using (var depths = XmlReader.Create(new StringReader(text), settings))
        {
            while (depths.Read())
            {
                if (depths.Depth > MostDepth)
                {
                    throw new XmlException("Too deep.", null, ((IXmlLineInfo)depths).LineNumber, 1);
                }
            }
        }

        using var reader = XmlReader.Create(new StringReader(text), settings);
        return XDocument.Load(reader);
    }

    private static bool IsDrawn(XElement element) =>
        (element.Name.Namespace == Svg || element.Name.Namespace == XNamespace.None)
        && Elements.Contains(element.Name.LocalName);

    // Everything is written anew: what is on no list does not come along.
    private static XElement Safe(XElement from)
    {
        var to = new XElement(Svg + from.Name.LocalName);
        foreach (var attribute in from.Attributes())
        {
            if (SafeAttribute(attribute) is { } safe)
            {
                to.SetAttributeValue(safe.Name, safe.Value);
            }
        }

        if (from.Name.LocalName == "style")
        {
            return IsSafeStyle(from.Value) ? new XElement(to.Name, to.Attributes(), from.Value) : new XElement(to.Name);
        }

        foreach (var node in from.Nodes())
        {
            if (node is XText words)
            {
                to.Add(new XText(words.Value));
            }
            else if (node is XElement element && IsDrawn(element))
            {
                to.Add(Safe(element));
            }
        }

        return to;
    }

    private static XAttribute? SafeAttribute(XAttribute attribute)
    {
        var (name, value) = (attribute.Name, attribute.Value);
        if (attribute.IsNamespaceDeclaration)
        {
            return null;
        }

        if (name == "href" || name == XLink + "href")
        {
            return Fragment().IsMatch(value.Trim()) ? new XAttribute("href", value.Trim()) : null;
        }

        if (name == XNamespace.Xml + "space" || name == XNamespace.Xml + "lang")
        {
            return new XAttribute(name, value);
        }

        return name.Namespace == XNamespace.None && IsSafeStyle(value)
            && (Attributes.Contains(name.LocalName) || name.LocalName.StartsWith("aria-", StringComparison.Ordinal))
            ? new XAttribute(name, value)
            : null;
    }

    // A style can fetch something with url(), image-set() and the like, or with an @import; a backslash can hide any of
    // them.
    private static bool IsSafeStyle(string style) =>
        !style.Contains('\\', StringComparison.Ordinal) && !style.Contains("/*", StringComparison.Ordinal)
        && AtRule().Matches(style).All(rule => rule.Groups[1].Value is "media" or "supports")
        && Function().Matches(style).All(call => call.Groups[1].Value.ToLowerInvariant() is "" or "rgb" or "rgba"
            or "hsl" or "hsla" or "hwb" or "lab" or "lch" or "oklab" or "oklch" or "color" or "color-mix"
            or "light-dark" or "var" or "calc" or "min" or "max" or "clamp" or "matrix" or "translate" or "translatex" or "translatey"
            or "scale" or "scalex" or "scaley" or "rotate" or "skewx" or "skewy" or "blur" or "drop-shadow" or "and"
            or "not" or "is" or "where" or "nth-child" or "brightness" or "contrast" or "grayscale" or "opacity"
            || call.Groups[1].Value.Equals("url", StringComparison.OrdinalIgnoreCase)
                && Fragment().IsMatch(call.Groups[2].Value.Trim(' ', '"', '\'')));

    // How many elements a browser draws: a part that is used ten times, in a part that is used ten times, is a hundred.
    private static long ExpandedSize(XElement root)
    {
        var parts = root.DescendantsAndSelf().Where(it => it.Attribute("id") is not null)
            .GroupBy(it => it.Attribute("id")!.Value).ToDictionary(it => it.Key, it => it.First());
        var known = new Dictionary<XElement, long>();
        return Size(root, 0);

        long Size(XElement element, int depth)
        {
            if (known.TryGetValue(element, out var size))
            {
                return size;
            }

            if (depth > 2 * MostDepth)
            {
                return MostElements + 1; // a part that has itself inside, or as good as
            }

            size = 1;
            foreach (var next in Named(element).Concat(element.Elements()))
            {
                size = Math.Min(MostElements + 1, size + Size(next, depth + 1));
            }

            return known[element] = size;
        }

        // By a reference, or by url(#…) in any attribute: a pattern, a marker, a mask.
        IEnumerable<XElement> Named(XElement element) => element.Attributes()
            .SelectMany(it => it.Name == "href" ? [it.Value[1..]]
                : Function().Matches(it.Value).Select(call => call.Groups[2].Value.Trim(' ', '"', '\'').TrimStart('#')))
            .Select(parts.GetValueOrDefault).OfType<XElement>();
    }

    private static (int Width, int Height)? SizeOf(XElement root)
    {
        var box = (root.Attribute("viewBox")?.Value ?? "").Split([' ', ',', '\t', '\n', '\r'],
            StringSplitOptions.RemoveEmptyEntries);
        var (boxWidth, boxHeight) = box.Length == 4 ? (Number(box[2]), Number(box[3])) : (null, null);
        var width = Pixels(root.Attribute("width")?.Value);
        var height = Pixels(root.Attribute("height")?.Value);
        // One of the two is enough when the box gives the ratio.
        (width, height) = (width, height, boxWidth, boxHeight) switch
        {
            ({ } w, { } h, _, _) => (w, h),
            ({ } w, null, { } bw, { } bh) => (w, w * bh / bw),
            (null, { } h, { } bw, { } bh) => (h * bw / bh, h),
            _ => (boxWidth, boxHeight),
        };
        if (width is not { } across || height is not { } down)
        {
            return null;
        }

        if (root.Attribute("viewBox") is null)
        {
            root.SetAttributeValue("viewBox", string.Create(CultureInfo.InvariantCulture, $"0 0 {across} {down}"));
        }

        var shrink = Math.Min(1, MostPixels / Math.Max(across, down));
        return ((int)Math.Max(1, Math.Round(across * shrink)), (int)Math.Max(1, Math.Round(down * shrink)));
    }

    private static double? Pixels(string? length) =>
        Length().Match(length ?? "") is not { Success: true } match ? null
        : Number(match.Groups[1].Value) is not { } number ? null
        : number * match.Groups[2].Value switch
        {
            "mm" => 96 / 25.4,
            "cm" => 96 / 2.54,
            "in" => 96,
            "pt" => 96 / 72.0,
            "pc" => 16,
            "em" => 16,
            _ => 1,
        };

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
        && number is > 0 and < 1e6 ? number : null;

    private static HashSet<string> Words(string text) =>
        [.. text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries)];

    [GeneratedRegex(@"^#[\w:.-]+$", RegexOptions.CultureInvariant)]
    private static partial Regex Fragment();

    [GeneratedRegex(@"@\s*([\w-]*)", RegexOptions.CultureInvariant)]
    private static partial Regex AtRule();

    [GeneratedRegex(@"([\w-]*)\(([^()]*)", RegexOptions.CultureInvariant)]
    private static partial Regex Function();

    [GeneratedRegex(@"^\s*([0-9.eE+-]+?)\s*(px|mm|cm|in|pt|pc|em|)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Length();
}

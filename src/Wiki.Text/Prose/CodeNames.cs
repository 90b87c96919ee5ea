using System.Collections.Frozen;

namespace Wiki.Text.Prose;

/// <summary>Blocks of code that others show as what they draw: here readers see the code, and its name.</summary>
internal static class CodeNames
{
    private static readonly FrozenDictionary<string, string> Known = new Dictionary<string, string>
    {
        ["math"] = "Mathematics",
        ["mermaid"] = "Mermaid diagram",
        ["plantuml"] = "PlantUML diagram",
        ["puml"] = "PlantUML diagram",
        ["dot"] = "Graphviz diagram",
        ["graphviz"] = "Graphviz diagram",
        ["d2"] = "D2 diagram",
        ["ditaa"] = "Ditaa diagram",
        ["svgbob"] = "Svgbob diagram",
        ["nomnoml"] = "Nomnoml diagram",
        ["structurizr"] = "Structurizr diagram",
        ["wavedrom"] = "WaveDrom diagram",
        ["vega-lite"] = "Vega-Lite diagram",
        ["geojson"] = "GeoJSON map",
        ["topojson"] = "TopoJSON map",
        ["stl"] = "STL model",
    }.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    /// <summary>The name of a block of code by its language; null for any that is code everywhere.</summary>
    public static string? Of(string? language) => language is null ? null : Known.GetValueOrDefault(language);
}

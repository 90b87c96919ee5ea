using System.Globalization;
using System.Net;
using System.Text;

namespace Wiki.Text.Drawing;

/// <summary>
/// Writes a timeline as SVG without script and style. Colours are classes, and each event is a link. Events are in the
/// order of their dates. The names of the lanes are a drawing of their own, which lies over the other.
/// </summary>
public static class TimelineSvg
{
    /// <summary>Returns the two <c>svg</c> elements.</summary>
    /// <param name="drawing">The timeline.</param>
    /// <param name="name">The name that screen readers announce.</param>
    public static string Write(TimelineDrawing drawing, string name)
    {
        ArgumentNullException.ThrowIfNull(drawing);
        var svg = new StringBuilder();
        var axis = drawing.Lanes.IsEmpty ? 20 : drawing.Lanes[^1].Box.Bottom;
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg class=\"timeline lanes\" viewBox=\"0 0 {N(TimelineDrawing.Width)} {N(drawing.Height)}\"")
            .Append(CultureInfo.InvariantCulture, $" role=\"group\" aria-label=\"{E(name)}\"")
            .Append(CultureInfo.InvariantCulture, $" data-busiest=\"{drawing.Busiest:0.###}\">\n");
        foreach (var tick in drawing.Ticks)
        {
            Line(svg, null, tick.X, 18, tick.X, axis);
            svg.Append($"<text class=\"tick\" x=\"{N(tick.X)}\" y=\"{N(axis + 16)}\">{E(tick.Label)}</text>\n");
        }

        foreach (var lane in drawing.Lanes)
        {
            WriteLane(svg, lane);
        }

        foreach (var moment in drawing.Moments)
        {
            Line(svg, moment.IsToday ? "today" : "then", moment.X, 18, moment.X, axis);
            if (moment.LabelBox is { } box)
            {
                var middle = N((box.Left + box.Right) / 2);
                svg.Append($"<text class=\"tick\" x=\"{middle}\" y=\"13\">{E(moment.Words)}</text>\n");
            }
        }

        foreach (var happened in drawing.Events)
        {
            WriteEvent(svg, happened);
        }

        return WriteNames(svg.Append("</svg>\n"), drawing).ToString();
    }

    private static void WriteLane(StringBuilder svg, PlacedLane lane)
    {
        svg.Append($"<g class=\"{Hue(lane.Lane)}\">");
        if (lane.Life is var (from, to))
        {
            svg.Append($"<rect class=\"life\" x=\"{N(from)}\" y=\"{N(lane.Box.Top + 3)}\" width=\"{N(to - from)}\"")
                .Append($" height=\"{N(lane.Box.Bottom - lane.Box.Top - 6)}\" rx=\"4\"/>");
        }

        Line(svg, null, lane.Box.Left, lane.Box.Bottom, lane.Box.Right, lane.Box.Bottom);
        svg.Append("</g>\n");
    }

    // Screen readers hear the system with each event.
    private static StringBuilder WriteNames(StringBuilder svg, TimelineDrawing drawing)
    {
        svg.Append("<svg class=\"timeline lanes names\" aria-hidden=\"true\"")
            .Append($" viewBox=\"0 0 {N(TimelineDrawing.NamesWidth)} {N(drawing.Height)}\">\n");
        foreach (var lane in drawing.Lanes)
        {
            var y = N(lane.NameBox.Top + LaneRows.NameSize);
            svg.Append($"<text class=\"lane\" x=\"{N(lane.NameBox.Left)}\" y=\"{y}\">{E(lane.Name)}</text>\n");
        }

        return svg.Append("</svg>\n");
    }

    private static void WriteEvent(StringBuilder svg, PlacedEvent happened)
    {
        var future = happened.Event.IsFuture ? " future" : "";
        svg.Append($"<a class=\"{Hue(happened.Lane)}{future}\" href=\"{E(happened.Event.Address)}\"")
            .Append($"><title>{E(happened.Event.Name)}</title>");
        if (happened.BarBox is { } bar)
        {
            var middle = (bar.Top + bar.Bottom) / 2;
            Line(svg, "bar", bar.Left, middle, bar.Right, middle);
        }

        svg.Append($"<circle cx=\"{N(happened.X)}\" cy=\"{N(happened.Y)}\" r=\"{N(happened.Radius)}\"/>");
        if (happened.LabelBox is { } box)
        {
            // The end of the label at the mark stays in place, however wide the reader's font is. The title has the
            // full text.
            var isLeft = box.Right < happened.X;
            svg.Append($"<text class=\"ev{(isLeft ? " end" : "")}\" aria-hidden=\"true\"")
                .Append($" x=\"{N(isLeft ? box.Right : box.Left)}\"").Append($" y=\"{N(happened.Y + 4)}\">{E(happened.Label!)}</text>");
        }

        svg.Append("</a>\n");
    }

    private static void Line(StringBuilder svg, string? name, double x1, double y1, double x2, double y2) =>
        svg.Append(name is null ? "<line" : $"<line class=\"{name}\"")
            .Append($" x1=\"{N(x1)}\" y1=\"{N(y1)}\" x2=\"{N(x2)}\" y2=\"{N(y2)}\"/>");

    private static string Hue(DrawnLane lane) => lane.Hue is null ? "no-hue" : "hue-" + lane.Hue;

    private static string N(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static string E(string text) => WebUtility.HtmlEncode(text);
}

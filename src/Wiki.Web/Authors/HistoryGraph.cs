using System.Text;

namespace Wiki.Web.Authors;

/// <summary>
/// The size of an article over time as a line of steps, and how often it was saved as bars. In units of a drawing
/// that may be stretched: <see cref="Width"/> by <see cref="Height"/>.
/// </summary>
public sealed class HistoryGraph
{
    /// <summary>The width of the drawing.</summary>
    public const int Width = 960;

    /// <summary>The height of the drawing.</summary>
    public const int Height = 160;

    private const int TopOfSizes = 4;
    private const int FootOfSizes = 112;
    private const int TopOfBars = 122;

    /// <summary>Draws the parts of a history.</summary>
    /// <param name="firstBytes">The size of the first revision.</param>
    /// <param name="parts">At least one, in order, equally long.</param>
    public HistoryGraph(int firstBytes, IReadOnlyList<HistoryPart> parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        (FirstBytes, Parts) = (firstBytes, parts);
        Largest = parts.MaxBy(part => part.Bytes)!;
        Busiest = parts.MaxBy(part => part.Count)!;
    }

    /// <summary>The size of the first revision, in bytes.</summary>
    public int FirstBytes { get; }

    /// <summary>The parts, oldest first.</summary>
    public IReadOnlyList<HistoryPart> Parts { get; }

    /// <summary>The part at whose end the text was longest.</summary>
    public HistoryPart Largest { get; }

    /// <summary>The part with most revisions.</summary>
    public HistoryPart Busiest { get; }

    /// <summary>The line of sizes, as the data of an SVG path.</summary>
    public string Line
    {
        get
        {
            var path = new StringBuilder($"M0 {Y(FirstBytes)}");
            for (var i = 0; i < Parts.Count; i++)
            {
                path.Append($"H{X(i + 1)}V{Y(Parts[i].Bytes)}");
            }

            return path.ToString();
        }
    }

    /// <summary>The area below the line, as the data of an SVG path.</summary>
    public string Area => $"{Line}V{FootOfSizes}H0Z";

    /// <summary>A bar for each part in which the article was saved.</summary>
    public IEnumerable<(int X, int Y, int Width, int Height)> Bars
    {
        get
        {
            for (var i = 0; i < Parts.Count; i++)
            {
                if (Parts[i].Count > 0)
                {
                    // A single revision among thousands must still be visible.
                    var height = Math.Max(2, (Height - TopOfBars) * Parts[i].Count / Busiest.Count);
                    yield return (X(i), Height - height, Math.Max(1, X(i + 1) - X(i) - 1), height);
                }
            }
        }
    }

    private int X(int part) => Width * part / Parts.Count;

    private int Y(int bytes)
    {
        var most = Math.Max(1, Math.Max(FirstBytes, Largest.Bytes));
        return FootOfSizes - (int)((long)(FootOfSizes - TopOfSizes) * bytes / most);
    }
}

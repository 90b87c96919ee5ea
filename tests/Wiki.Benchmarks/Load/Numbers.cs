using System.Globalization;

namespace Wiki.Benchmarks.Load;

/// <summary>Reads the numbers of a command line and describes measured ones.</summary>
internal static class Numbers
{
    /// <summary>The whole number after <paramref name="name"/>, or <paramref name="otherwise"/>.</summary>
    /// <exception cref="FormatException">It is missing, no number, or out of range; the message says which.</exception>
    public static int Option(string[] args, string name, int otherwise, int least, int most)
    {
        var at = Array.IndexOf(args, name);
        if (at < 0)
        {
            return otherwise;
        }

        return at + 1 < args.Length
            && int.TryParse(args[at + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value)
            && value >= least && value <= most
                ? value
                : throw new FormatException($"{name} takes a number from {least} to {most}.");
    }

    /// <summary>The value below which a share of the values lies; 0 when there are none.</summary>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : sorted[(int)Math.Min(sorted.Count - 1, Math.Floor(share * sorted.Count))];
    }

    /// <summary>The middle value.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count == 0 ? 0 : (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}

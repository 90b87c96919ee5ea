using System.Diagnostics.CodeAnalysis;

namespace Wiki.Text.Blocks;

/// <summary>A point in time as editors write it: a (partial) date or a version. Equal points print the same.</summary>
public abstract record Point
{
    /// <summary>The canonical text; reading it gives an equal point.</summary>
    public abstract string Text { get; }

    /// <summary>
    /// Reads one word; a word that fits both a date and a version is a date, <c>v2019</c> is a version.
    /// </summary>
    public static bool TryRead(string word, [NotNullWhen(true)] out Point? point)
    {
        ArgumentNullException.ThrowIfNull(word);
        point = DatePoint.TryRead(word, out var date) ? date
            : VersionPoint.TryRead(word, out var version) ? version
            : null;
        return point is not null;
    }

    /// <inheritdoc/>
    public sealed override string ToString() => Text;

    /// <summary>
    /// How the first stands to the second (A20). Versions without a line belong to <paramref name="defaultLine"/>.
    /// </summary>
    public static PointOrder Compare(Point first, Point second, string defaultLine) => (first, second) switch
    {
        (DatePoint a, DatePoint b) => DatePoint.Compare(a, b),
        (VersionPoint a, VersionPoint b) when (a.Line ?? defaultLine) == (b.Line ?? defaultLine) =>
            VersionPoint.CompareNumbers(a, b) switch
            {
                < 0 => PointOrder.Before,
                > 0 => PointOrder.After,
                _ => PointOrder.Same,
            },
        _ => PointOrder.Incomparable,
    };
}

/// <summary>What is certain about the order of two points.</summary>
public enum PointOrder
{
    /// <summary>The first is surely earlier.</summary>
    Before,

    /// <summary>They are one instant or one version.</summary>
    Same,

    /// <summary>The first is surely later.</summary>
    After,

    /// <summary>Partial dates that overlap: no verdict, and nothing to mend.</summary>
    Open,

    /// <summary>Different version lines, or a date against a version.</summary>
    Incomparable,
}

using System.Diagnostics.CodeAnalysis;

namespace Wiki.Text.Blocks.Points;

/// <summary>A point in time: a full or partial date, or a version. Equal points have the same text.</summary>
public abstract record Point
{
    /// <summary>The canonical text. Reading it gives an equal point.</summary>
    public abstract string Text { get; }

    /// <summary>Reads one word. A word that can be a date or a version is a date; <c>v2019</c> is a version.</summary>
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
    /// The order of the two points, or unknown when neither certainly comes first. Versions without a line belong to
    /// <paramref name="defaultLine"/>.
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

/// <summary>The certain order of two points.</summary>
public enum PointOrder
{
    /// <summary>The first is certainly earlier.</summary>
    Before,

    /// <summary>They are the same instant or the same version.</summary>
    Same,

    /// <summary>The first is certainly later.</summary>
    After,

    /// <summary>Partial dates that overlap: their order is unknown, and that is no mistake.</summary>
    Open,

    /// <summary>Versions of different lines, or a date and a version.</summary>
    Incomparable,
}

using System.Collections.Immutable;
using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Diffing.Facts.Blocks;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>
/// The differences between two matrices: everything that is needed to make the tidy new text from the old matrix. Other
/// words for the same statement, another layout or another spelling of a key are not differences.
/// </summary>
public sealed record MatrixChanges : BlockChanges
{
    /// <summary>The marker of the old matrix.</summary>
    public required BlockMarker OldMarker { get; init; }

    /// <summary>The marker of the new matrix.</summary>
    public required BlockMarker NewMarker { get; init; }

    /// <summary>The text above the old feature names.</summary>
    public required string OldCorner { get; init; }

    /// <summary>The text above the new feature names.</summary>
    public required string NewCorner { get; init; }

    /// <summary>
    /// The changes of columns, then of groups, then of rows. Within each, the most important kind comes first.
    /// </summary>
    public required ImmutableArray<AxisChange> Axes { get; init; }

    /// <summary>The cells that say something different, in the order of the old rows and columns.</summary>
    public required ImmutableArray<CellEdit> Edits { get; init; }

    /// <summary>Rows or columns that may have been renamed. They are guesses and are never stored.</summary>
    public required ImmutableArray<RenameSuggestion> Suggestions { get; init; }

    /// <summary>The suggestions about what a change removed. Each is about one removed row or column.</summary>
    public IEnumerable<RenameSuggestion> SuggestionsAt(AxisChange change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return change.Kind != AxisChangeKind.Removed ? []
            : Suggestions.Where(it => it.Axis == change.Axis && it.Old == change.Old[0]);
    }

    /// <summary>The settings of the marker that differ, each by its name.</summary>
    public IEnumerable<(string Name, string? Old, string? New)> Settings =>
        OldMarker.Settings.Concat(NewMarker.Settings).Select(setting => setting.Name).Distinct()
            .Select(name => (name, OldMarker.Setting(name), NewMarker.Setting(name)))
            .Where(setting => setting.Item2 != setting.Item3);

    /// <summary>The comparisons of cells for readers, in the order of <see cref="Edits"/>.</summary>
    public IEnumerable<CellComparison> Cells => Edits.SelectMany(edit => edit.Comparisons);

    /// <inheritdoc/>
    public override bool IsEmpty => Axes.IsEmpty && Edits.IsEmpty && OldCorner == NewCorner
        && OldMarker.Print() == NewMarker.Print();

    /// <summary>The changes that undo these, in the same order. The suggestions are left out.</summary>
    public MatrixChanges Inverse() => this with
    {
        OldLine = NewLine,
        NewLine = OldLine,
        OldMarker = NewMarker,
        NewMarker = OldMarker,
        OldCorner = NewCorner,
        NewCorner = OldCorner,
        Axes = [.. Axes.Select(change => change.Inverse())],
        Edits = [.. Edits.Select(edit => edit.Inverse())],
        Suggestions = [],
    };

    /// <summary>Makes the lines of the new matrix in tidy form.</summary>
    /// <param name="old">The matrix that was compared, or one that says the same.</param>
    /// <exception cref="InvalidOperationException">
    /// The matrix lacks something that these changes start from.
    /// </exception>
    public IReadOnlyList<string> Apply(Matrix old)
    {
        ArgumentNullException.ThrowIfNull(old);
        return MatrixText.Tidy(new MatrixPatch(this, old).NewMatrix());
    }
}

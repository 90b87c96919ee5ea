using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Links;

namespace Wiki.Text.Rendering;

/// <summary>The places of a page to which a link with <c>#</c> can lead.</summary>
internal sealed class PageAnchors
{
    // What the page around the text has. An empty fragment and "top" lead to its beginning in every browser.
    private static readonly string[] Always = ["", "top", "content"];

    private readonly HashSet<string> _ids = new(Always, StringComparer.Ordinal);
    private readonly Dictionary<string, string> _byLetters = new(StringComparer.Ordinal);
    private readonly Lazy<HashSet<string>> _inMatrices;

    /// <summary>Finds them.</summary>
    /// <param name="headings">The headings of the page.</param>
    /// <param name="others">Further names of its headings.</param>
    /// <param name="blocks">Its structured blocks.</param>
    /// <param name="sources">How many sources it cites.</param>
    /// <param name="includes">How many includes it has.</param>
    public PageAnchors(
        IReadOnlyList<Heading> headings, IEnumerable<string> others, IReadOnlyList<StructuredBlock> blocks, int sources,
        int includes)
    {
        _ids.UnionWith(others);
        foreach (var heading in headings)
        {
            _ids.Add(heading.Id);
            _byLetters.TryAdd(Letters(heading.Id), heading.Id);
        }

        _ids.UnionWith(blocks.Select(block => block.Content.Id));
        _ids.UnionWith(Enumerable.Range(1, includes).Select(n => $"i{n}.included"));
        _ids.UnionWith(Enumerable.Range(1, sources).Select(n => $"fn:{n}"));
        _ids.UnionWith(Enumerable.Range(1, sources).Select(n => $"fnref:{n}"));
        _inMatrices = new(() => [.. blocks.Select(it => it.Content).OfType<MatrixContent>().SelectMany(InMatrix)]);
    }

    /// <summary>Whether a fragment, as the address has it behind its <c>#</c>, leads somewhere on the page.</summary>
    public bool Has(string fragment)
    {
        var id = Decoded(fragment);
        return _ids.Contains(id) || id.Contains('.', StringComparison.Ordinal) && _inMatrices.Value.Contains(id);
    }

    /// <summary>
    /// The anchor of a heading with the same letters and digits, such as <c>set-up</c> for <c>Setup</c>; null for none.
    /// </summary>
    public string? Alike(string fragment) =>
        Letters(Decoded(fragment)) is { Length: > 0 } letters ? _byLetters.GetValueOrDefault(letters) : null;

    /// <summary>A fragment without the escapes of an address.</summary>
    public static string Decoded(string fragment) =>
        fragment.Contains('%', StringComparison.Ordinal) ? Uri.UnescapeDataString(fragment) : fragment;

    private static string Letters(string id) =>
        string.Concat(SectionKey.Of(id).Where(char.IsLetterOrDigit));

    private static IEnumerable<string> InMatrix(MatrixContent content) => content.Matrix is { IsBroken: false } matrix
        ? matrix.Rows.SelectMany(row => matrix.Columns
            .Select(column => MatrixHtml.CellId(matrix.Id, row.Label.Key, column.Label.Key))
            .Append(MatrixHtml.RowId(matrix, row)))
        : [];
}

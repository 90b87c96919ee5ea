using Wiki.Text.Diffing.Words;

namespace Wiki.Text.Diffing.Passages;

/// <summary>The lines of one of two compared texts. Each line is split into words only when they are needed.</summary>
internal sealed class DiffSide
{
    private readonly WordNumbers _words;
    private readonly LineSimilarity _similarity;
    private readonly string?[] _shown;
    private readonly WordLine?[] _split;
    private readonly LineSimilarity.Signature?[] _signatures;

    public DiffSide(List<string> lines, WordNumbers words, LineSimilarity similarity)
    {
        Lines = lines;
        _words = words;
        _similarity = similarity;
        _shown = new string?[lines.Count];
        _split = new WordLine?[lines.Count];
        _signatures = new LineSimilarity.Signature?[lines.Count];
        Free = new bool[lines.Count];
    }

    /// <summary>The lines with their line feeds.</summary>
    public List<string> Lines { get; }

    public int Count => Lines.Count;

    /// <summary>The lines that the other text lacks, as far as is known so far.</summary>
    public bool[] Free { get; }

    public string Shown(int line) => _shown[line] ??= Wiki.Text.Diffing.Sequences.Lines.Shown(Lines[line]);

    /// <summary>A range of lines with their line feeds.</summary>
    public string TextOf(int start, int end) => string.Concat(Lines.GetRange(start, end - start));

    public WordLine Words(int line) => _split[line] ??= _words.Split(Shown(line));

    public LineSimilarity.Signature Signature(int line) => _signatures[line] ??= _similarity.Of(Words(line));

    public bool IsBlank(int line) => string.IsNullOrWhiteSpace(Lines[line]);

    public void Take(int start, int count) => Array.Fill(Free, false, start, count);

    public void Release(int start, int count) => Array.Fill(Free, true, start, count);
}

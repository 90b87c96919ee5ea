using BenchmarkDotNet.Attributes;
using Wiki.Benchmarks.Texts;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Matrices.Grammar;
using Wiki.Text.Blocks.Matrices.Html;
using Wiki.Text.Documents;

namespace Wiki.Benchmarks;

/// <summary>A matrix of 500 rows and 20 systems without the page around it.</summary>
public class MatrixBenchmarks
{
    private readonly Matrix _matrix = WikiDocument.Parse(SourceText.From(LargeMatrix.Text)).Matrices.Single();

    /// <summary>Lines to cells, statements and what is wrong with them.</summary>
    [Benchmark]
    public Matrix Read() => MatrixReader.Read(_matrix.Marker, _matrix.Source);

    /// <summary>Cells to HTML, notes and sources as typed.</summary>
    [Benchmark]
    public string Write()
    {
        using var writer = new StringWriter();
        new MatrixHtml().Write(writer, _matrix);
        return writer.ToString();
    }
}

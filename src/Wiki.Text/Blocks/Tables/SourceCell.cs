using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Tables;

/// <summary>A cell that has citations only.</summary>
internal static class SourceCell
{
    /// <summary>
    /// The citations up to the first problem, and that problem (C103, or an unclosed note or code span).
    /// </summary>
    internal static (ImmutableArray<Citation> Sources, Problem? Fault) Read(string cell, int line)
    {
        var tokens = new CellTokens(cell);
        var sources = tokens.TakeCitations();
        return (sources, tokens.Next switch
        {
            { Kind: CellTokenKind.End } => null,
            var token => new Problem("C103", Severity.Error, line, token.Column,
                $"\"{Quoted.Short(token.Typed)}\" is not a source. Write a citation such as [^release-notes]."),
        });
    }
}

using System.Collections.Immutable;

namespace Wiki.Text.Blocks;

/// <summary>A cell that holds citations and nothing else.</summary>
internal static class SourceCell
{
    /// <summary>The citations up to the first fault, and that fault (C103, or an unclosed note or code span).</summary>
    internal static (ImmutableArray<Citation> Sources, Problem? Fault) Read(string cell, int line)
    {
        var tokens = new CellTokens(cell);
        var sources = tokens.TakeCitations();
        return (sources, tokens.Next switch
        {
            { Kind: CellTokenKind.End } => null,
            var token => new Problem("C103", Severity.Error, line, token.Column,
                $"unexpected \"{Quoted.Short(token.Typed)}\"; a source is a citation such as [^release-notes]"),
        });
    }
}

using System.Collections.Immutable;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Predictions;

/// <summary>
/// Reads an Outcome cell: <c>open</c>, or an outcome, its date, a note and its sources. Reading stops at the first
/// problem. An outcome that can be read gets a problem for each thing it lacks.
/// </summary>
internal static class OutcomeReader
{
    internal static (Outcome? Outcome, ImmutableArray<Problem> Problems) Read(string text, int line, DatePoint? made)
    {
        var tokens = new CellTokens(text);
        var first = tokens.Take();
        if (!first.Is(CellTokenKind.Word) || EnumWords.Read<OutcomeKind>(first.Text) is not { } kind)
        {
            return (null, [Error("P301", first, $"\"{Quoted.Short(first.Typed)}\" is not an outcome. Write open, or "
                + "yes, no, partly, void or disputed with a date.")]);
        }

        var open = new Outcome(kind, null, null, []);
        if (kind == OutcomeKind.Open)
        {
            return tokens.Next.Is(CellTokenKind.End) ? (open, []) : (null, [Rest(tokens.Next)]);
        }

        var when = tokens.Next;
        if (!when.Is(CellTokenKind.Word))
        {
            return (null, [Error("P302", first, $"\"{kind.Word()}\" needs the date of the decision, "
                + $"e.g. \"{kind.Word()} 2011-07-21\".")]);
        }

        tokens.Take();
        if (!DatePoint.TryRead(when.Text, out var decided))
        {
            return (null, [Error("P302", when, NotADate(when.Text))]);
        }

        var hasNote = tokens.Next.Is(CellTokenKind.Note);
        var note = hasNote ? Blank.Trim(tokens.Take().Text) : "";
        var sources = tokens.TakeCitations();
        if (!tokens.Next.Is(CellTokenKind.End))
        {
            return (null, [tokens.Next switch
            {
                { Kind: CellTokenKind.Note } second when hasNote =>
                    Error("C110", second, "This outcome has two notes. Put both into one."),
                { Kind: CellTokenKind.Note } late => Error("C103", late, "Put the note before the citations."),
                var token => Rest(token),
            }]);
        }

        var outcome = new Outcome(kind, decided, note.Length == 0 ? null : note, sources);
        return (outcome, [.. Lacks(outcome, made).Select(lack => Error(lack.Code, lack.IsDate ? when : first,
            lack.Message))]);

        Problem Rest(CellToken token) => token.Is(CellTokenKind.Broken)
            ? Error(token.Code, token, token.Text)
            : Error("C103", token, $"\"{Quoted.Short(token.Typed)}\" cannot stand here. Write \"open\" alone, "
                + "or an outcome, its date, a (note) and its sources, in this order.");

        Problem Error(string code, CellToken token, string message) =>
            new(code, Severity.Error, line, token.Column, message);
    }

    internal static string NotADate(string typed) =>
        $"\"{Quoted.Short(typed)}\" is not a date. Write 2011, 2011-05 or 2011-05-19.";

    private static IEnumerable<(string Code, bool IsDate, string Message)> Lacks(Outcome outcome, DatePoint? made)
    {
        var word = outcome.Kind.Word();
        if (outcome is { Note: null, Kind: OutcomeKind.Partly or OutcomeKind.Void or OutcomeKind.Disputed })
        {
            yield return ("P304", false, $"\"{word}\" needs a reason. Add a note in (parentheses).");
        }

        if (outcome.Sources.IsEmpty)
        {
            yield return ("P305", false, $"\"{word}\" needs a source, e.g. \"{word} 2011-07-21 [^release-notes]\".");
        }

        if (made is not null && DatePoint.Compare(outcome.Decided!, made) == PointOrder.Before)
        {
            yield return ("P303", true, $"The decision ({outcome.Decided}) is earlier than the prediction ({made}). "
                + "Correct one of the dates.");
        }
    }
}

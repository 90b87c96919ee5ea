using System.Buffers;
using System.Collections.Immutable;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Grammar;

/// <summary>
/// Reads the statements of a cell from left to right, by the grammar in docs/blocks/cells.md. It stops at the first
/// mistake and knows nothing outside the cell.
/// </summary>
internal sealed partial class StatementParser
{
    // Reading compares each pair of statements. A cell with more statements is prose in the wrong place.
    private const int MostStatements = 20;

    private static readonly SearchValues<char> Dashes =
        SearchValues.Create("-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D");

    private readonly CellTokens _tokens;
    private readonly int _line;
    private Problem? _fault;

    private StatementParser(string text, int line)
    {
        _tokens = new CellTokens(text);
        _line = line;
    }

    /// <summary>The statements in the order typed, or the first mistake.</summary>
    internal static (ImmutableArray<Statement> Statements, Problem? Fault) Parse(string text, int line)
    {
        var parser = new StatementParser(text, line);
        var statements = parser.ReadCell();
        return parser._fault is null ? (statements, null) : ([], parser._fault);
    }

    /// <summary>
    /// Whether a note is only what may follow a claim, a point or clauses: data in the wrong place (W208).
    /// </summary>
    internal static bool IsData(string note)
    {
        var parser = new StatementParser(note, 1);
        if (parser._tokens.Next.Is(CellTokenKind.End))
        {
            return false;
        }

        if (parser._tokens.Next is { Kind: CellTokenKind.Word } first && IsShortStart(first.Text))
        {
            parser._tokens.Take();
        }

        // Only a plan can have a target. Any other claim can have the other clauses.
        var claim = new Statement { Value = "", Column = 1 };
        while (parser._fault is null && !parser._tokens.Next.Is(CellTokenKind.End))
        {
            if (!parser._tokens.Next.Is(CellTokenKind.Comma) && !IsClause(parser._tokens.Next))
            {
                return false; // Most notes end here. This avoids a message that nobody reads.
            }

            claim = parser.ReadClause(parser._tokens.Next.IsWord("for")
                ? claim with { Level = Level.Planned }
                : claim with { Level = null });
            if (parser._tokens.Next.Kind is not (CellTokenKind.Word or CellTokenKind.Comma or CellTokenKind.End))
            {
                return false;
            }
        }

        return parser._fault is null;
    }

    private static bool IsShortStart(string word) =>
        Point.TryRead(word.Length > 1 && word[^1] == '+' ? word[..^1] : word, out _);

    private ImmutableArray<Statement> ReadCell()
    {
        var statements = ImmutableArray.CreateBuilder<Statement>(initialCapacity: 1);
        while (!_tokens.Next.Is(CellTokenKind.End))
        {
            var statement = ReadStatement(statements.Count > 0 ? statements[^1] : null);
            if (_fault is not null)
            {
                break;
            }

            statements.Add(statement);
            if (_tokens.Next.Is(CellTokenKind.Semicolon))
            {
                var semicolon = _tokens.Take();
                if (_tokens.Next.Kind is CellTokenKind.End)
                {
                    Fault("C103", semicolon.Column,
                        "\";\" separates two statements, but one of them is empty. Remove \";\".");
                }
                else if (statements.Count == MostStatements)
                {
                    Fault("C103", semicolon.Column,
                        $"A cell can have at most {MostStatements} statements. Remove some of them.");
                }
            }
        }

        return statements.DrainToImmutable();
    }

    private Statement ReadStatement(Statement? before)
    {
        var statement = ReadClaim();
        var alone = before?.Level is Level.Unknown ? before : statement.Level is Level.Unknown ? statement : null;
        if (before is not null && alone is not null)
        {
            Fault("C106", alone.Column, "\"unknown\" must be the only statement of its cell. Remove it or the others.");
        }

        if (_fault is null)
        {
            statement = ReadShortStart(statement);
        }

        while (_fault is null && _tokens.Next.Kind is not (CellTokenKind.End or CellTokenKind.Semicolon))
        {
            statement = _tokens.Next.Kind switch
            {
                CellTokenKind.Note => ReadNote(statement),
                CellTokenKind.Citation => statement with { Sources = _tokens.TakeCitations() },
                _ => ReadClause(statement),
            };
        }

        return statement;
    }

    private Statement ReadClaim()
    {
        var token = _tokens.Take();
        var claim = new Statement
        {
            Column = token.Column,
            Level = token.Is(CellTokenKind.Word) ? Levels.Read(token.Text) : null,
            Value = token.Is(CellTokenKind.Code) ? token.Text : null,
        };
        switch (token.Kind)
        {
            case CellTokenKind.Code:
            case CellTokenKind.Word when claim.Level is not null:
                return claim;
            case CellTokenKind.Semicolon:
                return Fault(claim, "C103", token.Column,
                    "\";\" separates two statements, but one of them is empty. Remove \";\".");
            case CellTokenKind.Comma:
            case CellTokenKind.Word when token.Text == "+":
                return Unexpected(claim, token);
            case CellTokenKind.Broken:
                return Fault(claim, token.Code, token.Column, token.Text);
            case CellTokenKind.Word when IsDash(token.Text):
                return Fault(claim, "C116", token.Column, $"\"{Quoted.Short(token.Text)}\" can mean \"no\", \"n/a\" or "
                    + "\"unknown\". Write the one you mean, or leave the cell empty.",
                    Meant.Of(token.Length, "no", "n/a", "unknown"));
            default:
                var near = NearLevel(token.Text);
                var meant = near is null ? "" : $" Did you mean \"{near}\"?";
                return Fault(claim, "C101", token.Column,
                    $"\"{Quoted.Short(token.Typed)}\" is not a level. Use "
                    + $"yes, partial, no, planned, unknown (or ?) or n/a.{meant} Write a plain value in `backticks`.",
                    Meant.Of(token.Length, near));
        }
    }

    private Statement ReadShortStart(Statement statement)
    {
        var token = _tokens.Next;
        if (!token.Is(CellTokenKind.Word) || !PointFault.LooksLikePoint(token.Text))
        {
            return statement;
        }

        _tokens.Take();
        var word = token.Text.EndsWith('+') ? token.Text[..^1] : token.Text;
        if (!Point.TryRead(word, out var point))
        {
            var (code, message) = PointFault.Explain(word, "");
            return Fault(statement, code, token.Column, message, Meant.Of(token.Length, PointFault.Clause(word)));
        }

        var clause = statement.Level is Level.Planned ? "for" : statement.Level is Level.Unknown ? "as of" : "since";
        var meant = Meant.Of(token.Length, $"{clause} {point}");
        return statement.Level switch
        {
            null or Level.Yes or Level.Partial => statement with { Start = new Start(StartKind.Since, point) },
            Level.No => Fault(statement, "C102", token.Column,
                $"\"no {token.Text}\" is ambiguous. Write \"no since {point}\" if support was dropped then, or "
                + $"\"no as of {point}\" if it was still missing when you checked.",
                Meant.Of(token.Length, $"as of {point}", $"since {point}")),
            Level.Planned => Fault(statement, "C103", token.Column,
                $"\"{token.Text}\" cannot follow \"planned\". Write \"for {point}\".", meant),
            Level.Unknown => Fault(statement, "C103", token.Column,
                $"\"{token.Text}\" cannot follow \"unknown\". Write \"as of {point}\" if you checked it then.", meant),
            _ => Fault(statement, "C103", token.Column,
                $"\"{token.Text}\" cannot follow \"n/a\". Write \"since {point}\".", meant),
        };
    }

    private Statement ReadNote(Statement statement)
    {
        var token = _tokens.Take();
        if (statement.NoteColumn > 0)
        {
            return Fault(statement, "C110", token.Column, "This statement has two notes. Put both into one.");
        }

        if (!statement.Sources.IsEmpty)
        {
            return Fault(statement, "C103", token.Column, "Put the note before the citations.");
        }

        var note = Blank.Trim(token.Text);
        return statement with { Note = note.Length == 0 ? null : note, NoteColumn = token.Column };
    }

    private Statement Unexpected(Statement statement, CellToken token) => Fault(statement, "C103", token.Column,
        token.Is(CellTokenKind.Comma) ? "A comma can only stand before since, by, removed, until, for, "
            + "as of or a tag. Remove it."
        : token.IsWord("+") ? "Write \"+\" right behind the version, e.g. \"since 4.2+\"."
        : $"\"{Quoted.Short(token.Typed)}\" cannot stand here. Put remarks in (parentheses).");

    private Statement Fault(Statement statement, string code, int column, string message, Meant? meant = null)
    {
        Fault(code, column, message, meant);
        return statement;
    }

    private void Fault(string code, int column, string message, Meant? meant = null) =>
        _fault ??= new Problem(code, Severity.Error, _line, column, message) { Meant = meant };

    private static bool IsDash(string word) => word.AsSpan().IndexOfAnyExcept(Dashes) < 0;

    private static string? NearLevel(string word) => word switch
    {
        "✅" or "✓" or "✔" or "☑" or "✔️" or "☑️" => "yes",
        "❌" or "✗" or "✘" or "✖" or "✖️" => "no",
        "❓" => "unknown",
        _ => Nearest.Of(word, Levels.All.Select(level => level.Word())),
    };
}

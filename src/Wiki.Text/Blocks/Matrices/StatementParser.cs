using System.Buffers;
using System.Collections.Immutable;

namespace Wiki.Text.Blocks.Matrices;

/// <summary>
/// Reads the statements of a cell from left to right by the grammar of structured-blocks 4.3 and stops at the first
/// fault (A7). It knows one cell and nothing around it.
/// </summary>
internal sealed class StatementParser
{
    // Reading checks each pair of statements; a cell with more is a page of prose that went astray.
    private const int MostStatements = 50;

    private static readonly string[] Keywords = ["since", "by", "removed", "until", "for", "as"];

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

    /// <summary>The statements as typed, or the first fault.</summary>
    internal static (ImmutableArray<Statement> Statements, Problem? Fault) Parse(string text, int line)
    {
        var parser = new StatementParser(text, line);
        var statements = parser.ReadCell();
        return parser._fault is null ? (statements, null) : ([], parser._fault);
    }

    /// <summary>Whether a note is nothing but clauses, i.e. data in the wrong place (W208).</summary>
    internal static bool IsClauses(string note)
    {
        var parser = new StatementParser(note, 1);
        if (parser._tokens.Next.Is(CellTokenKind.End))
        {
            return false;
        }

        // A plan takes a target, anything else takes the other clauses.
        var claim = new Statement { Value = "", Column = 1 };
        while (parser._fault is null && !parser._tokens.Next.Is(CellTokenKind.End))
        {
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

    private ImmutableArray<Statement> ReadCell()
    {
        var statements = ImmutableArray.CreateBuilder<Statement>();
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
                    Fault("C103", semicolon.Column, "unexpected \";\"; it separates two statements, and one is empty");
                }
                else if (statements.Count == MostStatements)
                {
                    Fault("C103", semicolon.Column, $"unexpected \";\"; a cell holds at most {MostStatements} statements");
                }
            }
        }

        return statements.ToImmutable();
    }

    private Statement ReadStatement(Statement? before)
    {
        var statement = ReadClaim();
        var alone = before?.Level is Level.Unknown ? before : statement.Level is Level.Unknown ? statement : null;
        if (before is not null && alone is not null)
        {
            Fault("C106", alone.Column, "\"unknown\" stands alone in its cell; remove it or the other statement");
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
                CellTokenKind.Citation => ReadSource(statement),
                _ => ReadClause(statement),
            };
        }

        return statement;
    }

    private Statement ReadClaim()
    {
        var token = _tokens.Take();
        var claim = new Statement { Column = token.Column };
        switch (token.Kind)
        {
            case CellTokenKind.Code:
                return claim with { Value = token.Text };
            case CellTokenKind.Word when Levels.Read(token.Text) is { } level:
                return claim with { Level = level };
            case CellTokenKind.Semicolon:
                return Fault(claim, "C103", token.Column,
                    "unexpected \";\"; it separates two statements, and one is empty");
            case CellTokenKind.Comma:
            case CellTokenKind.Word when token.Text == "+":
                return Unexpected(claim, token);
            case CellTokenKind.Broken:
                return Fault(claim, token.Code, token.Column, token.Text);
            case CellTokenKind.Word when IsDash(token.Text):
                return Fault(claim, "C116", token.Column, $"\"{Quoted.Short(token.Text)}\" can mean \"no\", \"n/a\" or "
                    + "\"unknown\"; write the one you mean, or leave the cell empty");
            default:
                var meant = Meant(token.Text) is { } near ? $" — did you mean \"{near}\"?" : "";
                return Fault(claim, "C101", token.Column, $"\"{Quoted.Short(token.Typed)}\" is not a support level; use "
                    + $"yes, partial, no, planned, unknown (or ?) or n/a{meant}; a plain value goes in `backticks`");
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
            var (code, message) = PointFault.Explain(token.Text, "");
            return Fault(statement, code, token.Column, message);
        }

        return statement.Level switch
        {
            null or Level.Yes or Level.Partial => statement with { Start = new Start(StartKind.Since, point) },
            Level.No => Fault(statement, "C102", token.Column,
                $"\"no {token.Text}\" is ambiguous; write \"no since {point}\" (dropped then) or "
                + $"\"no as of {point}\" (still missing when checked)"),
            Level.Planned => Fault(statement, "C103", token.Column,
                $"unexpected \"{token.Text}\"; write \"for {point}\""),
            Level.Unknown => Fault(statement, "C103", token.Column,
                $"unexpected \"{token.Text}\"; write \"as of {point}\" for when it was last looked up"),
            _ => Fault(statement, "C103", token.Column, $"unexpected \"{token.Text}\"; write \"since {point}\""),
        };
    }

    private Statement ReadClause(Statement statement)
    {
        var token = _tokens.Take();
        if (token.Is(CellTokenKind.Comma))
        {
            if (!_tokens.Next.Is(CellTokenKind.Word))
            {
                return Unexpected(statement, token);
            }

            token = _tokens.Take();
        }

        if (token.Is(CellTokenKind.Broken))
        {
            return Fault(statement, token.Code, token.Column, token.Text);
        }

        var isClause = token.Is(CellTokenKind.Word) && (token.Text[0] == '#' || Keywords.Contains(token.Text));
        if (!isClause)
        {
            return Unexpected(statement, token);
        }

        if (statement.NoteColumn > 0 || !statement.Sources.IsEmpty)
        {
            return Fault(statement, "C103", token.Column, $"unexpected \"{Quoted.Short(token.Text)}\"; "
                + "it goes before the note and the citations");
        }

        return token.Text switch
        {
            "since" or "by" => ReadStart(statement, token),
            "removed" or "until" => ReadEnd(statement, token),
            "for" => ReadTarget(statement, token),
            "as" => ReadAsOf(statement, token),
            _ => ReadTag(statement, token),
        };
    }

    private Statement ReadStart(Statement statement, CellToken keyword)
    {
        if (statement.Level is Level.Unknown or Level.Planned)
        {
            return CannotTake(statement, keyword, "a start");
        }

        if (statement.Level is Level.No && keyword.Text == "by")
        {
            return Fault(statement, "C106", keyword.Column,
                "\"no\" cannot take \"by\"; write \"no since …\" for what was dropped then");
        }

        if (statement.Start is not null)
        {
            return Twice(statement, keyword, "two starts");
        }

        var kind = keyword.Text == "since" ? StartKind.Since : StartKind.By;
        return ReadPoint(keyword.Text, keyword.Column, mayContinue: kind == StartKind.Since) is { } point
            ? statement with { Start = new Start(kind, point) }
            : statement;
    }

    private Statement ReadEnd(Statement statement, CellToken keyword)
    {
        if (statement.Level is Level.Unknown or Level.Planned)
        {
            return CannotTake(statement, keyword, "an end");
        }

        if (statement.End is not null)
        {
            return Twice(statement, keyword, "two ends");
        }

        var kind = keyword.Text == "until" ? EndKind.Until : EndKind.Removed;
        var words = keyword.Text;
        if (kind == EndKind.Removed && _tokens.Next.IsWord("by"))
        {
            _tokens.Take();
            kind = EndKind.RemovedBy;
            words = "removed by";
        }

        return ReadPoint(words, keyword.Column) is { } point
            ? statement with { End = new End(kind, point) }
            : statement;
    }

    private Statement ReadTarget(Statement statement, CellToken keyword)
    {
        if (statement.Level is not Level.Planned)
        {
            return Fault(statement, "C106", keyword.Column,
                "\"for\" belongs to \"planned\"; use \"since\" for something that already happened");
        }

        if (statement.Target is not null)
        {
            return Twice(statement, keyword, "two targets");
        }

        return ReadPoint("for", keyword.Column) is { } point ? statement with { Target = point } : statement;
    }

    private Statement ReadAsOf(Statement statement, CellToken keyword)
    {
        if (!_tokens.Next.IsWord("of"))
        {
            return Fault(statement, "C103", keyword.Column, "unexpected \"as\"; write \"as of\" and a version or date");
        }

        _tokens.Take();
        if (statement.AsOf is not null)
        {
            return Twice(statement, keyword, "two \"as of\"");
        }

        return ReadPoint("as of", keyword.Column) is { } point ? statement with { AsOf = point } : statement;
    }

    private Statement ReadTag(Statement statement, CellToken word)
    {
        if (Tags.Read(word.Text) is not { } tag)
        {
            var names = Tags.All.Select(known => known.Word()).ToList();
            var meant = Nearest.Of(word.Text, names) is { } near ? $" — did you mean \"{near}\"?" : "";
            return Fault(statement, "C114", word.Column,
                $"unknown tag \"{Quoted.Short(word.Text)}\"; use {string.Join(", ", names)}{meant}");
        }

        return statement.Tags.Contains(tag)
            ? Fault(statement, "C115", word.Column, $"this statement has the tag \"{tag.Word()}\" twice; keep one")
            : statement with { Tags = [.. statement.Tags.Append(tag).Order()] };
    }

    private Point? ReadPoint(string keyword, int column, bool mayContinue = false)
    {
        var token = _tokens.Next;
        if (!token.Is(CellTokenKind.Word) || token.Text[0] == '#' || Keywords.Contains(token.Text) || token.Text == "+")
        {
            Fault("C104", column, $"\"{keyword}\" needs a version or a date, e.g. {keyword} 4.2");
            return null;
        }

        _tokens.Take();
        var word = mayContinue && token.Text.EndsWith('+') ? token.Text[..^1] : token.Text;
        if (Point.TryRead(word, out var point))
        {
            return point;
        }

        var (code, message) = PointFault.Explain(token.Text, keyword);
        Fault(code, token.Column, message);
        return null;
    }

    private Statement ReadNote(Statement statement)
    {
        var token = _tokens.Take();
        if (statement.NoteColumn > 0)
        {
            return Fault(statement, "C110", token.Column, "this statement has two notes; put both into one");
        }

        if (!statement.Sources.IsEmpty)
        {
            return Fault(statement, "C103", token.Column, "the note goes before the citations");
        }

        var note = Blank.Trim(token.Text);
        return statement with { Note = note.Length == 0 ? null : note, NoteColumn = token.Column };
    }

    private Statement ReadSource(Statement statement)
    {
        var sources = ImmutableArray.CreateBuilder<Citation>();
        while (_tokens.Next.Is(CellTokenKind.Citation))
        {
            var token = _tokens.Take();
            sources.Add(new Citation(token.Text, token.Column));
        }

        return statement with { Sources = sources.ToImmutable() };
    }

    private Statement CannotTake(Statement statement, CellToken keyword, string what)
    {
        var instead = statement.Level is Level.Unknown
            ? "write \"as of …\" for when it was last looked up"
            : "write \"for …\" for the version or date it is planned for";
        return Fault(statement, "C106", keyword.Column, $"\"{statement.Claim}\" cannot take {what}; {instead}");
    }

    private Statement Twice(Statement statement, CellToken keyword, string what) => Fault(statement, "C115",
        keyword.Column, $"this statement has {what}; keep one, or start a second statement with \";\"");

    private Statement Unexpected(Statement statement, CellToken token) => Fault(statement, "C103", token.Column,
        token.Is(CellTokenKind.Comma) ? "unexpected \",\"; a comma only stands before since, by, removed, until, for, "
            + "as of or a tag"
        : token.IsWord("+") ? "unexpected \"+\"; write it right behind the version, e.g. since 4.2+"
        : $"unexpected \"{Quoted.Short(token.Typed)}\"; put remarks in (parentheses)");

    private Statement Fault(Statement statement, string code, int column, string message)
    {
        Fault(code, column, message);
        return statement;
    }

    private void Fault(string code, int column, string message) =>
        _fault ??= new Problem(code, Severity.Error, _line, column, message);

    private static bool IsDash(string word) => word.AsSpan().IndexOfAnyExcept(Dashes) < 0;

    private static string? Meant(string word) => word switch
    {
        "✅" or "✓" or "✔" or "☑" or "✔️" or "☑️" => "yes",
        "❌" or "✗" or "✘" or "✖" or "✖️" => "no",
        "❓" => "unknown",
        _ => Nearest.Of(word, Levels.All.Select(level => level.Word())),
    };
}

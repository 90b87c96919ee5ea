using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Blocks.Matrices.Grammar;

/// <summary>
/// Reads the clauses after a claim: start, end, target, as of and tags, in any order, each kind once.
/// </summary>
internal sealed partial class StatementParser
{
    private static readonly string[] Keywords = ["since", "by", "removed", "until", "for", "as"];

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

        if (!IsClause(token))
        {
            return Unexpected(statement, token);
        }

        if (statement.NoteColumn > 0 || !statement.Sources.IsEmpty)
        {
            return Fault(statement, "C103", token.Column, $"\"{Quoted.Short(token.Text)}\" cannot stand here. "
                + "Put it before the note and the citations.");
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

    private static bool IsClause(CellToken token) =>
        token.Is(CellTokenKind.Word) && (token.Text[0] == '#' || Keywords.Contains(token.Text));

    private Statement ReadStart(Statement statement, CellToken keyword)
    {
        if (statement.Level is Level.Unknown or Level.Planned)
        {
            return CannotTake(statement, keyword, "a start");
        }

        if (statement.Level is Level.No && keyword.Text == "by")
        {
            return Fault(statement, "C106", keyword.Column,
                "\"no\" cannot take \"by\". Write \"no since …\" if support was dropped then.");
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
                "\"for\" only goes with \"planned\". Use \"since\" for something that has already happened.");
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
            return Fault(statement, "C103", keyword.Column,
                "\"as\" cannot stand alone. Write \"as of\" and a version or date.");
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
            var names = Tags.All.Select(known => known.Typed()).ToList();
            var near = Nearest.Of(word.Text, names);
            var meant = near is null ? "" : $" Did you mean \"{near}\"?";
            return Fault(statement, "C114", word.Column,
                $"\"{Quoted.Short(word.Text)}\" is not a tag. Use {string.Join(", ", names)}.{meant}",
                Meant.Of(word.Length, near));
        }

        return statement.Tags.Contains(tag)
            ? Fault(statement, "C115", word.Column, $"This statement has the tag \"{tag.Typed()}\" twice. Keep one.")
            : statement with { Tags = [.. statement.Tags.Append(tag).Order()] };
    }

    private Point? ReadPoint(string keyword, int column, bool mayContinue = false)
    {
        var token = _tokens.Next;
        if (!token.Is(CellTokenKind.Word) || token.Text[0] == '#' || Keywords.Contains(token.Text) || token.Text == "+")
        {
            Fault("C104", column, $"\"{keyword}\" needs a version or a date, e.g. \"{keyword} 4.2\".");
            return null;
        }

        _tokens.Take();
        var word = mayContinue && token.Text.EndsWith('+') ? token.Text[..^1] : token.Text;
        if (Point.TryRead(word, out var point))
        {
            return point;
        }

        var (code, message) = PointFault.Explain(word, keyword);
        Fault(code, token.Column, message);
        return null;
    }

    private Statement CannotTake(Statement statement, CellToken keyword, string what)
    {
        var instead = statement.Level is Level.Unknown
            ? "Write \"as of …\" and the date on which you checked it."
            : "Write \"for …\" and the version or date of the plan.";
        return Fault(statement, "C106", keyword.Column, $"\"{statement.Claim}\" cannot take {what}. {instead}");
    }

    private Statement Twice(Statement statement, CellToken keyword, string what) => Fault(statement, "C115",
        keyword.Column, $"This statement has {what}. Keep one, or start a second statement with \";\".");
}

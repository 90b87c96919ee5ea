using System.Collections.Immutable;
using System.Text;
using Wiki.Text.Authors;

namespace Wiki.Core.Authors;

/// <summary>A text with who wrote each part of it, and its authors.</summary>
public sealed class WrittenText
{
    /// <summary>The most passages on one page.</summary>
    public const int MaximumPassages = 3_000;

    /// <summary>The most characters on one page; the page ends with the line that reaches it.</summary>
    public const int MaximumCharacters = 300_000;

    // A passage is one link. A longer one is split at the next line end, so that no link fills many screens.
    private const int LongPassage = 1_000;

    private readonly Authorship _authorship;
    private readonly ImmutableArray<bool>? _isShown;
    private readonly Dictionary<int, Origin> _origins;
    private readonly Dictionary<long, TextAuthor> _authors; // the key 0 stands for what ships with the program

    /// <summary>Joins words with their revisions.</summary>
    /// <param name="authorship">The text and the numbers of the revisions.</param>
    /// <param name="origins">Every revision that is the origin of something in it.</param>
    /// <param name="seen">The number and the lines of the last text that the viewer may see; null for this text.</param>
    public WrittenText(Authorship authorship, IEnumerable<Origin> origins, (int Number, IReadOnlySet<string> Lines)? seen = null)
    {
        ArgumentNullException.ThrowIfNull(authorship);
        _authorship = authorship;
        _isShown = seen is null ? null : [.. authorship.Text.Split('\n').Select(seen.Value.Lines.Contains)];
        Number = seen?.Number ?? authorship.Number;
        _origins = origins.ToDictionary(origin => origin.Number);
        Authors = AuthorsOf(authorship);
        _authors = Authors.ToDictionary(author => author.Id ?? 0);
    }

    /// <summary>The authors; who wrote most comes first.</summary>
    public IReadOnlyList<TextAuthor> Authors { get; }

    /// <summary>The number of the revision whose text it is.</summary>
    public int Number { get; }

    /// <summary>How many words the text has.</summary>
    public int Words { get; private set; }

    /// <summary>
    /// The author with an account, or for 0 the author of what ships with the program; null when they wrote nothing.
    /// </summary>
    public TextAuthor? Author(long id) => _authors.GetValueOrDefault(id);

    /// <summary>The passages of a part of the text.</summary>
    /// <param name="from">The first line, from 1.</param>
    /// <param name="only">Whose words are asked for; null for everybody's.</param>
    /// <returns>The passages, and the line with which the next part begins; null at the end.</returns>
    public (IReadOnlyList<WrittenPassage> Passages, int? Next) Part(int from, TextAuthor? only)
    {
        var passages = new List<WrittenPassage>();
        var text = new StringBuilder();
        var (line, number, characters) = (1, 0, 0);
        TextAuthor? marked = null;
        var atLineStart = true;
        foreach (var token in _authorship.Tokens())
        {
            var endsLine = token.Text.EndsWith('\n');
            if (line >= from && _isShown?[line - 1] != false
                && _authors.ContainsKey(_origins[token.Number].AuthorId ?? 0))
            {
                var isBlank = string.IsNullOrWhiteSpace(token.Text);
                var origin = isBlank ? number : Asked(token.Number, only);
                if (origin != number)
                {
                    Close();
                    number = origin;
                }

                text.Append(token.Text);
                characters += token.Text.Length;
                if (endsLine && ((atLineStart && isBlank) || text.Length >= LongPassage))
                {
                    Close();
                }
            }

            atLineStart = endsLine;
            line += endsLine ? 1 : 0;
            if (endsLine && (passages.Count >= MaximumPassages || characters >= MaximumCharacters))
            {
                Close();
                return (passages, line);
            }
        }

        Close();
        return (passages, null);

        void Close()
        {
            if (text.Length > 0)
            {
                var origin = number == 0 ? null : _origins[number];
                var author = origin is null ? null : _authors[origin.AuthorId ?? 0];
                passages.Add(new WrittenPassage(text.ToString(), origin, author, author is not null && author != marked));
                marked = author;
                text.Clear();
            }

            number = 0;
        }
    }

    private int Asked(int number, TextAuthor? only) =>
        only is null || _origins[number].AuthorId == only.Id ? number : 0;

    private List<TextAuthor> AuthorsOf(Authorship authorship)
    {
        var words = new Dictionary<int, int>();
        var line = 0;
        foreach (var token in authorship.Tokens())
        {
            // A blank line is in every text, so it says nothing of whether its revision may be seen.
            if (_isShown is null || (_isShown.Value[line] && token.IsWord))
            {
                words.TryAdd(token.Number, 0);
                words[token.Number] += token.IsWord ? 1 : 0;
                Words += token.IsWord ? 1 : 0;
            }

            line += token.Text.EndsWith('\n') ? 1 : 0;
        }

        return [.. words.GroupBy(it => _origins[it.Key].AuthorId)
            .Select(it => (Id: it.Key, Name: _origins[it.First().Key].Author, Words: it.Sum(of => of.Value),
                Revisions: it.Count()))
            .OrderByDescending(it => it.Words).ThenBy(it => it.Name, StringComparer.Ordinal)
            .Select((it, i) => new TextAuthor(
                i + 1, it.Id, it.Name, it.Words, it.Words / (double)Math.Max(1, Words), it.Revisions))];
    }
}

/// <summary>A part of a text that one revision introduced.</summary>
/// <param name="Text">The text, with the blanks after it.</param>
/// <param name="Origin">
/// The revision; null for blanks at the beginning, and for authors that were not asked for.
/// </param>
/// <param name="Author">Who saved that revision; null when <paramref name="Origin"/> is.</param>
/// <param name="IsMarked">Whether the passage before it has another author.</param>
public sealed record WrittenPassage(string Text, Origin? Origin, TextAuthor? Author, bool IsMarked);

/// <summary>Who wrote a cell of a matrix.</summary>
/// <param name="RowKey">The key of its row.</param>
/// <param name="Row">The label of its row.</param>
/// <param name="ColumnKey">The key of its column.</param>
/// <param name="Column">The label of its column.</param>
/// <param name="Says">What it says, in its canonical spelling.</param>
/// <param name="Written">The first revision in which it said that.</param>
/// <param name="Changed">
/// The revision since which it says that without a break; differs from <paramref name="Written"/> when it said
/// something else in between.
/// </param>
/// <param name="Stated">The first revision in which it said anything.</param>
public sealed record WrittenCell(
    string RowKey, string Row, string ColumnKey, string Column, string Says, Origin Written, Origin Changed,
    Origin Stated);

/// <summary>A matrix of an article with who wrote its cells.</summary>
/// <param name="Id">The id of the matrix.</param>
/// <param name="Cells">Its cells that say something, row by row; at most <see cref="MaximumCells"/>.</param>
/// <param name="Count">How many such cells it has.</param>
public sealed record WrittenMatrix(string Id, IReadOnlyList<WrittenCell> Cells, int Count)
{
    /// <summary>The most cells that are listed.</summary>
    public const int MaximumCells = 1_000;
}

/// <summary>Somebody who wrote words of a text.</summary>
/// <param name="Rank">The place among its authors, from 1: the first wrote most.</param>
/// <param name="Id">The account; null for what ships with the program.</param>
/// <param name="Name">The user name; null for what ships with the program.</param>
/// <param name="Words">How many words of the text are theirs.</param>
/// <param name="Share">What part of its words that is, from 0 to 1.</param>
/// <param name="Revisions">How many of their revisions introduced something that is still there.</param>
public sealed record TextAuthor(int Rank, long? Id, string? Name, int Words, double Share, int Revisions)
{
    // Neighbours in rank are far from each other in colour.
    private static readonly ImmutableArray<string> Hues =
        ["blue", "orange", "green", "violet", "red", "teal", "amber", "pink", "indigo", "lime", "cyan"];

    /// <summary>The hue of their words. The last is shared by all further authors: their numbers differ.</summary>
    public string Hue => Rank <= Hues.Length ? Hues[Rank - 1] : "slate";
}

/// <summary>The revision something comes from.</summary>
/// <param name="Number">Its number.</param>
/// <param name="AuthorId">Who saved it; null for what ships with the program.</param>
/// <param name="Author">The author's user name; null for what ships with the program.</param>
/// <param name="SavedAt">When it was saved, UTC.</param>
/// <param name="Summary">What its author said it changes; may be empty.</param>
public sealed record Origin(int Number, long? AuthorId, string? Author, DateTimeOffset SavedAt, string Summary);

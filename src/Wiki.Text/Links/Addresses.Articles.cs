namespace Wiki.Text.Links;

// An article: its text, its revisions, its matrices, what is said about it, and its review.
public static partial class Addresses
{
    /// <summary>The reviewers' list of what waits, and everybody's list of their own changes.</summary>
    public const string Review = "/review";

    /// <summary>What waits, as a feed.</summary>
    public const string ReviewFeed = "/review.atom";

    /// <summary>How reviewing keeps up.</summary>
    public const string ReviewStatistics = "/review/statistics";

    /// <summary>What readers see of an article.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="at">The date its matrices are shown for.</param>
    public static string Article(string slug, string? at = null) =>
        at is null ? "/wiki/" + Escape(slug) : Article(slug) + new QueryText().Add("at", at);

    /// <summary>What the path of an article has in the place of its address; null for any other path.</summary>
    public static string? ArticleIn(string? path) =>
        path?.Split('/', StringSplitOptions.RemoveEmptyEntries) is ["wiki", var name] ? name : null;

    /// <summary>The same address for an article that moved; null for an address that is not about the article.</summary>
    /// <param name="path">The path that names the article by the address that it had; escaped.</param>
    /// <param name="query">The query, with its question mark; may be empty.</param>
    /// <param name="from">The address that the article had.</param>
    /// <param name="to">The address that it has.</param>
    public static string? Moved(string path, string query, string from, string to)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(query);
        ArgumentNullException.ThrowIfNull(from);
        from = Escape(from);
        foreach (var before in new[] { "/wiki/", "/review/" })
        {
            if (path.StartsWith(before + from, StringComparison.OrdinalIgnoreCase)
                && path[(before.Length + from.Length)..] is "" or ['/' or '.', ..])
            {
                return before + Escape(to) + path[(before.Length + from.Length)..] + query;
            }
        }

        var named = query.Length == 0 ? [] : query[1..].Split('&');
        var at = path.StartsWith(Cells, StringComparison.OrdinalIgnoreCase)
            ? Array.FindIndex(named, it => it == "in=" + from) : -1;
        if (at < 0)
        {
            return null;
        }

        named[at] = "in=" + Escape(to);
        return $"{path}?{string.Join('&', named)}";
    }

    /// <summary>A part of an article.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="id">The id of the part on the page.</param>
    public static string Section(string slug, string id) => $"{Article(slug)}#{id}";

    /// <summary>All matrices of an article as data, or its text.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="format"><c>csv</c>, <c>json</c>, or <c>md</c> for the text.</param>
    public static string ArticleData(string slug, string format) => As(Article(slug), format);

    /// <summary>The articles that link to an article.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="page">The page of the list.</param>
    public static string LinksTo(string slug, int page = 1) =>
        Article(slug) + "/links" + new QueryText().Add("p", Further(page));

    /// <summary>How to cite an article.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="revision">The revision to cite; null for the one that readers see.</param>
    public static string Cite(string slug, int? revision = null) =>
        Article(slug) + "/cite" + new QueryText().Add("revision", revision);

    /// <summary>The same for programs that manage literature.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="style"><c>bib</c> for BibTeX, <c>json</c> for CSL-JSON.</param>
    /// <param name="revision">The revision to cite; null for the one that readers see.</param>
    public static string CiteData(string slug, string style, int? revision = null) =>
        As(Cite(slug), style) + new QueryText().Add("revision", revision);

    /// <summary>The published changes of an article as a feed.</summary>
    public static string ArticleFeed(string slug) => Article(slug) + ".atom";

    /// <summary>The editor with the newest text of an article.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="line">The line to go to.</param>
    public static string Edit(string slug, int? line = null) =>
        Article(slug) + "/edit" + new QueryText().Add("line", line) + (line is null ? "" : "#text");

    /// <summary>The editor with the remarks on the newest text of an article.</summary>
    public static string Remarks(string slug) => Edit(slug) + new QueryText().Add("remarks", "all") + "#lint";

    /// <summary>The editor with one section of an article.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="id">The anchor of its heading.</param>
    public static string EditSection(string slug, string id) => Edit(slug) + new QueryText().Add("section", id);

    /// <summary>The grid for the table of a structured block.</summary>
    /// <param name="slug">The address of the article.</param>
    /// <param name="kind">The word of the kind of the block.</param>
    /// <param name="id">The id in its marker.</param>
    public static string EditTable(string slug, string kind, string id) =>
        $"{Article(slug)}/{Escape(kind)}/{Escape(id)}/edit";

    /// <summary>The editor with a new article.</summary>
    /// <param name="slug">The address it is to have.</param>
    /// <param name="title">The title it begins with.</param>
    /// <param name="template">The address of the template it begins with; null for none.</param>
    /// <param name="kind">The word of its kind; null for the one that the template is for.</param>
    /// <param name="categories">Its categories, between commas.</param>
    public static string Begin(
        string slug, string title, string? template = null, string? kind = null, string? categories = null) =>
        Edit(slug) + new QueryText().Add("title", title).Add("template", template).Add("kind", kind)
            .Add("categories", categories);

    /// <summary>The form that changes the kind and the categories of an article.</summary>
    public static string Filing(string slug) => Article(slug) + "/kind";

    /// <summary>The editor with the newest text without some revisions.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="first">The first revision to take back.</param>
    /// <param name="last">The last one.</param>
    /// <param name="reject">Whether saving is a reviewer's verdict on that one revision.</param>
    public static string Undo(string slug, int first, int last, bool reject = false) =>
        Edit(slug) + new QueryText().Add("undo", $"{first}..{last}").Add("reject", reject ? "true" : null);

    /// <summary>The editor with the text of an earlier revision.</summary>
    public static string Restore(string slug, int number) => Edit(slug) + new QueryText().Add("restore", number);

    /// <summary>The form that brings a table from somewhere else into an article.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="title">The title of a new article.</param>
    /// <param name="from"><c>table</c> for the tables that the article has already.</param>
    public static string Import(string slug, string? title = null, string? from = null) =>
        Article(slug) + "/import" + new QueryText().Add("title", title).Add("from", from);

    /// <summary>The revisions of an article.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="below">The revision before which the list begins.</param>
    public static string History(string slug, int? below = null) =>
        Article(slug) + "/history" + new QueryText().Add("below", below);

    /// <summary>One revision.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="number">The number of the revision.</param>
    /// <param name="line">The line of its source to go to.</param>
    public static string Revision(string slug, int number, int? line = null) =>
        $"{History(slug)}/{number}{(line is null ? "" : $"?source=1#new.{line}")}";

    /// <summary>The form that hides parts of a revision, and shows to administrators what is hidden of it.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="number">The number of the revision.</param>
    public static string Hide(string slug, int number) => Revision(slug, number) + "/hide";

    /// <summary>Two revisions compared.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="a">The number of the older revision.</param>
    /// <param name="b">The number of the newer one.</param>
    public static string Diff(string slug, int a, int b) => $"{ChooseDiff(slug)}/{a}..{b}";

    /// <summary>Two revisions compared, given by numbers or by words that stand for numbers.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="a">A number, <c>approved</c>, <c>current</c> or <c>visited</c>: the older revision.</param>
    /// <param name="b">The newer one.</param>
    public static string Diff(string slug, string a, string b) => $"{ChooseDiff(slug)}/{Escape(a)}..{Escape(b)}";

    /// <summary>Takes the form of two revisions and leads to their comparison.</summary>
    public static string ChooseDiff(string slug) => Article(slug) + "/diff";

    /// <summary>What revisions changed: a comparison, or the revision itself when nothing comes before it.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="from">The revision before the first; 0 for none.</param>
    /// <param name="to">The last revision.</param>
    public static string Change(string slug, int from, int to) =>
        from > 0 ? Diff(slug, from, to) : Revision(slug, to);

    /// <summary>Who wrote which words of an article.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="author">The account whose words alone are shown; 0 for what ships with the program.</param>
    /// <param name="from">The line to begin with.</param>
    /// <param name="matrix">The matrix whose cells are listed.</param>
    public static string Blame(string slug, long? author = null, int? from = null, string? matrix = null) =>
        Article(slug) + "/blame" + new QueryText().Add("author", author).Add("from", from).Add("matrix", matrix);

    /// <summary>The form that gives an article another address.</summary>
    public static string Move(string slug) => Article(slug) + "/move";

    /// <summary>The form that deletes an article.</summary>
    public static string Delete(string slug) => Article(slug) + "/delete";

    /// <summary>The list of deleted articles, for reviewers.</summary>
    /// <param name="page">The page of the list.</param>
    public static string Deleted(int page = 1) => "/deleted" + new QueryText().Add("p", Further(page));

    /// <summary>A deleted article, with the form that restores it.</summary>
    /// <param name="id">The number of the article.</param>
    public static string DeletedPage(long id) => $"/deleted/{id}";

    /// <summary>Whose changes of an article need a reviewer.</summary>
    public static string Protection(string slug) => Article(slug) + "/protection";

    /// <summary>One matrix of an article alone.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="id">The id of the matrix.</param>
    public static string Matrix(string slug, string id) => $"{Article(slug)}/matrix/{Escape(id)}";

    /// <summary>One matrix of an article as data.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="id">The id of the matrix.</param>
    /// <param name="format"><c>csv</c> or <c>json</c>.</param>
    public static string MatrixData(string slug, string id, string format) => As(Matrix(slug, id), format);

    /// <summary>What is said about an article.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="resolved">Whether the threads that are settled are shown, or the open ones.</param>
    /// <param name="before">The key of the last thread of the page before.</param>
    public static string Talk(string slug, bool resolved = false, string? before = null) =>
        Article(slug) + "/talk" + new QueryText().Add("state", resolved ? "resolved" : null).Add("before", before);

    /// <summary>One thread.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="thread">The number of the thread.</param>
    /// <param name="after">The comment behind which the page begins.</param>
    public static string Thread(string slug, long thread, long? after = null) =>
        $"{Talk(slug)}/{thread}" + new QueryText().Add("after", after);

    /// <summary>The form of a reply in a thread.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="thread">The number of the thread.</param>
    /// <param name="back">The address to go back to afterwards.</param>
    public static string Reply(string slug, long thread, string? back = null) =>
        Thread(slug, thread) + new QueryText().Add("return", back) + "#page.reply";

    /// <summary>The form that begins a thread: a topic, or about a line.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="number">The revision that the line is of.</param>
    /// <param name="line">The line.</param>
    public static string NewThread(string slug, int? number = null, int? line = null) =>
        Talk(slug) + "/new" + new QueryText().Add("number", number).Add("line", line);

    /// <summary>The form that begins a thread about a cell.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="number">The revision that the cell is of.</param>
    /// <param name="matrix">The id of its matrix.</param>
    /// <param name="row">The key of its row.</param>
    /// <param name="column">The key of its column.</param>
    public static string NewThread(string slug, int number, string matrix, string row, string column) =>
        Talk(slug) + "/new" + new QueryText().Add("number", number)
            .Add("matrix", matrix).Add("row", row).Add("column", column);

    /// <summary>Leads to a comment wherever it stands; with a part, a form for it.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="comment">The number of the comment.</param>
    /// <param name="part"><c>edit</c> or <c>delete</c>.</param>
    public static string Comment(string slug, long comment, string? part = null) =>
        $"{Talk(slug)}/comment/{comment}{(part is null ? "" : "/" + part)}";

    /// <summary>Leads a reviewer to everything of an article that waits.</summary>
    public static string ReviewArticle(string slug) => $"{Review}/{Escape(slug)}";

    /// <summary>Some revisions of an article as a reviewer looks at them.</summary>
    /// <param name="slug">The article.</param>
    /// <param name="from">The revision before the first; 0 for none.</param>
    /// <param name="to">The last revision.</param>
    public static string ReviewRange(string slug, int from, int to) => $"{ReviewArticle(slug)}/{from}..{to}";
}

using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Importing;
using Wiki.Text.Importing.Tables;
using Wiki.Text.Links;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>What a table becomes on a page.</summary>
/// <param name="Table">The table as read.</param>
/// <param name="Draft">The matrix; without one when a plain table is made.</param>
/// <param name="Block">The lines that go into the page; empty when there is a refusal.</param>
/// <param name="Text">The whole text of the page with them.</param>
/// <param name="Html">The block as readers will see it.</param>
/// <param name="Problems">The problems of the block, and those that keep the text from being saved.</param>
public sealed record ImportPreview(
    ImportedTable Table, MatrixDraft? Draft, string Block, string Text, string Html, IReadOnlyList<Remark> Problems)
{
    /// <summary>Why there is nothing to put into the page; null when there is.</summary>
    public string? Refusal => Table.Refusal ?? Draft?.Refusal;

    /// <summary>What was said when the table was read and when it was made a matrix.</summary>
    public IReadOnlyList<string> AllRemarks => [.. Table.Remarks, .. Draft?.Remarks ?? []];

    /// <summary>Makes the block and puts it into the page.</summary>
    /// <param name="table">The table as read.</param>
    /// <param name="form">The choices.</param>
    /// <param name="page">The page.</param>
    /// <param name="tables">The plain tables of the page.</param>
    public static ImportPreview Make(
        ImportedTable table, ImportForm form, WikiDocument page, IReadOnlyList<PageTable> tables)
    {
        ArgumentNullException.ThrowIfNull(table);
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(page);
        var draft = form.IsPlain || table.Refusal is not null ? null : MatrixDraft.Make(table, form.Choices());
        var lines = form.IsPlain ? PlainTable.Print(table) : draft?.Markdown ?? "";
        if (lines.Length == 0)
        {
            return new ImportPreview(table, draft, "", page.Source.Value, "", []);
        }

        var replaced = tables.FirstOrDefault(it => it.FirstLine == form.Line);
        var name = OneLine(form.Name);
        var block = name.Length > 0 && replaced is null ? $"## {name}\n\n{lines}" : lines;
        var text = replaced is null
            ? PageTables.Insert(page, form.Below, block) : PageTables.Replace(page.Source.Value, replaced, block);
        var whole = WikiDocument.Parse(SourceText.From(text));
        var matrix = draft is null ? null
            : whole.Matrices.LastOrDefault(it => lines.StartsWith(it.Marker.Print(), StringComparison.Ordinal));
        var alone = WikiDocument.Parse(SourceText.From($"# {(name.Length > 0 ? name : page.Title)}\n\n{lines}"));
        return new ImportPreview(table, draft, block, text, alone.ToHtml(LinkTargets.None),
            [
                .. Remarks.Of(whole, []).Where(it => it.Problem.Severity == Severity.Blocking
                    || (matrix is not null && ReferenceEquals(it.Block, matrix.Marker))),
            ]);
    }

    private static string OneLine(string? name) => string.Join(' ',
        (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('#', ' ');
}

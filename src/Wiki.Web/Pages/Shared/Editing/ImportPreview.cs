using Wiki.Text;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Importing;
using Wiki.Text.Importing.Tables;
using Wiki.Text.Links;
using Wiki.Text.Rendering;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>What a table becomes on a page.</summary>
/// <param name="Table">The table as read.</param>
/// <param name="Draft">The matrix; without one when a plain table is made.</param>
/// <param name="Said">What was said when it was made.</param>
/// <param name="Block">The lines that go into the page; empty when there is a refusal.</param>
/// <param name="Sources">The sources that the page defines now and did not before.</param>
/// <param name="Text">The whole text of the page with them.</param>
/// <param name="Html">The block as readers will see it.</param>
/// <param name="Problems">The problems of the block, and those that keep the text from being saved.</param>
public sealed record ImportPreview(
    ImportedTable Table, MatrixDraft? Draft, IReadOnlyList<string> Said, string Block,
    IReadOnlyList<SourceDefinition> Sources, string Text, string Html, IReadOnlyList<Remark> Problems)
{
    /// <summary>Why there is nothing to put into the page; null when there is.</summary>
    public string? Refusal => Table.Refusal ?? Draft?.Refusal
        ?? (Block.Length == 0 ? "Nothing of the table is left. Keep at least one column." : null);

    /// <summary>What was said when the table was read and when it was made a matrix.</summary>
    public IReadOnlyList<string> AllRemarks => [.. Table.Remarks, .. Said];

    /// <summary>The block with the definitions of its sources below it, for a place inside a text.</summary>
    public string BlockWithSources => Sources.Aggregate(
        Block, (text, it) => SourceDraft.Define(text, it.Name, it.Text));


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
        var choices = form.Choices();
        var draft = form.IsPlain || table.Refusal is not null ? null : MatrixDraft.Make(table, choices, page.Sources);
        var plain = form.IsPlain && table.Refusal is null ? PlainTable.Make(table, choices, page.Sources) : null;
        var (lines, said, sources) = plain is not null ? (plain.Markdown, plain.Remarks, plain.Sources)
            : draft is not null ? (draft.Markdown, draft.Remarks, draft.Sources) : ("", [], []);
        if (lines.Length == 0)
        {
            return new ImportPreview(table, draft, said, "", [], page.Source.Value, "", []);
        }

        var replaced = tables.FirstOrDefault(it => it.FirstLine == form.Line);
        var name = OneLine(form.Name);
        var block = name.Length > 0 && replaced is null ? $"## {name}\n\n{lines}" : lines;
        var text = replaced is null
            ? PageTables.Insert(page, form.Below, block) : PageTables.Replace(page.Source.Value, replaced, block);
        text = sources.Aggregate(text, (all, it) => SourceDraft.Define(all, it.Name, it.Text));
        var whole = WikiDocument.Parse(SourceText.From(text));
        var matrix = draft is null ? null
            : whole.Matrices.LastOrDefault(it => lines.StartsWith(it.Marker.Print(), StringComparison.Ordinal));
        var defined = page.Sources.Concat(sources)
            .Aggregate($"# {(name.Length > 0 ? name : page.Title)}\n\n{lines}",
                (all, it) => Cites(lines, it.Name) ? SourceDraft.Define(all, it.Name, it.Text) : all);
        var alone = WikiDocument.Parse(SourceText.From(defined));
        return new ImportPreview(table, draft, said, block, sources, text, alone.ToHtml(LinkTargets.None),
            [
                .. Remarks.Of(whole, []).Where(it => it.Problem.Severity == Severity.Blocking
                    || (matrix is not null && ReferenceEquals(it.Block, matrix.Marker))),
            ]);
    }

    private static bool Cites(string lines, string name) =>
        lines.Contains($"[^{name}]", StringComparison.OrdinalIgnoreCase);

    private static string OneLine(string? name) => string.Join(' ',
        (name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('#', ' ');
}

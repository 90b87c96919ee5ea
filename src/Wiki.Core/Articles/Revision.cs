using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wiki.Core.Articles;

/// <summary>
/// One saved text of an article as it is shown: what an administrator hid is not in it, whoever asks. Everything reads
/// revisions as this. Nothing writes it: the rows are <see cref="StoredRevision"/>.
/// </summary>
public sealed class Revision
{
    /// <summary>The longest summary, in characters.</summary>
    public const int MaximumSummaryLength = 300;

    /// <summary>The name that is shown as the author of what ships with the program.</summary>
    public const string ShippedBy = "the wiki";

    /// <summary>What is shown in the place of a hidden name. No account can have it, because of the blank.</summary>
    public const string HiddenName = "name hidden";

    /// <summary>What is shown in the place of a hidden summary.</summary>
    public const string HiddenSummary = "summary hidden by an administrator";

    /// <summary>The sentence in the place of a hidden text.</summary>
    /// <param name="number">The number of the revision.</param>
    public static string HiddenText(int number) => $"An administrator hid the text of revision {number}.";

    /// <summary>The article it belongs to.</summary>
    public long ArticleId { get; init; }

    /// <summary>Its number within the article, from 1.</summary>
    public int Number { get; init; }

    /// <summary>The number its author started from; 0 for the first.</summary>
    public int BaseNumber { get; init; }

    /// <summary>The title its text gives the article; the one readers see now, when the text is hidden.</summary>
    public required string Title { get; init; }

    /// <summary>The source: Markdown with LF line endings, byte for byte as saved; empty when it is hidden.</summary>
    public required string Text { get; init; }

    /// <summary>The length of the text in bytes of UTF-8, so that lists need not load it.</summary>
    public int Bytes { get; init; }

    /// <summary>What its author says it changed; may be empty. Or <see cref="HiddenSummary"/>.</summary>
    public required string Summary { get; init; }

    /// <summary>True when its author calls it a minor change.</summary>
    public bool Minor { get; init; }

    /// <summary>Whose it is in lists: null for what ships with the program, -1 for a hidden name.</summary>
    public long? AuthorId { get; init; }

    /// <summary>The author's user name: null for what ships with the program, or <see cref="HiddenName"/>.</summary>
    public string? AuthorName { get; init; }

    /// <summary>
    /// Who saved it, also when the name is hidden: for what the program decides, never for what it shows.
    /// </summary>
    public long? SavedBy { get; init; }

    /// <summary>When it was saved, UTC.</summary>
    public DateTimeOffset SavedAt { get; init; }

    /// <summary>Whether an administrator hid the text.</summary>
    public bool IsTextHidden { get; init; }
}

internal sealed class RevisionMapping : IEntityTypeConfiguration<Revision>
{
    public void Configure(EntityTypeBuilder<Revision> builder)
    {
        builder.ToView("shown_revisions");
        builder.HasKey(it => new { it.ArticleId, it.Number });
    }
}

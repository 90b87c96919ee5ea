using Wiki.Text.Documents;

namespace Wiki.Core.Articles;

/// <summary>A revision to append.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="Number">Its number: one more than the newest.</param>
/// <param name="BaseNumber">The revision its author started from.</param>
/// <param name="Document">Its text.</param>
/// <param name="Summary">The summary, as its author typed it.</param>
/// <param name="Minor">Whether its author calls it minor.</param>
/// <param name="AuthorId">The account that wrote it; null for what ships with the program.</param>
/// <param name="IsMoved">Whether it reapplies an older revision, so that its author has not seen it.</param>
internal sealed record NewRevision(
    long ArticleId, int Number, int BaseNumber, WikiDocument Document, string Summary, bool Minor, long? AuthorId,
    bool IsMoved = false);

namespace Wiki.Web.Authors;

/// <summary>The revision something comes from.</summary>
/// <param name="Number">Its number.</param>
/// <param name="AuthorId">Who saved it; null for what ships with the program.</param>
/// <param name="Author">The author's user name; null for what ships with the program.</param>
/// <param name="SavedAt">When it was saved, UTC.</param>
/// <param name="Summary">What its author said it changes; may be empty.</param>
public sealed record Origin(int Number, long? AuthorId, string? Author, DateTimeOffset SavedAt, string Summary);

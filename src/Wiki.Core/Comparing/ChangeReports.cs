using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Caching.Memory;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Documents;

namespace Wiki.Core.Comparing;

/// <summary>Compares revisions, each pair once: texts never change, they are only hidden.</summary>
public sealed class ChangeReports(WikiDb db, ChangeReports.Memory memory)
{
    private const int MaximumFacts = 200;
    private const int MaximumLines = 40;

    /// <summary>
    /// The report of a pair; a revision that does not exist counts as empty. When one of the texts is hidden, the
    /// report says that alone.
    /// </summary>
    public async Task<ChangeReport> CompareAsync(RevisionPair pair, CancellationToken cancellationToken)
    {
        // Asked each time: the report may have been made before the text was hidden.
        if (await db.TextlessOf(pair.ArticleId).Where(it => it == pair.From || it == pair.To)
            .MaxAsync(it => (int?)it, cancellationToken) is { } hidden)
        {
            return ChangeReport.OfHidden(hidden);
        }

        if (memory.Find(pair) is { } known)
        {
            return known;
        }

        var (old, @new) = await TextsAsync(pair, cancellationToken);
        var diff = TextDiff.Between(old, @new);
        var facts = FactReport.Write(FactDiff.Between(
            WikiDocument.Parse(SourceText.From(old)), WikiDocument.Parse(SourceText.From(@new))));
        var shown = facts.Count <= MaximumFacts
            ? facts : [.. facts.Take(MaximumFacts), $"… {facts.Count - MaximumFacts} more lines"];
        return memory.Keep(pair, new ChangeReport(
            shown, diff.Counts, pair.From == 0 ? [] : UnifiedText.Write(diff, MaximumLines)));
    }

    /// <summary>Both texts of a pair.</summary>
    public async Task<(string Old, string New)> TextsAsync(RevisionPair pair, CancellationToken cancellationToken)
    {
        var texts = await db.Set<Revision>()
            .Where(it => it.ArticleId == pair.ArticleId && (it.Number == pair.From || it.Number == pair.To))
            .Select(it => new { it.Number, it.Text })
            .ToDictionaryAsync(it => it.Number, it => it.Text, cancellationToken);
        return (texts.GetValueOrDefault(pair.From, ""), texts.GetValueOrDefault(pair.To, ""));
    }

    /// <summary>The latest reports; at most some megabytes.</summary>
    public sealed class Memory : IDisposable
    {
        private const long MaximumCharacters = 4L * 1024 * 1024;

        private readonly MemoryCache _reports = new(new MemoryCacheOptions { SizeLimit = MaximumCharacters });

        /// <summary>The report of a pair, or null.</summary>
        public ChangeReport? Find(RevisionPair pair) =>
            _reports.TryGetValue(pair, out ChangeReport? report) ? report : null;

        /// <summary>Keeps a report and returns it.</summary>
        public ChangeReport Keep(RevisionPair pair, ChangeReport report)
        {
            ArgumentNullException.ThrowIfNull(report);
            return _reports.Set(pair, report, new MemoryCacheEntryOptions
            {
                Size = 200 + report.Facts.Concat(report.Text).Sum(line => (long)line.Length),
            });
        }

        /// <inheritdoc/>
        public void Dispose() => _reports.Dispose();
    }
}

/// <summary>Two revisions of one article.</summary>
/// <param name="ArticleId">The article.</param>
/// <param name="From">The number of the older one; 0 for nothing.</param>
/// <param name="To">The number of the newer one.</param>
public readonly record struct RevisionPair(long ArticleId, int From, int To);

/// <summary>The changes between two revisions, for feeds and mails.</summary>
/// <param name="Facts">The report of the facts that changed; empty when none did.</param>
/// <param name="Counts">How many lines differ.</param>
/// <param name="Text">The first changed lines of the text, for feeds; empty when the page is new.</param>
public sealed record ChangeReport(IReadOnlyList<string> Facts, DiffCounts Counts, IReadOnlyList<string> Text)
{
    /// <summary>The report of a pair of which one text is hidden.</summary>
    public static ChangeReport OfHidden(int number) => new([], default, []) { Hidden = number };

    /// <summary>The revision whose text is hidden, so that nothing is compared; null for none.</summary>
    public int? Hidden { get; private init; }

    /// <summary>Whether one of the texts is hidden.</summary>
    public bool IsHidden => Hidden is not null;

    /// <summary>The size of the change, in words.</summary>
    public string Lines => Hidden is { } number ? Revision.HiddenText(number).TrimEnd('.') : Counts.Words();
}

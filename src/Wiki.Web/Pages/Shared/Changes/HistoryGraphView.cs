using Wiki.Core.Authors;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>The drawing of a history, with the same in words.</summary>
/// <param name="Slug">The article's address.</param>
/// <param name="Revisions">How many revisions it has.</param>
/// <param name="Graph">The drawing.</param>
public sealed record HistoryGraphView(string Slug, int Revisions, HistoryGraph Graph)
{
    /// <summary>When the first revision was saved.</summary>
    public DateTimeOffset From => Graph.Parts[0].From;

    /// <summary>The end of the drawing.</summary>
    public DateTimeOffset Until => Graph.Parts[^1].Until;

    /// <summary>Whether all revisions were saved on one day, UTC.</summary>
    public bool IsOneDay => From.UtcDateTime.Date == Until.UtcDateTime.Date;

    /// <summary>How the size changed, in a sentence.</summary>
    public string Size
    {
        get
        {
            var (first, last) = (Graph.FirstBytes, Graph.Parts[^1].Bytes);
            var largest = Math.Max(first, Graph.Largest.Bytes);
            var most = largest > Math.Max(first, last) ? $"; the largest was {Bytes(largest)}" : "";
            return $"The size went from {Bytes(first)} to {Bytes(last)}{most}.";
        }
    }

    /// <summary>The parts in which somebody saved something, the newest first.</summary>
    public IEnumerable<HistoryPart> Saved => Graph.Parts.Where(part => part.Count > 0).Reverse();

    /// <summary>A size in words.</summary>
    public static string Bytes(int bytes) => Format.Count(bytes, "byte");
}

using Wiki.Web.Authors;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>A graph of a history and where the history is.</summary>
/// <param name="Slug">The article's address.</param>
/// <param name="Revisions">How many revisions it has.</param>
/// <param name="Graph">The graph.</param>
public sealed record HistoryGraphView(string Slug, int Revisions, HistoryGraph Graph);

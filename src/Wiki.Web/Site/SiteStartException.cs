namespace Wiki.Web.Site;

/// <summary>The wiki cannot start. The message tells the operator why, in a sentence.</summary>
public sealed class SiteStartException(string message) : Exception(message);

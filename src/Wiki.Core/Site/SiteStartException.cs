namespace Wiki.Core.Site;

/// <summary>The wiki cannot start. The message is for the operator and says why, in a sentence.</summary>
public sealed class SiteStartException(string message) : Exception(message);

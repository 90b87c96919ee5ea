namespace Wiki.Browser.Tests.Browser;

/// <summary>There is no browser to test with; the message says which and how to get it.</summary>
public sealed class BrowserMissingException(string message, Exception inner) : Exception(message, inner);

using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Wiki.Browser.Tests.Browser;

/// <summary>Collects the errors that the pages of one window report during a test.</summary>
internal sealed class PageTrouble
{
    private readonly ConcurrentQueue<string> _found = [];

    public PageTrouble(IBrowserContext context, VisitOptions options)
    {
        // Breaches of the content policy arrive as messages too. A refused answer is reported below, with its address.
        context.Console += (_, message) =>
        {
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
            {
                _found.Enqueue($"message: {message.Text} ({message.Location})");
            }
        };
        context.WebError += (_, error) => _found.Enqueue($"script: {error.Error}");
        context.RequestFailed += (_, request) =>
        {
            // The page was left while something was still on its way.
            if (request.Failure != "net::ERR_ABORTED")
            {
                _found.Enqueue($"request: {request.Url} {request.Failure}");
            }
        };
        context.Response += (_, response) =>
        {
            var expected = response.Request.IsNavigationRequest ? options.ExpectedStatuses : options.ExpectedByScripts;
            if (response.Status >= 400 && !expected.Contains(response.Status))
            {
                _found.Enqueue($"answer: {response.Url} {response.Status}");
            }
        };
    }

    /// <summary>Fails the test if anything was found.</summary>
    public void Check()
    {
        if (!_found.IsEmpty)
        {
            Assert.Fail("The page complained:\n" + string.Join('\n', _found.Distinct()));
        }
    }

    /// <summary>Adds what was found to the output of a test that failed for another reason.</summary>
    public void Print()
    {
        foreach (var line in _found.Distinct())
        {
            TestContext.Current.TestOutputHelper?.WriteLine(line);
        }
    }
}

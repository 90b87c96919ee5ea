using Wiki.Core.Articles;
using Wiki.Core.Changes;
using Wiki.Core.Reviews;

namespace Wiki.Web.Pages.Shared.Changes;

/// <summary>Changes of one article in one line of a list, drawn by <c>_Run</c>.</summary>
/// <param name="Run">The changes.</param>
/// <param name="ReviewerId">The reviewer who looks at the list; null for everybody else.</param>
/// <param name="Here">The address of the list.</param>
public sealed record RunLine(ChangeRun Run, long? ReviewerId, string Here)
{
    /// <summary>The last change of the run.</summary>
    public ChangeView Newest => Run.Newest;

    /// <summary>The changes one by one.</summary>
    public IEnumerable<ChangeLine> Lines => Run.Lines.Select(line => new ChangeLine(line, ReviewerId, Here));

    /// <summary>How many of the changes wait for review, in words; null when none does.</summary>
    public string? Waiting => Run.Lines.Count(line => line.State == PendingState.Waiting) switch
    {
        0 => null,
        var all when all == Run.Lines.Count => "all wait for review",
        1 => "1 waits for review",
        var some => $"{some} wait for review",
    };

    /// <summary>The button with which the reviewer says that they looked at all of them; null for none.</summary>
    public LookedAtButton? Button => ReviewerId is { } reviewer && Run.Lines.Any(line => line.IsToLookAt(reviewer))
        ? new LookedAtButton(
            Newest, Run.From, Here, "Looked at all", $"Looked at all {Run.Lines.Count} changes of {Newest.Title}")
        : null;
}

namespace Wiki.Core.Site;

/// <summary>Whether the site can answer: the schema is there and the shipped articles are imported.</summary>
public sealed class SiteState
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>True once the start has finished.</summary>
    public bool IsReady => _opened.Task.IsCompleted;

    /// <summary>Completes when the site opens.</summary>
    public Task Opened => _opened.Task;

    /// <summary>Opens the site.</summary>
    public void Open() => _opened.TrySetResult();
}

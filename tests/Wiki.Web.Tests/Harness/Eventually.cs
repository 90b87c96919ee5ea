namespace Wiki.Web.Tests.Harness;

/// <summary>Waits for something that happens by itself, without guessing how long that takes.</summary>
public static class Eventually
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Checks a condition until it is true; fails when it is not true within half a minute.</summary>
    public static async Task TrueAsync(Func<Task<bool>> isSo, string what)
    {
        ArgumentNullException.ThrowIfNull(isSo);
        var until = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!await isSo())
        {
            Assert.True(Environment.TickCount64 < until, $"This never happened: {what}");
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}

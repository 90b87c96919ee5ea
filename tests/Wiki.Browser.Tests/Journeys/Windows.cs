namespace Wiki.Browser.Tests.Journeys;

/// <summary>The windows through which every journey is made: wide and narrow, with script and without.</summary>
public static class Windows
{
    public static TheoryData<int, bool> All() => new() { { 1280, true }, { 1280, false }, { 360, true }, { 360, false } };
}

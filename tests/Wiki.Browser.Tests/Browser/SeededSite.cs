using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Browser;

/// <summary>The wiki with the articles that ship with it.</summary>
public sealed class SeededSite : WikiSite
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Value)> Settings() => [("Wiki:Seed", "true")];
}

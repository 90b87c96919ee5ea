namespace Wiki.Web.Tests.Harness;

/// <summary>A wiki with the articles that ship.</summary>
public sealed class SeededSite : WikiSite
{
    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Value)> Settings() => [("Wiki:Seed", "true")];
}

namespace Wiki.Text.Links;

/// <summary>What the names and systems in an article stand for on this site, at the moment it is rendered.</summary>
/// <param name="Articles">For each name that leads somewhere, the address of its article.</param>
/// <param name="Systems">The systems of the site by key: address, name and hue.</param>
public sealed record LinkTargets(
    IReadOnlyDictionary<Slug, Slug> Articles,
    IReadOnlyDictionary<string, SystemTarget> Systems)
{
    /// <summary>Nothing exists: every wiki link is red.</summary>
    public static readonly LinkTargets None =
        new(new Dictionary<Slug, Slug>(), new Dictionary<string, SystemTarget>());

    /// <summary>The address of the article a name stands for, or null.</summary>
    public Slug? Find(Slug name) => Articles.TryGetValue(name, out var article) ? article : null;

    /// <summary>The system a column key stands for, or null.</summary>
    public SystemTarget? System(string key) => Systems.GetValueOrDefault(key);
}

/// <summary>A system as other pages show it.</summary>
/// <param name="Article">Its article's address.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Hue">Its hue, as the front matter of its article names it.</param>
public sealed record SystemTarget(Slug Article, string Name, string Hue);

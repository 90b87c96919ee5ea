namespace Wiki.Text.Links;

/// <summary>The targets of the names and systems in an article, at the moment when it is rendered.</summary>
/// <param name="Articles">The address of the article for each name that leads to one.</param>
/// <param name="Systems">The systems of the site by key, with address, name and hue.</param>
public sealed record LinkTargets(
    IReadOnlyDictionary<Slug, Slug> Articles,
    IReadOnlyDictionary<string, SystemTarget> Systems)
{
    /// <summary>No targets: every wiki link is red.</summary>
    public static readonly LinkTargets None =
        new(new Dictionary<Slug, Slug>(), new Dictionary<string, SystemTarget>());

    /// <summary>The sizes of the site's pictures by address, so that a page keeps the room of one that is on its way.</summary>
    public IReadOnlyDictionary<string, PictureSize> Pictures { get; init; } = new Dictionary<string, PictureSize>();

    /// <summary>
    /// The files that readers see, by name; a name that is missing leads nowhere. Null when it is not known which files
    /// there are.
    /// </summary>
    public IReadOnlyDictionary<string, FileTarget>? Files { get; init; }

    /// <summary>The address of the article that has this name, or null.</summary>
    public Slug? Find(Slug name) => Articles.TryGetValue(name, out var article) ? article : null;

    /// <summary>The system that has this key as a column, or null.</summary>
    public SystemTarget? System(string key) => Systems.GetValueOrDefault(key);
}

/// <summary>The width and the height of a picture, in CSS pixels.</summary>
public readonly record struct PictureSize(int Width, int Height);

/// <summary>A file as pages show it.</summary>
/// <param name="Upload">The number of the upload that readers see.</param>
/// <param name="Size">The size of a picture; null when the file is none.</param>
/// <param name="AltText">What it shows, for a page that does not say so itself.</param>
/// <param name="Widths">The widths in which it can be had besides its own, ascending.</param>
public sealed record FileTarget(int Upload, PictureSize? Size, string AltText, IReadOnlyList<int> Widths);

/// <summary>A system as other pages show it.</summary>
/// <param name="Article">The address of its article.</param>
/// <param name="Name">Its short name.</param>
/// <param name="Hue">Its hue, as the front matter of its article names it.</param>
public sealed record SystemTarget(Slug Article, string Name, string Hue);

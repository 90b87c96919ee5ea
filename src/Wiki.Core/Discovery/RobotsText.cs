using Wiki.Text.Links;

namespace Wiki.Core.Discovery;

/// <summary>
/// Tells crawlers what to leave out (RFC 9309): views without end, forms, and what concerns one person. What is left
/// out is only asked for in vain; no permission depends on it.
/// </summary>
public static class RobotsText
{
    // Stands for any article in an address.
    private const string Any = "any";

    private static readonly string[] LeftOut =
    [
        "/*?", // views of pages: dates, filters, comparisons, cells, parts of lists
        Addresses.Edit(Any), Addresses.Import(Any), Addresses.History(Any), Addresses.ChooseDiff(Any),
        Addresses.Blame(Any), Addresses.Protection(Any), Addresses.NewThread(Any), Addresses.Cite(Any),
        Addresses.ComparePages(), Addresses.Search(), Addresses.New(), Addresses.Review, Addresses.Account,
    ];

    /// <summary>The file.</summary>
    /// <param name="site">The address of the site.</param>
    public static string Write(string site) => $"""
        User-agent: *
        Allow: /dist/
        {string.Join('\n', LeftOut.Select(address => $"Disallow: {Pattern(address)}"))}

        Sitemap: {site}{Addresses.Sitemap}

        """;

    private static string Pattern(string address) =>
        string.Join('/', address.Split('/').Select(part => part == Any ? "*" : part));
}

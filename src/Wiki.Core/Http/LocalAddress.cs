using System.Text;
using Microsoft.AspNetCore.Mvc;
using Wiki.Text.Links;

namespace Wiki.Core.Http;

/// <summary>Where a form leads afterwards; never another site.</summary>
public static class LocalAddress
{
    /// <summary>
    /// The address when it is one of this site, else the home page. It is ASCII, as a header must be: a page can have
    /// an address in any script.
    /// </summary>
    public static string Of(string? address, IUrlHelper url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsLocalUrl(address) ? Escaped(address!) : Addresses.Home;
    }

    private static string Escaped(string address) => Ascii.IsValid(address) ? address
        : string.Concat(address.EnumerateRunes().Select(it => $"{it}")
            .Select(it => Ascii.IsValid(it) ? it : Uri.EscapeDataString(it)));
}

using Microsoft.AspNetCore.Mvc;
using Wiki.Text.Links;

namespace Wiki.Core.Http;

/// <summary>Where a form leads afterwards; never another site.</summary>
public static class LocalAddress
{
    /// <summary>The address when it is one of this site, else the home page.</summary>
    public static string Of(string? address, IUrlHelper url)
    {
        ArgumentNullException.ThrowIfNull(url);
        return url.IsLocalUrl(address) ? address! : Addresses.Home;
    }
}

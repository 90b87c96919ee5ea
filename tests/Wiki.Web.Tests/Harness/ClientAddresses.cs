using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Wiki.Web.Tests.Harness;

/// <summary>
/// Gives each <see cref="Visitor"/> an address of its own, because the wiki limits what one address may do.
/// </summary>
internal sealed class ClientAddresses : IStartupFilter
{
    /// <summary>The header in which a visitor sends its address.</summary>
    public const string Header = "X-Test-Client";

    /// <inheritdoc/>
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            if (IPAddress.TryParse(context.Request.Headers[Header], out var address))
            {
                context.Connection.RemoteIpAddress = address;
            }

            return following(context);
        });
        next(app);
    };
}

using System.Net;
using System.Net.Sockets;
using MailKit.Security;
using Microsoft.Extensions.Options;

namespace Wiki.Core.Site;

/// <summary>Whether mail is sent, from which address, and how.</summary>
public sealed class MailSetup
{
    private readonly MailOptions _options;

    /// <summary>Reads the settings.</summary>
    public MailSetup(IOptions<WikiOptions> options, SiteAddress site)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(site);
        _options = options.Value.Mail;
        Folder = _options.Host.Length > 0 ? null : Path.Combine(options.Value.DataFolder, "mail");
        var host = site.Configured is { } address ? new Uri(address).Host : "localhost";
        // A host that is a number is written in brackets (RFC 5321, 4.1.3).
        var domain = !IPAddress.TryParse(host.Trim('[', ']'), out var number) ? host
            : number.AddressFamily == AddressFamily.InterNetworkV6 ? $"[IPv6:{number}]" : $"[{number}]";
        From = _options.From.Length > 0 ? _options.From : "wiki@" + domain;
        WhyOff = site.Configured is null
            ? "Wiki__BaseAddress is not set, so a mail could not link to the site." : null;
    }

    /// <summary>Why no mail is sent, as a sentence; null when mail is sent.</summary>
    public string? WhyOff { get; }

    /// <summary>Where mails are written as files; null when a server takes them.</summary>
    public string? Folder { get; }

    /// <summary>The address mails come from.</summary>
    public string From { get; }

    /// <summary>How mail is sent, in words.</summary>
    public string Way => Folder is { } folder ? $"as files into {folder}"
        : $"through {_options.Host}:{_options.Port}, " + HowSecured;

    private string HowSecured => _options.Security.SocketOptions(_options.Port) switch
    {
        SecureSocketOptions.SslOnConnect => "secured with TLS",
        SecureSocketOptions.StartTls => "secured with STARTTLS",
        SecureSocketOptions.None => "not secured",
        _ => "secured with STARTTLS if the server offers it",
    };
}

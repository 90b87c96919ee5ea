using MailKit.Security;

namespace Wiki.Core.Site;

/// <summary>How the connection to the mail server is secured.</summary>
public enum MailSecurity
{
    /// <summary>
    /// TLS on port 465; on other ports STARTTLS if the server offers it. A password is sent only over one of them.
    /// </summary>
    Auto,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>STARTTLS; nothing is sent if the server does not offer it.</summary>
    StartTls,

    /// <summary>No encryption, even if a password is sent.</summary>
    None,
}

/// <summary>Translates <see cref="MailSecurity"/> for the mail library.</summary>
public static class MailSecurities
{
    private const int PortOfTls = 465;

    /// <summary>How a connection to this port is secured.</summary>
    public static SecureSocketOptions SocketOptions(this MailSecurity security, int port) => (security, port) switch
    {
        (MailSecurity.None, _) => SecureSocketOptions.None,
        (MailSecurity.Tls, _) or (MailSecurity.Auto, PortOfTls) => SecureSocketOptions.SslOnConnect,
        (MailSecurity.StartTls, _) => SecureSocketOptions.StartTls,
        _ => SecureSocketOptions.StartTlsWhenAvailable,
    };
}

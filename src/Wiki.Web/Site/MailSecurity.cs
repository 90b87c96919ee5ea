using MailKit.Security;

namespace Wiki.Web.Site;

/// <summary>How the connection to the mail server is kept secret.</summary>
public enum MailSecurity
{
    /// <summary>TLS on port 465, elsewhere STARTTLS where the server offers it; a password needs either.</summary>
    Auto,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>STARTTLS, and nothing is sent where the server does not offer it.</summary>
    StartTls,

    /// <summary>Not at all, also where there is a password.</summary>
    None,
}

/// <summary>What each value means to the library that connects.</summary>
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

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

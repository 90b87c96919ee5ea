namespace Wiki.Core.Site;

/// <summary>The settings under <c>Wiki:Mail</c>: <c>Wiki__Mail__Host</c> and so on in the environment.</summary>
public sealed class MailOptions
{
    /// <summary>The SMTP server; empty to write mails as files into the folder <c>mail</c> of the data folder.</summary>
    [ServerName]
    public string Host { get; set; } = "";

    /// <summary>Its port.</summary>
    [WholeNumber(1, ushort.MaxValue)]
    public int Port { get; set; } = 587;

    /// <summary>The name to sign in with; empty for no sign-in.</summary>
    public string User { get; set; } = "";

    /// <summary>The password to sign in with.</summary>
    public string Password { get; set; } = "";

    /// <summary>The address mails come from; empty for <c>wiki@</c> the site's host.</summary>
    [MailAddress]
    public string From { get; set; } = "";

    /// <summary>How the connection is secured.</summary>
    public MailSecurity Security { get; set; }
}

using System.Net.Security;
using MailKit.Net.Smtp;
using MailKit.Security;
using Microsoft.Extensions.Options;
using MimeKit;
using Wiki.Core.Site;

namespace Wiki.Core.Mail;

/// <summary>Delivers a mail to the mail server that is set, else to a file.</summary>
/// <param name="setup">How mail is sent.</param>
/// <param name="options">The server.</param>
/// <param name="clock">Measures how long the server takes.</param>
/// <param name="trust">Whether a certificate is accepted; null to accept those that the machine accepts.</param>
public sealed class MailDelivery(
    MailSetup setup, IOptions<WikiOptions> options, TimeProvider clock,
    RemoteCertificateValidationCallback? trust = null)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly MailOptions _server = options.Value.Mail;

    /// <summary>Delivers a mail: returns when the server has accepted it, or the file is written.</summary>
    /// <exception cref="MailDeliveryException">It was not delivered, whatever the reason.</exception>
    public async Task SendAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(mail);
        using var limit = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            await (setup.Folder is { } folder
                ? WriteAsync(mail, folder, either.Token) : SubmitAsync(mail, either.Token));
        }
        catch (Exception e) when (e is not OutOfMemoryException && !cancellationToken.IsCancellationRequested)
        {
            throw new MailDeliveryException(
                limit.IsCancellationRequested ? $"{Server} did not accept the mail within a minute." : Reason(e), e);
        }
    }

    private string Server => $"{_server.Host}:{_server.Port}";

    private static async Task WriteAsync(MimeMessage mail, string folder, CancellationToken cancellationToken)
    {
        // Others must not read the addresses and links in mails.
        _ = OperatingSystem.IsWindows() ? Directory.CreateDirectory(folder)
            : Directory.CreateDirectory(
                folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        var name = Path.Combine(folder, Guid.NewGuid().ToString());
        // A program that looks for mails must not find one that is half written.
        await mail.WriteToAsync(format, name + ".part", cancellationToken);
        File.Move(name + ".part", name + ".eml");
    }

    private async Task SubmitAsync(MimeMessage mail, CancellationToken cancellationToken)
    {
        using var client = new SmtpClient();
        // A list of revoked certificates that cannot be fetched would stop all mail.
        client.CheckCertificateRevocation = false;
        client.ServerCertificateValidationCallback = trust;
        await client.ConnectAsync(
            _server.Host, _server.Port, _server.Security.SocketOptions(_server.Port), cancellationToken);
        if (_server.User.Length > 0)
        {
            if (!client.IsSecure && _server.Security != MailSecurity.None)
            {
                throw new MailDeliveryException(
                    $"{Server} offers no encryption, so the password was not sent. "
                    + "If others may read it on its way, set Wiki__Mail__Security to none.");
            }

            await client.AuthenticateAsync(_server.User, _server.Password, cancellationToken);
        }

        await client.SendAsync(mail, cancellationToken);
        await client.DisconnectAsync(quit: true, cancellationToken);
    }

    private string Reason(Exception e) => e switch
    {
        MailDeliveryException or AuthenticationException => e.Message,
        // Without a certificate the library's own message fills a page.
        SslHandshakeException { ServerCertificate: null } =>
            $"{Server} does not speak TLS: {e.GetBaseException().Message}",
        SslHandshakeException => $"The certificate of {Server} is not accepted: "
            + string.Join(' ', e.Message.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)),
        _ => e.GetBaseException().Message,
    };
}

/// <summary>A mail was not delivered; the message is for administrators.</summary>
public sealed class MailDeliveryException : Exception
{
    /// <summary>Makes one with the reason.</summary>
    public MailDeliveryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes one with the reason and the exception behind it.</summary>
    public MailDeliveryException(string message, Exception inner)
        : base(message, inner)
    {
    }
}

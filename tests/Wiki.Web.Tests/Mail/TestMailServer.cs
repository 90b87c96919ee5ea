using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;

namespace Wiki.Web.Tests.Mail;

/// <summary>
/// A mail server on a free port of this machine. It speaks SMTP as RFC 5321 defines it, and records what clients send.
/// Its name is <c>localhost</c>.
/// </summary>
internal sealed class TestMailServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _closed = new();
    private readonly TaskCompletionSource _called = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _serving;

    public TestMailServer()
    {
        _listener.Start();
        _serving = ServeAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Whether it speaks TLS from the first byte.</summary>
    public bool Tls { get; init; }

    /// <summary>Whether it offers STARTTLS.</summary>
    public bool StartTls { get; init; }

    /// <summary>The password of the user <c>wiki</c>; null when nobody can sign in.</summary>
    public string? Password { get; init; }

    /// <summary>Wrong answers, by the first word of a command; an empty one hangs up.</summary>
    public Dictionary<string, string> Answers { get; } = [];

    /// <summary>Whether it never sends its greeting, so that clients wait.</summary>
    public bool Silent { get; init; }

    /// <summary>The lines that clients sent, each with whether it was encrypted.</summary>
    public ConcurrentQueue<(string Line, bool Encrypted)> Told { get; } = new();

    /// <summary>The mails it accepted, as they came.</summary>
    public ConcurrentQueue<string> Mails { get; } = new();

    /// <summary>Ends when somebody connects.</summary>
    public Task Called => _called.Task;

    /// <summary>Stops it.</summary>
    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _serving;
        _listener.Dispose();
        _closed.Dispose();
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            try
            {
                using var client = await _listener.AcceptTcpClientAsync(_closed.Token);
                _called.TrySetResult();
                await TalkAsync(client.GetStream());
            }
            catch (OperationCanceledException) when (_closed.IsCancellationRequested)
            {
                return;
            }
            catch (IOException)
            {
                // The client went away.
            }
            catch (System.Security.Authentication.AuthenticationException)
            {
                // The client does not accept the certificate.
            }
        }
    }

    private async Task TalkAsync(Stream connection)
    {
        var line = new Lines(Tls ? await SecuredAsync(connection) : connection, Tls);
        if (Silent)
        {
            await Task.Delay(Timeout.Infinite, _closed.Token);
        }

        await SayAsync(line, "220 localhost ESMTP");
        while (await line.ReadAsync(_closed.Token) is { } told)
        {
            Told.Enqueue((told, line.Encrypted));
            var word = told.Split(' ', ':')[0].ToUpperInvariant();
            if (Answers.TryGetValue(word, out var other))
            {
                if (other.Length == 0)
                {
                    return;
                }

                await SayAsync(line, other);
                continue;
            }

            switch (word)
            {
                case "EHLO":
                    await SayAsync(line, string.Concat("250-localhost\r\n",
                        StartTls && !line.Encrypted ? "250-STARTTLS\r\n" : "",
                        Password is null ? "" : "250-AUTH PLAIN\r\n", "250 SIZE 1000000"));
                    break;
                case "STARTTLS":
                    await SayAsync(line, "220 go on");
                    line = new Lines(await SecuredAsync(connection), true);
                    break;
                case "AUTH":
                    var given = Encoding.UTF8.GetString(Convert.FromBase64String(told.Split(' ')[2]));
                    await SayAsync(line, given == $"\0wiki\0{Password}" ? "235 welcome" : "535 wrong password");
                    break;
                case "DATA":
                    await SayAsync(line, "354 go on");
                    Mails.Enqueue(await DataAsync(line));
                    await SayAsync(line, "250 taken");
                    break;
                case "QUIT":
                    await SayAsync(line, "221 bye");
                    return;
                default:
                    await SayAsync(line, "250 well");
                    break;
            }
        }
    }

    // A line that begins with a dot was sent with two; a dot alone ends the mail (RFC 5321, 4.5.2).
    private async Task<string> DataAsync(Lines line)
    {
        var mail = new StringBuilder();
        while (await line.ReadAsync(_closed.Token) is { } data && data != ".")
        {
            mail.Append(data.StartsWith('.') ? data[1..] : data).Append("\r\n");
        }

        return mail.ToString();
    }

    private async Task SayAsync(Lines line, string answer) =>
        await line.Stream.WriteAsync(Encoding.ASCII.GetBytes(answer + "\r\n"), _closed.Token);

    private async Task<Stream> SecuredAsync(Stream connection)
    {
        var secured = new SslStream(connection);
        var options = new SslServerAuthenticationOptions { ServerCertificate = TestCertificate.OfLocalhost };
        await secured.AuthenticateAsServerAsync(options, _closed.Token);
        return secured;
    }

    // Reads no further than the line, so that what follows may be encrypted.
    private sealed class Lines(Stream stream, bool encrypted)
    {
        public Stream Stream => stream;

        public bool Encrypted => encrypted;

        public async Task<string?> ReadAsync(CancellationToken cancellation)
        {
            var bytes = new List<byte>();
            var one = new byte[1];
            while (await stream.ReadAsync(one, cancellation) == 1)
            {
                bytes.Add(one[0]);
                if (bytes is [.., (byte)'\r', (byte)'\n'])
                {
                    return Encoding.UTF8.GetString([.. bytes[..^2]]);
                }
            }

            return null;
        }
    }
}

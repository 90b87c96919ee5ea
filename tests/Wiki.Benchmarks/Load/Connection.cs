using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Wiki.Benchmarks.Load;

/// <summary>One kept-alive HTTP/1.1 connection that reads only as much of an answer as finding its end takes.</summary>
internal sealed class Connection : IDisposable
{
    private readonly Socket _socket =
        new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };

    private byte[] _buffer = new byte[64 * 1024];
    private int _received;

    /// <summary>Connects to this machine.</summary>
    /// <param name="port">The port of the wiki.</param>
    /// <param name="from">The address to come from: the wiki limits costly pages by it.</param>
    public async Task ConnectAsync(int port, IPAddress from)
    {
        if (OperatingSystem.IsLinux()) // elsewhere only 127.0.0.1 is a loopback address without being made one
        {
            _socket.Bind(new IPEndPoint(from, 0));
        }

        await _socket.ConnectAsync(IPAddress.Loopback, port);
    }

    /// <summary>Sends a request and reads the answer to its end.</summary>
    /// <returns>The status.</returns>
    /// <exception cref="IOException">The answer does not end as HTTP says.</exception>
    public async ValueTask<int> SendAsync(ReadOnlyMemory<byte> request)
    {
        await _socket.SendAsync(request);
        _received = 0;
        int end;
        while ((end = _buffer.AsSpan(0, _received).IndexOf("\r\n\r\n"u8)) < 0)
        {
            await ReceiveAsync();
        }

        var body = end + 4;
        var (status, length) = Head(_buffer.AsSpan(0, body));
        if (length is { } bytes)
        {
            // What the body says does not matter.
            for (var left = bytes - (_received - body); left > 0;)
            {
                var count = await _socket.ReceiveAsync(_buffer.AsMemory(0, Math.Min(left, _buffer.Length)));
                left -= count > 0 ? count : throw new IOException("The answer ended early.");
            }
        }
        else
        {
            await ReadChunksAsync(body);
        }

        return status;
    }

    /// <inheritdoc/>
    public void Dispose() => _socket.Dispose();

    // The length is null when the body comes in chunks.
    private static (int Status, int? Length) Head(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 "u8) || !Utf8Parser.TryParse(head[9..12], out int status, out _)
            || head.IndexOf("\r\nConnection: close"u8) >= 0)
        {
            throw new IOException("Not the answer of a kept connection: " + Encoding.Latin1.GetString(head));
        }

        var at = head.IndexOf("\r\nContent-Length: "u8);
        if (at >= 0 && Utf8Parser.TryParse(head[(at + 18)..], out int length, out _))
        {
            return (status, length);
        }

        return status == 304 ? (status, 0)
            : head.IndexOf("\r\nTransfer-Encoding: chunked"u8) >= 0 ? (status, null)
            : throw new IOException("An answer without an end: " + Encoding.Latin1.GetString(head));
    }

    private async ValueTask ReadChunksAsync(int at)
    {
        while (true)
        {
            int line;
            while ((line = _buffer.AsSpan(at, _received - at).IndexOf("\r\n"u8)) < 0)
            {
                await ReceiveAsync();
            }

            if (!Utf8Parser.TryParse(_buffer.AsSpan(at, line), out int size, out _, 'x'))
            {
                throw new IOException("A chunk without a size.");
            }

            at += line + 2 + size + 2;
            while (_received < at)
            {
                await ReceiveAsync();
            }

            if (size == 0)
            {
                return;
            }
        }
    }

    private async ValueTask ReceiveAsync()
    {
        if (_received == _buffer.Length)
        {
            Array.Resize(ref _buffer, 2 * _buffer.Length);
        }

        var count = await _socket.ReceiveAsync(_buffer.AsMemory(_received));
        _received += count > 0 ? count : throw new IOException("The answer ended early.");
    }
}

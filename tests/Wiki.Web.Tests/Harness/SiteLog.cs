using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Wiki.Web.Tests.Harness;

/// <summary>Collects the lines that a site logs, for tests to read.</summary>
public sealed class SiteLog : ILoggerProvider
{
    private readonly ConcurrentQueue<LogLine> _lines = new();

    /// <summary>The lines so far, oldest first.</summary>
    public IReadOnlyList<LogLine> Lines => [.. _lines];

    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(_lines);

    /// <inheritdoc/>
    public void Dispose()
    {
        // The lines are read after the site has stopped, too.
    }

    private sealed class Logger(ConcurrentQueue<LogLine> lines) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel != LogLevel.None;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception,
            Func<TState, Exception?, string> formatter) =>
            lines.Enqueue(new LogLine(logLevel, formatter(state, exception)));
    }
}

/// <summary>One logged sentence.</summary>
public sealed record LogLine(LogLevel Level, string Message);

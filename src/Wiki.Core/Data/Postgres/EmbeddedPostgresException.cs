namespace Wiki.Core.Data.Postgres;

/// <summary>
/// The private PostgreSQL cannot be started or used. <see cref="Exception.Message"/> is written for the operator: it
/// says what is wrong, where, and what to do about it.
/// </summary>
/// <param name="message">What is wrong and what to do about it, in whole sentences.</param>
/// <param name="cause">The exception behind it; null for none.</param>
public sealed class EmbeddedPostgresException(string message, Exception? cause = null) : Exception(message, cause);

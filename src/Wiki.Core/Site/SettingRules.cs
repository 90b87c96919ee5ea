using System.Globalization;
using MimeKit;

namespace Wiki.Core.Site;

/// <summary>Says which values a setting may have, and reads them.</summary>
[AttributeUsage(AttributeTargets.Property)]
public abstract class SettingRuleAttribute : Attribute
{
    /// <summary>What is allowed, after "it must be".</summary>
    public abstract string Allowed { get; }

    /// <summary>Reads a value as typed; false when it is not allowed.</summary>
    public abstract bool TryRead(string value, out object? read);

    /// <summary>The rule of a property that has no attribute.</summary>
    internal static SettingRuleAttribute Of(Type type) =>
        type == typeof(bool) ? new BooleanAttribute()
        : type.IsEnum ? new ChoiceAttribute(type)
        : type == typeof(string) ? new AnyTextAttribute()
        : throw new NotSupportedException($"Settings of type {type.Name} need a rule.");

    private sealed class BooleanAttribute : SettingRuleAttribute
    {
        public override string Allowed => "true or false";

        public override bool TryRead(string value, out object? read)
        {
            var can = bool.TryParse(value, out var flag);
            read = flag;
            return can;
        }
    }

    private sealed class ChoiceAttribute(Type type) : SettingRuleAttribute
    {
        private readonly string[] _names = [.. Enum.GetNames(type).Select(name => name.ToLowerInvariant())];

        public override string Allowed => $"{string.Join(", ", _names[..^1])} or {_names[^1]}";

        public override bool TryRead(string value, out object? read)
        {
            read = null;
            // TryParse alone would also accept the number of a value.
            return _names.Contains(value.ToLowerInvariant()) && Enum.TryParse(type, value, ignoreCase: true, out read);
        }
    }

    private sealed class AnyTextAttribute : SettingRuleAttribute
    {
        public override string Allowed => "text";

        public override bool TryRead(string value, out object? read)
        {
            read = value;
            return true;
        }
    }
}

/// <summary>A whole number between two limits, both included.</summary>
public sealed class WholeNumberAttribute(int least, int most) : SettingRuleAttribute
{
    /// <inheritdoc/>
    public override string Allowed => $"a whole number from {least} to {most}";

    /// <inheritdoc/>
    public override bool TryRead(string value, out object? read)
    {
        var can = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
        read = number;
        return can && number >= least && number <= most;
    }
}

/// <summary>A text of some kind. An empty text counts as not set, unless the kind says otherwise.</summary>
public abstract class TextRuleAttribute : SettingRuleAttribute
{
    /// <summary>Whether a text that is not empty is allowed.</summary>
    protected abstract bool IsAllowed(string text);

    /// <inheritdoc/>
    public override bool TryRead(string value, out object? read)
    {
        ArgumentNullException.ThrowIfNull(value);
        read = value.Trim();
        return read is "" || IsAllowed(value.Trim());
    }
}

/// <summary>The name of something, in one line.</summary>
public sealed class NameAttribute : TextRuleAttribute
{
    /// <inheritdoc/>
    public override string Allowed => "a name in one line";

    /// <inheritdoc/>
    public override bool TryRead(string value, out object? read) => base.TryRead(value, out read) && read is not "";

    /// <inheritdoc/>
    protected override bool IsAllowed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.Any(char.IsControl);
    }
}

/// <summary>The path of a folder, made absolute.</summary>
public sealed class FolderAttribute : TextRuleAttribute
{
    /// <inheritdoc/>
    public override string Allowed => "the path of a folder";

    /// <inheritdoc/>
    public override bool TryRead(string value, out object? read)
    {
        var can = base.TryRead(value, out read) && read is not "";
        read = can ? Path.GetFullPath((string)read!) : "";
        return can;
    }

    /// <inheritdoc/>
    protected override bool IsAllowed(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return !text.Contains('\0', StringComparison.Ordinal);
    }
}

/// <summary>The address of a site.</summary>
public sealed class WebAddressAttribute : TextRuleAttribute
{
    /// <inheritdoc/>
    public override string Allowed =>
        "an address that begins with http:// or https:// and has no ? or #, such as https://wiki.example";

    /// <inheritdoc/>
    protected override bool IsAllowed(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address)
        && address is { Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" };
}

/// <summary>A server's name or number, without a port.</summary>
public sealed class ServerNameAttribute : TextRuleAttribute
{
    /// <inheritdoc/>
    public override string Allowed => "the name or the number of a server, without a port";

    /// <inheritdoc/>
    protected override bool IsAllowed(string text) => Uri.CheckHostName(text) != UriHostNameType.Unknown;
}

/// <summary>An email address without a display name.</summary>
public sealed class MailAddressAttribute : TextRuleAttribute
{
    /// <inheritdoc/>
    public override string Allowed => "an email address, such as wiki@wiki.example";

    /// <inheritdoc/>
    protected override bool IsAllowed(string text) =>
        MailboxAddress.TryParse(text, out var address) && address.Address == text && address.Domain.Length > 0;
}

using System.Reflection;
using Npgsql;
using Wiki.Text.Blocks;

namespace Wiki.Core.Site;

/// <summary>All settings, read once and checked before anything starts.</summary>
/// <param name="Wiki">The settings under <c>Wiki</c>.</param>
/// <param name="ConnectionString">How to reach your own PostgreSQL server; null for the private one.</param>
public sealed record SiteSettings(WikiOptions Wiki, string? ConnectionString)
{
    private const string Section = "Wiki";

    /// <summary>The names of the settings under <c>Wiki</c>, as environment variables.</summary>
    public static IReadOnlyList<string> Names { get; } =
        [.. Setting.Of(new WikiOptions(), Section).Select(it => it.Name)];

    /// <summary>Reads and checks the settings.</summary>
    /// <exception cref="SiteStartException">Settings are wrong; the message has one line for each.</exception>
    public static SiteSettings Read(IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        var options = new WikiOptions();
        var known = Setting.Of(options, Section).ToDictionary(it => it.Key, StringComparer.OrdinalIgnoreCase);
        var connection = configuration.GetConnectionString("Wiki");
        connection = string.IsNullOrWhiteSpace(connection) ? null : connection;
        var faults = configuration.GetSection(Section).GetChildren().SelectMany(it => it.AsEnumerable())
            .OrderBy(it => it.Key, StringComparer.OrdinalIgnoreCase)
            .Select(it => it.Value is not { } value ? null
                : known.TryGetValue(it.Key, out var setting) ? setting.Take(value) : Unknown(it.Key))
            .Append(FaultOfConnection(connection))
            .Append(FaultOfAddresses(configuration["urls"]))
            .OfType<string>().ToList();
        return faults.Count == 0 ? new SiteSettings(options, connection)
            : throw new SiteStartException(string.Join(Environment.NewLine, faults));
    }

    private static string Unknown(string key)
    {
        var name = Setting.NameOf(key);
        var near = Nearest.Of(name, Names.Select(it => it.ToLowerInvariant()));
        return near is null ? $"{name} is not a setting; docs/operations.md lists all settings."
            : $"{name} is not a setting; did you mean "
                + $"{Names.First(it => it.Equals(near, StringComparison.OrdinalIgnoreCase))}?";
    }

    private static string? FaultOfConnection(string? connection)
    {
        try
        {
            return connection is null || new NpgsqlConnectionStringBuilder(connection).Host is { Length: > 0 } ? null
                : "ConnectionStrings__Wiki names no Host; it must be like Host=db.example;Username=wiki;Database=wiki.";
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException)
        {
            return $"ConnectionStrings__Wiki cannot be read ({e.Message.ReplaceLineEndings(" ")}); "
                + "it must be like Host=db.example;Username=wiki;Database=wiki.";
        }
    }

    private static string? FaultOfAddresses(string? addresses) =>
        (addresses ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(it => !IsAddress(it))
            is { } wrong
            ? $"ASPNETCORE_URLS or --urls is \"{wrong}\"; it must be an address such as http://localhost:5080, "
                + "or several addresses with a semicolon between them."
            : null;

    private static bool IsAddress(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Scheme: "http" or "https", Port: >= 0 and <= ushort.MaxValue };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    // One property of the options.
    private sealed record Setting(string Key, object Options, PropertyInfo Property)
    {
        public string Name => NameOf(Key);

        public static string NameOf(string key) => key.Replace(":", "__", StringComparison.Ordinal);

        public static IEnumerable<Setting> Of(object options, string section) =>
            options.GetType().GetProperties().Where(it => it.CanWrite).SelectMany(it =>
                it.PropertyType.IsClass && it.PropertyType != typeof(string)
                    ? Of(it.GetValue(options)!, $"{section}:{it.Name}")
                    : [new Setting($"{section}:{it.Name}", options, it)]);

        /// <summary>Sets the property; returns null, or a sentence that says why the value is not allowed.</summary>
        public string? Take(string value)
        {
            var rule = Property.GetCustomAttribute<SettingRuleAttribute>()
                ?? SettingRuleAttribute.Of(Property.PropertyType);
            if (!rule.TryRead(value, out var read))
            {
                return string.IsNullOrWhiteSpace(value) ? $"{Name} is empty; it must be {rule.Allowed}."
                    : $"{Name} is \"{value.ReplaceLineEndings(" ")}\"; it must be {rule.Allowed}.";
            }

            Property.SetValue(Options, read);
            return null;
        }
    }
}

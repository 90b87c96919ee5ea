using System.Collections.Frozen;
using System.Reflection;

namespace Wiki.Text;

/// <summary>The word that stands for a value of an enumeration in sources, addresses, forms and the database.</summary>
/// <param name="text">The word.</param>
[AttributeUsage(AttributeTargets.Field)]
public sealed class WordAttribute(string text) : Attribute
{
    /// <summary>The word.</summary>
    public string Text { get; } = text;
}

/// <summary>
/// Writes and reads the values of an enumeration as words. Each value has one, its <see cref="WordAttribute"/>, and no
/// two have the same.
/// </summary>
public static class EnumWords
{
    /// <summary>The word of a value.</summary>
    public static string Word<TEnum>(this TEnum value)
        where TEnum : struct, Enum => Of<TEnum>.ByValue[value];

    /// <summary>The value of a word, which is spelled exactly so; null for any other text.</summary>
    public static TEnum? Read<TEnum>(string? word)
        where TEnum : struct, Enum =>
        word is not null && Of<TEnum>.ByWord.TryGetValue(word, out var value) ? value : null;

    /// <summary>The words of all values, in their order.</summary>
    public static IReadOnlyList<string> All<TEnum>()
        where TEnum : struct, Enum => Of<TEnum>.All;

    /// <summary>The words of all values of an enumeration, in their order.</summary>
    public static IReadOnlyList<string> AllOf(Type enumeration)
    {
        ArgumentNullException.ThrowIfNull(enumeration);
        return [.. enumeration.GetFields(BindingFlags.Public | BindingFlags.Static).Select(WordOf)];
    }

    private static string WordOf(FieldInfo value) => value.GetCustomAttribute<WordAttribute>()?.Text
        ?? throw new InvalidOperationException($"{value.DeclaringType!.Name}.{value.Name} has no word.");

    private static class Of<TEnum>
        where TEnum : struct, Enum
    {
        internal static readonly IReadOnlyList<string> All = AllOf(typeof(TEnum));

        internal static readonly FrozenDictionary<string, TEnum> ByWord = Enum.GetValues<TEnum>()
            .ToFrozenDictionary(value => WordOf(typeof(TEnum).GetField(value.ToString())!), StringComparer.Ordinal);

        internal static readonly FrozenDictionary<TEnum, string> ByValue =
            ByWord.ToFrozenDictionary(it => it.Value, it => it.Key);
    }
}

using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Wiki.Text;

namespace Wiki.Web.Data;

/// <summary>Stores every property that is an enumeration as the word of its value (<see cref="Words"/>).</summary>
internal sealed class WordsConvention : IModelFinalizingConvention
{
    /// <inheritdoc/>
    public void ProcessModelFinalizing(
        IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var property in modelBuilder.Metadata.GetEntityTypes().SelectMany(it => it.GetDeclaredProperties()))
        {
            if (EnumOf(property.ClrType) is { } type)
            {
                property.Builder.HasConverter(typeof(WordConverter<>).MakeGenericType(type));
            }
        }
    }

    private static Type? EnumOf(Type type) =>
        (Nullable.GetUnderlyingType(type) ?? type) is { IsEnum: true } found ? found : null;
}

/// <summary>Writes the values of an enumeration as words.</summary>
internal sealed class WordConverter<TEnum>() : ValueConverter<TEnum, string>(
    value => value.Word(),
    word => Words.Read<TEnum>(word) ?? Unknown(word))
    where TEnum : struct, Enum
{
    private static TEnum Unknown(string word) =>
        throw new InvalidOperationException($"\"{word}\" is no {typeof(TEnum).Name}.");
}

/// <summary>Says in SQL which values a column of words has, where the model needs SQL: in filters of indexes.</summary>
internal static class WordColumn
{
    /// <summary>The column has this value.</summary>
    internal static string Is<TEnum>(string column, TEnum value)
        where TEnum : struct, Enum => $"{column} = '{value.Word()}'";

    /// <summary>The column has one of these values.</summary>
    internal static string IsOneOf<TEnum>(string column, IEnumerable<TEnum> values)
        where TEnum : struct, Enum => $"{column} IN ({string.Join(", ", values.Select(it => $"'{it.Word()}'"))})";
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Wiki.Text;

namespace Wiki.Core.Data;

/// <summary>
/// Stores every property that is an enumeration as the word of its value (<see cref="EnumWords"/>), with a check that
/// allows no other text.
/// </summary>
internal sealed class WordsConvention : IModelFinalizingConvention
{
    /// <inheritdoc/>
    public void ProcessModelFinalizing(
        IConventionModelBuilder modelBuilder, IConventionContext<IConventionModelBuilder> context)
    {
        foreach (var entity in modelBuilder.Metadata.GetEntityTypes())
        {
            foreach (var property in entity.GetDeclaredProperties())
            {
                if ((Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType) is { IsEnum: true } type)
                {
                    property.Builder.HasConverter(typeof(WordConverter<>).MakeGenericType(type));
                    var table = StoreObjectIdentifier.Table(entity.GetTableName()!);
                    var column = property.GetColumnName(table)!;
                    entity.Builder.HasCheckConstraint(
                        $"ck_{table.Name}_{column}", WordColumn.IsOneOf(column, EnumWords.AllOf(type)));
                }
            }
        }
    }
}

/// <summary>Writes the values of an enumeration as words.</summary>
internal sealed class WordConverter<TEnum>() : ValueConverter<TEnum, string>(
    value => value.Word(),
    word => EnumWords.Read<TEnum>(word) ?? Unknown(word))
    where TEnum : struct, Enum
{
    private static TEnum Unknown(string word) =>
        throw new InvalidOperationException($"\"{word}\" is not a value of {typeof(TEnum).Name}.");
}

/// <summary>Writes SQL conditions on columns of words, for checks and filters in the model.</summary>
internal static class WordColumn
{
    /// <summary>The column has this value.</summary>
    internal static string Is<TEnum>(string column, TEnum value)
        where TEnum : struct, Enum => $"{column} = '{value.Word()}'";

    /// <summary>The column has one of these values.</summary>
    internal static string IsOneOf<TEnum>(string column, IEnumerable<TEnum> values)
        where TEnum : struct, Enum => IsOneOf(column, values.Select(it => it.Word()));

    /// <summary>The column has one of these words.</summary>
    internal static string IsOneOf(string column, IEnumerable<string> words) =>
        $"{column} IN ({string.Join(", ", words.Select(it => $"'{it}'"))})";

    /// <summary>The column is a list that has only these words.</summary>
    internal static string AreAmong(string column, IEnumerable<string> words) =>
        $"{column} <@ ARRAY[{string.Join(", ", words.Select(it => $"'{it}'"))}]";
}

using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using Npgsql;
using Wiki.Core.Data;

namespace Wiki.Core.Derived.Rows;

/// <summary>Reads and writes fact rows, one or ten thousand, with a few statements for each table.</summary>
public sealed class FactRowStore(WikiDb db)
{
    private static readonly Type[] Types =
    [
        typeof(MatrixRow), typeof(AxisRow), typeof(CellRow), typeof(StatementRow), typeof(SourceRow),
        typeof(EventRow), typeof(PredictionRow),
    ];

    /// <summary>The rows of an article that hold now.</summary>
    public async Task<IReadOnlyList<FactRow>> OpenAsync(long articleId, CancellationToken cancellationToken)
    {
        var rows = new List<FactRow>();
        await AddAsync(db.Set<MatrixRow>());
        await AddAsync(db.Set<AxisRow>());
        await AddAsync(db.Set<CellRow>());
        await AddAsync(db.Set<StatementRow>());
        await AddAsync(db.Set<SourceRow>());
        await AddAsync(db.Set<EventRow>());
        await AddAsync(db.Set<PredictionRow>());
        return rows;

        async Task AddAsync<T>(DbSet<T> table)
            where T : FactRow => rows.AddRange(await table.AsNoTracking()
                .Where(row => row.ArticleId == articleId && row.LastNumber == null).ToListAsync(cancellationToken));
    }

    /// <summary>Writes the change of one revision, inside the caller's transaction.</summary>
    public async Task WriteAsync(long articleId, FactRunChange change, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(change);
        foreach (var type in Types)
        {
            await CloseAsync(Table(type), articleId, Of(change.Closed, type), cancellationToken);
            await CopyAsync(Table(type), Of(change.Opened, type), cancellationToken);
        }
    }

    /// <summary>Replaces all rows of an article by these, inside the caller's transaction.</summary>
    public async Task ReplaceAsync(
        long articleId, IReadOnlyCollection<FactRow> rows, CancellationToken cancellationToken)
    {
        foreach (var type in Types)
        {
            var table = Table(type);
            await ExecuteAsync($"DELETE FROM {table.Name} WHERE article_id = $1", [articleId], cancellationToken);
            await CopyAsync(table, Of(rows, type), cancellationToken);
        }
    }

    private static List<FactRow> Of(IEnumerable<FactRow> rows, Type type) =>
        [.. rows.Where(row => row.GetType() == type)];

    private async Task CopyAsync(FactRowTable table, List<FactRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        await using var copy = await Connection.BeginBinaryImportAsync(
            $"COPY {table.Name} ({string.Join(", ", table.Columns.Select(column => column.Name))}) "
            + "FROM STDIN (FORMAT BINARY)",
            cancellationToken);
        foreach (var row in rows)
        {
            await copy.StartRowAsync(cancellationToken);
            foreach (var column in table.Columns)
            {
                if (column.Value(row) is { } value)
                {
                    await copy.WriteAsync(value, column.Type, cancellationToken);
                }
                else
                {
                    await copy.WriteNullAsync(cancellationToken);
                }
            }
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private async Task CloseAsync(
        FactRowTable table, long articleId, List<FactRow> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return;
        }

        var names = string.Join(", ", table.Keys.Select(key => key.Name));
        var arrays = string.Join(", ", table.Keys.Select((key, i) => $"${i + 3}::{key.Type}[]"));
        await ExecuteAsync(
            $"UPDATE {table.Name} SET last_number = $1 WHERE article_id = $2 AND last_number IS NULL "
            + $"AND ({names}) IN (SELECT * FROM unnest({arrays}))",
            [rows[0].LastNumber!.Value, articleId, .. table.Keys.Select(key => key.Values(rows))], cancellationToken);
    }

    private async Task ExecuteAsync(string sql, object[] values, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, Connection, Transaction);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();

    private NpgsqlTransaction? Transaction =>
        (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();

    private FactRowTable Table(Type type) => FactRowTable.Of(db.Model.FindEntityType(type)!);
}

/// <summary>A table of fact rows, as the model describes it.</summary>
internal sealed class FactRowTable
{
    private static readonly System.Collections.Concurrent.ConcurrentDictionary<IEntityType, FactRowTable> Known = new();

    private FactRowTable(IEntityType type)
    {
        var store = StoreObjectIdentifier.Table(type.GetTableName()!);
        Name = type.GetTableName()!;
        Columns = [.. type.GetProperties().Select(property => new FactRowColumn(property, store))];
        var key = type.FindPrimaryKey()!.Properties;
        Keys = [.. Columns.Where(column => key.Contains(column.Property)
            && column.Property.Name is not (nameof(FactRow.ArticleId) or nameof(FactRow.FirstNumber)))];
    }

    internal string Name { get; }

    internal IReadOnlyList<FactRowColumn> Columns { get; }

    /// <summary>The columns that identify a row of an article among those that hold now.</summary>
    internal IReadOnlyList<FactRowColumn> Keys { get; }

    internal static FactRowTable Of(IEntityType type) => Known.GetOrAdd(type, static it => new FactRowTable(it));
}

/// <summary>A column of a table of fact rows.</summary>
internal sealed class FactRowColumn(IProperty property, StoreObjectIdentifier table)
{
    private readonly IClrPropertyGetter _getter = property.GetGetter();
    private readonly ValueConverter? _converter = property.GetTypeMapping().Converter;

    internal IProperty Property => property;

    internal string Name { get; } = $"\"{property.GetColumnName(table)}\"";

    internal string Type { get; } = property.GetColumnType();

    /// <summary>What the database stores in this column of a row.</summary>
    internal object? Value(FactRow row) =>
        _converter is null ? _getter.GetClrValue(row) : _converter.ConvertToProvider(_getter.GetClrValue(row));

    internal Array Values(IReadOnlyList<FactRow> rows)
    {
        var values = Array.CreateInstance(_converter?.ProviderClrType ?? property.ClrType, rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            values.SetValue(Value(rows[i]), i);
        }

        return values;
    }
}

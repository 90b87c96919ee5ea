using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;
using Wiki.Text.Blocks.Matrices;
using Wiki.Text.Blocks.Predictions;
using Wiki.Text.Blocks.Timelines;

namespace Wiki.Core.Derived.Rows;

/// <summary>
/// Something that a structured block states, with the run of revisions of its article in which it holds. Derived from
/// the published revisions.
/// </summary>
public abstract record FactRow
{
    /// <summary>The article.</summary>
    public long ArticleId { get; init; }

    /// <summary>The number of the first revision that states it.</summary>
    public int FirstNumber { get; init; }

    /// <summary>The number of the last revision that states it; null while the published one does.</summary>
    public int? LastNumber { get; init; }

    /// <summary>Says what the row is about: the same in a later row that states something else about it.</summary>
    public abstract object Identity { get; }

    /// <summary>The kind and id of the block it is from; null for a source, which belongs to the page.</summary>
    public abstract (string Kind, string Id)? Block { get; }

    /// <summary>The key of the row of that block; null when it is not from one row.</summary>
    public virtual string? RowOfBlock => null;
}

/// <summary>Maps what the tables of fact rows have in common.</summary>
internal abstract class FactRowMapping<T>(string table, Expression<Func<T, object?>> key) : IEntityTypeConfiguration<T>
    where T : FactRow
{
    protected const string Holds = "last_number IS NULL";
    protected const string Ended = "last_number IS NOT NULL";

    public virtual void Configure(EntityTypeBuilder<T> builder)
    {
        builder.ToTable(table, it => it.HasComment("derived from published revisions; see rebuild"));
        builder.HasKey(key);
        builder.Ignore(it => it.Identity).Ignore(it => it.Block).Ignore(it => it.RowOfBlock);
        builder.HasOne<Article>().WithMany().HasForeignKey(it => it.ArticleId);
    }

    /// <summary>Adds indexes that find which facts a revision added, and which it removed.</summary>
    protected static void IndexByRevision(EntityTypeBuilder<T> builder)
    {
        builder.HasIndex(it => new { it.ArticleId, it.FirstNumber });
        builder.HasIndex(it => new { it.ArticleId, it.LastNumber }).HasFilter(Ended);
    }
}

/// <summary>A matrix that could be read.</summary>
public sealed record MatrixRow : FactRow
{
    /// <summary>The id of its marker.</summary>
    public required string Id { get; init; }

    /// <summary>Its place among the matrices of the page, from 0.</summary>
    public int Position { get; init; }

    /// <summary>Its name, as readers see it.</summary>
    public required string Name { get; init; }

    /// <summary>The text above the feature names.</summary>
    public required string Corner { get; init; }

    /// <inheritdoc/>
    public override object Identity => (nameof(MatrixRow), Id);

    /// <inheritdoc/>
    public override (string, string)? Block => ("matrix", Id);
}

internal sealed class MatrixRowMapping()
    : FactRowMapping<MatrixRow>("matrices", it => new { it.ArticleId, it.Id, it.FirstNumber });

/// <summary>A row, a column or a group heading of a matrix.</summary>
public sealed record AxisRow : FactRow
{
    /// <summary>The id of the matrix.</summary>
    public required string Matrix { get; init; }

    /// <summary>Which axis it is on.</summary>
    public required Axis Axis { get; init; }

    /// <summary>Its identity on the axis.</summary>
    public required string Key { get; init; }

    /// <summary>Its place on the axis, from 0.</summary>
    public int Position { get; init; }

    /// <summary>Its label, as readers see it.</summary>
    public required string Label { get; init; }

    /// <summary>The key of the group a row stands in; null for none.</summary>
    public string? Group { get; init; }

    /// <summary>The version line of a column; null for the other axes.</summary>
    public string? VersionLine { get; init; }

    /// <summary>The keys it declares to have had before.</summary>
    public required TextList Was { get; init; }

    /// <inheritdoc/>
    public override object Identity => (nameof(AxisRow), Matrix, Axis, Key);

    /// <inheritdoc/>
    public override (string, string)? Block => ("matrix", Matrix);

    /// <inheritdoc/>
    public override string? RowOfBlock => Axis == Axis.Row ? Key : null;
}

internal sealed class AxisRowMapping() : FactRowMapping<AxisRow>(
    "axis_keys", it => new { it.ArticleId, it.Matrix, it.Axis, it.Key, it.FirstNumber })
{
    public override void Configure(EntityTypeBuilder<AxisRow> builder)
    {
        base.Configure(builder);
        builder.HasIndex(it => new { it.Axis, it.Key }).HasDatabaseName("ix_axis_keys_key");
    }
}

/// <summary>A cell of a matrix.</summary>
public sealed record CellRow : FactRow
{
    /// <summary>The id of the matrix.</summary>
    public required string Matrix { get; init; }

    /// <summary>The key of its row.</summary>
    public required string RowKey { get; init; }

    /// <summary>The key of its column.</summary>
    public required string ColumnKey { get; init; }

    /// <summary>Whether it states something, is empty, or was not understood.</summary>
    public required CellStatus Status { get; init; }

    /// <summary>What it says, in its canonical spelling; as typed when it was not understood.</summary>
    public required string Canonical { get; init; }

    /// <inheritdoc/>
    public override object Identity => (nameof(CellRow), Matrix, RowKey, ColumnKey);

    /// <inheritdoc/>
    public override (string, string)? Block => ("matrix", Matrix);

    /// <inheritdoc/>
    public override string? RowOfBlock => RowKey;
}

internal sealed class CellRowMapping() : FactRowMapping<CellRow>(
    "cells", it => new { it.ArticleId, it.Matrix, it.RowKey, it.ColumnKey, it.FirstNumber })
{
    public override void Configure(EntityTypeBuilder<CellRow> builder)
    {
        base.Configure(builder);
        builder.HasIndex(it => new { it.ColumnKey, it.RowKey }).HasFilter(Holds);
        builder.HasIndex(it => new { it.Matrix, it.RowKey, it.ColumnKey });
        // Which facts a revision added, and which it removed; also for one system.
        builder.HasIndex(it => new { it.ArticleId, it.FirstNumber, it.ColumnKey });
        builder.HasIndex(it => new { it.ArticleId, it.LastNumber, it.ColumnKey }).HasFilter(Ended);
    }
}

/// <summary>A statement of a cell, in the columns that queries need.</summary>
public sealed record StatementRow : FactRow
{
    /// <summary>The id of the matrix.</summary>
    public required string Matrix { get; init; }

    /// <summary>The key of its row.</summary>
    public required string RowKey { get; init; }

    /// <summary>The key of its column.</summary>
    public required string ColumnKey { get; init; }

    /// <summary>Its place in the cell's canonical order, from 0.</summary>
    public int N { get; init; }

    /// <summary>Its level; null for a value.</summary>
    public Level? Level { get; init; }

    /// <summary>A plain value; null for a level.</summary>
    public string? Value { get; init; }

    /// <summary>The kind of its start; null without a start.</summary>
    public StartKind? StartKind { get; init; }

    /// <summary>The point at which it starts; null when not given.</summary>
    public string? Start { get; init; }

    /// <summary>The kind of its end; null without an end.</summary>
    public EndKind? EndKind { get; init; }

    /// <summary>The point at which it ends; null when not given.</summary>
    public string? End { get; init; }

    /// <summary>The target of a plan; null when not given.</summary>
    public string? Target { get; init; }

    /// <summary>The last day of a target that is a date; null otherwise.</summary>
    public DateOnly? TargetLastDay { get; init; }

    /// <summary>When somebody last checked it; null when not given.</summary>
    public string? AsOf { get; init; }

    /// <summary>The last day of an <c>as of</c> that is a date; null otherwise.</summary>
    public DateOnly? AsOfLastDay { get; init; }

    /// <summary>Its tags, without their sign.</summary>
    public required TextList Tags { get; init; }

    /// <summary>Its note as typed; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The names of its footnotes.</summary>
    public required TextList Sources { get; init; }

    /// <inheritdoc/>
    public override object Identity => (nameof(StatementRow), Matrix, RowKey, ColumnKey, N);

    /// <inheritdoc/>
    public override (string, string)? Block => ("matrix", Matrix);

    /// <inheritdoc/>
    public override string? RowOfBlock => RowKey;
}

internal sealed class StatementRowMapping() : FactRowMapping<StatementRow>(
    "statements", it => new { it.ArticleId, it.Matrix, it.RowKey, it.ColumnKey, it.FirstNumber, it.N })
{
    public override void Configure(EntityTypeBuilder<StatementRow> builder)
    {
        base.Configure(builder);
        builder.HasIndex(it => new { it.Level, it.ColumnKey }).HasFilter(Holds);
        builder.ToTable(table => table.HasCheckConstraint(
            "ck_statements_tags", WordColumn.AreAmong("tags", EnumWords.All<Tag>())));
    }
}

/// <summary>A source that a page defines in a footnote.</summary>
public sealed record SourceRow : FactRow
{
    /// <summary>The name of the footnote in lower case: it is matched without regard to case.</summary>
    public required string Name { get; init; }

    /// <summary>What it says, without markup.</summary>
    public required string Text { get; init; }

    /// <summary>The first address in it; null for none.</summary>
    public string? Address { get; init; }

    /// <inheritdoc/>
    public override object Identity => (nameof(SourceRow), Name);

    /// <inheritdoc/>
    public override (string, string)? Block => null;
}

internal sealed class SourceRowMapping()
    : FactRowMapping<SourceRow>("sources", it => new { it.ArticleId, it.Name, it.FirstNumber });

/// <summary>An event of a timeline.</summary>
public sealed record EventRow : FactRow
{
    /// <summary>The id of the timeline.</summary>
    public required string Timeline { get; init; }

    /// <summary>Its identity in the timeline.</summary>
    public required string Key { get; init; }

    /// <summary>Its place among the events of the timeline with the same date, from 0.</summary>
    public int Rank { get; init; }

    /// <summary>What happened.</summary>
    public required string Label { get; init; }

    /// <summary>When, as typed.</summary>
    public required string Date { get; init; }

    /// <summary>The first day it can mean; null when open.</summary>
    public DateOnly? FirstDay { get; init; }

    /// <summary>The last day it can mean; null when open.</summary>
    public DateOnly? LastDay { get; init; }

    /// <summary>The key of the system it belongs to; null for none.</summary>
    public string? System { get; init; }

    /// <summary>What kind of thing happened; null when not given.</summary>
    public EventKind? Kind { get; init; }

    /// <summary>The version line of the release it dates; null for none.</summary>
    public string? VersionLine { get; init; }

    /// <summary>The version it dates, without its line; null for none.</summary>
    public string? Version { get; init; }

    /// <summary>A remark as typed; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The names of its footnotes.</summary>
    public required TextList Sources { get; init; }

    /// <summary>The keys it declares to have had before.</summary>
    public required TextList Was { get; init; }

    /// <inheritdoc/>
    public override object Identity => (nameof(EventRow), Timeline, Key);

    /// <inheritdoc/>
    public override (string, string)? Block => ("timeline", Timeline);

    /// <inheritdoc/>
    public override string? RowOfBlock => Key;
}

internal sealed class EventRowMapping()
    : FactRowMapping<EventRow>("events", it => new { it.ArticleId, it.Timeline, it.Key, it.FirstNumber })
{
    public override void Configure(EntityTypeBuilder<EventRow> builder)
    {
        base.Configure(builder);
        IndexByRevision(builder);
    }
}

/// <summary>A prediction.</summary>
public sealed record PredictionRow : FactRow
{
    /// <summary>The id of the list.</summary>
    public required string List { get; init; }

    /// <summary>Its identity in the list.</summary>
    public required string Key { get; init; }

    /// <summary>Its wording.</summary>
    public required string Label { get; init; }

    /// <summary>Who made it; null when not given.</summary>
    public string? Who { get; init; }

    /// <summary>When it was made.</summary>
    public required string Made { get; init; }

    /// <summary>The deadline; null when not given.</summary>
    public string? Due { get; init; }

    /// <summary>The chance its author gave it, in per cent; null when not given.</summary>
    public string? Odds { get; init; }

    /// <summary>Its outcome.</summary>
    public required OutcomeKind Outcome { get; init; }

    /// <summary>When it was decided; null while open.</summary>
    public string? Decided { get; init; }

    /// <summary>The remark on the outcome as typed; null for none.</summary>
    public string? Note { get; init; }

    /// <summary>The names of the footnotes of the outcome.</summary>
    public required TextList OutcomeSources { get; init; }

    /// <summary>The names of the footnotes of the prediction.</summary>
    public required TextList Sources { get; init; }

    /// <summary>The keys it declares to have had before.</summary>
    public required TextList Was { get; init; }

    /// <inheritdoc/>
    public override object Identity => (nameof(PredictionRow), List, Key);

    /// <inheritdoc/>
    public override (string, string)? Block => ("predictions", List);

    /// <inheritdoc/>
    public override string? RowOfBlock => Key;
}

internal sealed class PredictionRowMapping()
    : FactRowMapping<PredictionRow>("predictions", it => new { it.ArticleId, it.List, it.Key, it.FirstNumber })
{
    public override void Configure(EntityTypeBuilder<PredictionRow> builder)
    {
        base.Configure(builder);
        IndexByRevision(builder);
    }
}

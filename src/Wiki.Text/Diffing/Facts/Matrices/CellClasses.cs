using System.Collections.Immutable;
using Wiki.Text.Blocks.Matrices;

namespace Wiki.Text.Diffing.Facts.Matrices;

/// <summary>Finds the differences between two texts of a cell.</summary>
public static class CellClasses
{
    /// <summary>
    /// Returns the kinds of difference, the most important first; none when both texts say the same. When one text is
    /// empty, unknown or not understood, that is the only kind.
    /// </summary>
    public static ImmutableArray<CellClass> Between(Cell old, Cell @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        return AreSame(old, @new, onOneLine: false) ? [] : (old, @new) switch
        {
            (_, { Status: CellStatus.Invalid }) => [CellClass.Broken],
            ({ Status: CellStatus.Invalid }, _) => [CellClass.Repaired],
            ({ Status: CellStatus.Empty }, _) => [CellClass.Claimed],
            (_, { Status: CellStatus.Empty }) => [CellClass.Withdrawn],
            _ when IsUnknown(old) && !IsUnknown(@new) => [CellClass.Answered],
            _ when IsUnknown(@new) && !IsUnknown(old) => [CellClass.Reopened],
            _ => OfStatements(old.Statements, @new.Statements),
        };
    }

    /// <summary>Whether two cells say the same in the same words, however they were typed.</summary>
    /// <param name="old">One cell.</param>
    /// <param name="new">The other cell.</param>
    /// <param name="onOneLine">Whether versions that name no line belong to the same line in both cells.</param>
    internal static bool AreSame(Cell old, Cell @new, bool onOneLine) => old.Status == @new.Status
        && (onOneLine && old.Text == @new.Text || old.Status switch
        {
            CellStatus.Valid => SayTheSame(old.Statements, @new.Statements),
            CellStatus.Invalid => old.Text == @new.Text,
            _ => true,
        });

    // Compares the meaning of the canonical texts without making them, because every cell of two large matrices is
    // compared.
    private static bool SayTheSame(ImmutableArray<Statement> old, ImmutableArray<Statement> @new)
    {
        if (old.Length != @new.Length)
        {
            return false;
        }

        for (var i = 0; i < old.Length; i++)
        {
            if (!SayTheSame(old[i], @new[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SayTheSame(Statement a, Statement b) => a.Level == b.Level && a.Value == b.Value
        && a.Start == b.Start && a.End == b.End && a.Target == b.Target && a.AsOf == b.AsOf && a.Note == b.Note
        && a.Tags.AsSpan().SequenceEqual(b.Tags.AsSpan()) && HaveSameSources(a, b);

    private static bool HaveSameSources(Statement a, Statement b)
    {
        var equal = a.Sources.Length == b.Sources.Length;
        for (var i = 0; equal && i < a.Sources.Length; i++)
        {
            equal = a.Sources[i].Name == b.Sources[i].Name;
        }

        return equal;
    }

    private static bool IsUnknown(Cell cell) => cell.Statements is [{ Level: Level.Unknown }];

    private static ImmutableArray<CellClass> OfStatements(
        ImmutableArray<Statement> old, ImmutableArray<Statement> @new)
    {
        var before = old.ToList();
        var after = @new.ToList();
        foreach (var statement in old)
        {
            if (after.FindIndex(other => SayTheSame(statement, other)) is >= 0 and var equal)
            {
                after.RemoveAt(equal);
                before.RemoveAt(before.FindIndex(other => ReferenceEquals(other, statement)));
            }
        }

        var classes = new SortedSet<CellClass>();
        foreach (var (a, b) in before.Zip(after))
        {
            classes.UnionWith(Between(a, b));
        }

        if (before.Count != after.Count)
        {
            classes.Add(CellClass.Level);
        }

        return [.. classes];
    }

    private static IEnumerable<CellClass> Between(Statement a, Statement b)
    {
        if (a.Level != b.Level)
        {
            yield return CellClass.Level;
        }
        else if (a.Value != b.Value)
        {
            yield return CellClass.Value;
        }

        if (a.Start != b.Start || a.End != b.End || a.Target != b.Target)
        {
            yield return CellClass.Period;
        }

        if (!a.Tags.SequenceEqual(b.Tags))
        {
            yield return CellClass.Tags;
        }

        if (a.Note != b.Note)
        {
            yield return CellClass.Note;
        }

        if (!HaveSameSources(a, b))
        {
            yield return CellClass.Sources;
        }

        if (a.AsOf != b.AsOf)
        {
            yield return CellClass.Checked;
        }
    }
}

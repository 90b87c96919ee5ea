using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Wiki.Text.Authors;

/// <summary>Converts origins between two forms: one number for each UTF-16 unit, and runs.</summary>
internal static class Origins
{
    public static int[] Expand(ImmutableArray<OriginRun> runs, int length)
    {
        var origins = new int[length];
        var at = 0;
        foreach (var run in runs)
        {
            origins.AsSpan(at, run.Length).Fill(run.Number);
            at += run.Length;
        }

        return origins;
    }

    public static ImmutableArray<OriginRun> Compress(ReadOnlySpan<int> origins)
    {
        var runs = ImmutableArray.CreateBuilder<OriginRun>();
        while (!origins.IsEmpty)
        {
            var other = origins.IndexOfAnyExcept(origins[0]);
            var length = other < 0 ? origins.Length : other;
            runs.Add(new OriginRun(length, origins[0]));
            origins = origins[length..];
        }

        return runs.ToImmutable();
    }

    public static long Length(ImmutableArray<OriginRun> runs)
    {
        var length = 0L;
        foreach (var run in runs)
        {
            length += run.Length;
        }

        return length;
    }
}

/// <summary>A run of text that one revision introduced.</summary>
/// <param name="Length">Its length in UTF-16 units, at least 1.</param>
/// <param name="Number">The number of the revision.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OriginRun(int Length, int Number);

using System.Diagnostics;
using System.Globalization;
using Wiki.Text;
using Wiki.Text.Authors;
using Wiki.Text.Blocks;
using Wiki.Text.Diffing;
using Wiki.Text.Diffing.Facts;
using Wiki.Text.Diffing.Rendered;
using Wiki.Text.Documents;
using Wiki.Text.Editing;
using Wiki.Text.Links;
using Wiki.Text.Merging;

namespace Wiki.Benchmarks.Growth;

/// <summary>
/// Says how long every kind of text takes, and how the time grows with its length. Each time is the least of several
/// runs, and not more than the processor time of this process, because other work on the machine only adds.
/// </summary>
internal static class GrowthCommand
{
    /// <summary>Measures and writes one line for each step that is slow, or all with <c>--all</c>.</summary>
    public static int Run(string[] args)
    {
        var only = ValueOf("--only") ?? "";
        var step = ValueOf("--step") ?? "";
        var sizes = (ValueOf("--sizes") ?? "256,1024").Split(',')
            .Select(it => int.Parse(it, CultureInfo.InvariantCulture)).ToArray();
        var runs = int.Parse(ValueOf("--runs") ?? "3", CultureInfo.InvariantCulture);
        var least = double.Parse(ValueOf("--slower-than") ?? "0.25", CultureInfo.InvariantCulture);
        Console.WriteLine($"{"kind",-34}{"step",-20}{string.Concat(sizes.Select(it => $"{it + " K",9}"))}   says");
        foreach (var kind in GrowthTexts.Kinds.Where(it => it.Name.Contains(only, StringComparison.Ordinal)))
        {
            var times = new Dictionary<string, double[]>(StringComparer.Ordinal);
            var said = new Dictionary<string, string>(StringComparer.Ordinal);
            for (var i = 0; i < sizes.Length; i++)
            {
                foreach (var (name, run) in Steps(kind, sizes[i] * 1024 - 64))
                {
                    if (step.Length > 0 && !name.StartsWith(step, StringComparison.Ordinal)
                        || times.TryGetValue(name, out var before) && i > 0 && before[i - 1] > 4)
                    {
                        continue;
                    }

                    times.TryAdd(name, new double[sizes.Length]);
                    (times[name][i], said[name]) = Least(run, runs, least);
                }
            }

            foreach (var (name, took) in times.Where(it => it.Value.Max() >= least))
            {
                Console.WriteLine($"{kind.Name,-34}{name,-20}"
                    + string.Concat(took.Select(it => $"{it.ToString("0.00", CultureInfo.InvariantCulture),9}")) + "   " + said[name]);
            }
        }

        return 0;

        string? ValueOf(string name) => Array.IndexOf(args, name) is >= 0 and var at && at + 1 < args.Length ? args[at + 1] : null;
    }

    private static (double Seconds, string Said) Least(Func<string?> run, int runs, double enough)
    {
        var least = double.MaxValue;
        var said = "";
        for (var i = 0; i < runs && (i == 0 || least > enough / 2 && least < 3); i++)
        {
            var (start, busy) = (Stopwatch.GetTimestamp(), Process.GetCurrentProcess().TotalProcessorTime);
            said = run() ?? "";
            least = Math.Min(least, Math.Min(Stopwatch.GetElapsedTime(start).TotalSeconds,
                (Process.GetCurrentProcess().TotalProcessorTime - busy).TotalSeconds));
        }

        return (least, said);
    }

    private static IEnumerable<(string Name, Func<string?> Run)> Steps(
        (string Name, string Head, Func<int, string> Piece) kind, int bytes)
    {
        var old = SourceText.From(GrowthTexts.Of(kind, bytes)).Value;
        var edited = SourceText.From(GrowthTexts.Edited(old, 0, "q")).Value;
        var other = SourceText.From(GrowthTexts.Edited(old, 20, "z")).Value;
        var against = SourceText.From(GrowthTexts.Edited(old, 0, "z")).Value;
        var renewed = SourceText.From(GrowthTexts.Of(kind, bytes, 7_919_000)).Value;
        var reversed = SourceText.From(GrowthTexts.Reversed(old)).Value;
        var page = WikiDocument.Parse(SourceText.From(old));
        yield return ("parse", () => Refusal(WikiDocument.Parse(SourceText.From(old))));
        foreach (var (name, text) in new[] { ("edited", edited), ("renewed", renewed), ("reversed", reversed) })
        {
            yield return ($"lines {name}", () => TextDiff.Between(old, text).Coarse);
            yield return ($"authors {name}", () => Authors(old, text));
        }

        yield return ("merge", () => Outcome(ThreeWayMerge.Merge(old, edited, other)));
        yield return ("merge conflicting", () => Outcome(ThreeWayMerge.Merge(old, edited, against)));
        yield return ("merge renewed", () => Outcome(ThreeWayMerge.Merge(old, renewed, edited)));
        yield return ("merge reversed", () => Outcome(ThreeWayMerge.Merge(old, reversed, edited)));
        if (Refusal(page) is not null)
        {
            yield break;
        }

        var html = page.ToHtml(LinkTargets.None);
        yield return ("html", () => $"{page.ToHtml(LinkTargets.None).Length} characters");
        yield return ("plain", () => page.PlainText()[..1]);
        yield return ("remarks", () => $"{Remarks.Of(page, []).Length} remarks");
        yield return ("tidy", () => TidyMatrices.In(page.Source, null)[..1]);
        yield return ("grid", () => page.Matrices.Count > 0
            ? $"{EditableTable.Find(page, BlockKind.Matrix, page.Matrices[0].Id)?.Grid.Rows.Length} rows" : null);
        yield return ("moved links", () => MovedLinks.In(page.Source, new HashSet<Slug> { Slug.Of("KVM")!.Value }, "x")[..1]);
        foreach (var (name, text) in new[] { ("edited", edited), ("renewed", renewed), ("reversed", reversed) })
        {
            var now = WikiDocument.Parse(SourceText.From(text));
            var shown = now.ToHtml(LinkTargets.None);
            yield return ($"facts {name}", () => $"{FactReport.Write(FactDiff.Between(page, now)).Count} facts");
            yield return ($"seen {name}", () => RenderedDiff.Between(html, shown) is var diff
                ? diff.Html is null ? $"DECLINED {diff.Coarse}" : diff.Coarse : null);
        }
    }

    private static string? Refusal(WikiDocument page) =>
        page.Problems.FirstOrDefault(it => it.Severity == Severity.Blocking)?.Code;

    private static string? Authors(string old, string @new)
    {
        var first = Authorship.Empty.Advance(old, 1);
        return $"{Authorship.FromBytes(first.ToBytes(), first.Text).Advance(@new, 2).ToBytes().Length} bytes, two steps";
    }

    private static string Outcome(MergeResult result) => result is MergeResult.Conflicted it
        ? $"{it.Regions.Count(region => region is MergeRegion.Conflict)} conflicts" : "clean";
}

using System.Globalization;

namespace Wiki.Benchmarks.Load;

/// <summary>A slice, and what this process, the server, spent in it.</summary>
/// <param name="Report">What the client saw.</param>
/// <param name="Processor">Processor time.</param>
/// <param name="Allocated">Memory allocated, in bytes; the reports of the client are in it too.</param>
internal sealed record MeasuredSlice(SliceReport Report, TimeSpan Processor, long Allocated)
{
    /// <summary>Answers in a second.</summary>
    public double Rate => Report.Microseconds.Count / Report.Seconds;

    /// <summary>Processor time of the server for an answer, in microseconds.</summary>
    public double ProcessorPerAnswer => Processor.TotalMicroseconds / Report.Microseconds.Count;

    /// <summary>Bytes allocated for an answer.</summary>
    public double AllocatedPerAnswer => (double)Allocated / Report.Microseconds.Count;
}

/// <summary>One line of the table: a page beside the control.</summary>
internal sealed class Measured(string name)
{
    private readonly List<MeasuredSlice> _control = [];
    private readonly List<MeasuredSlice> _page = [];
    private string? _firstError;

    /// <summary>The heading of the table.</summary>
    public static string Heading => "| page | requests/s | control/s | ratio (min–max) | processor ratio | µs/answer "
        + "| bytes/answer | control bytes "
        + "| p50 ms | p99 ms | control p50 | control p99 | errors |\n"
        + "|---|---|---|---|---|---|---|---|---|---|---|---|---|";

    /// <summary>How many answers were not what they must be.</summary>
    public int Errors { get; private set; }

    /// <summary>Counts the errors of a slice.</summary>
    /// <returns>How many right answers of the page it had.</returns>
    public int Check(SliceReport report, bool ofPage)
    {
        Errors += report.Errors;
        _firstError ??= report.FirstError;
        return ofPage ? report.Microseconds.Count - report.Errors : 0;
    }

    /// <summary>Adds two neighbouring slices.</summary>
    /// <returns>How many right answers the page had.</returns>
    public int Add(MeasuredSlice control, MeasuredSlice page)
    {
        _control.Add(control);
        _page.Add(page);
        return Check(control.Report, false) + Check(page.Report, true);
    }

    /// <inheritdoc/>
    public override string ToString()
    {
        var ratios = _page.Zip(_control, (page, control) => page.Rate / control.Rate).ToList();
        var processor = _page.Zip(_control, (page, control) => control.ProcessorPerAnswer / page.ProcessorPerAnswer);
        return string.Create(CultureInfo.InvariantCulture,
            $"| {name} | {Numbers.Median(_page.Select(it => it.Rate)):N0} "
            + $"| {Numbers.Median(_control.Select(it => it.Rate)):N0} "
            + $"| {Numbers.Median(ratios):F3} ({ratios.Min():F2}–{ratios.Max():F2}) | {Numbers.Median(processor):F3} "
            + $"| {Numbers.Median(_page.Select(it => it.ProcessorPerAnswer)):F1} "
            + $"| {Numbers.Median(_page.Select(it => it.AllocatedPerAnswer)):N0} "
            + $"| {Numbers.Median(_control.Select(it => it.AllocatedPerAnswer)):N0} "
            + $"| {Latency(_page, 0.5):F2} | {Latency(_page, 0.99):F2} | {Latency(_control, 0.5):F2} "
            + $"| {Latency(_control, 0.99):F2} | {Errors}{(_firstError is null ? "" : " (" + _firstError + ")")} |");
    }

    private static double Latency(List<MeasuredSlice> slices, double share) =>
        Numbers.Quantile(slices.SelectMany(slice => slice.Report.Microseconds).Select(it => (double)it), share) / 1000;
}

using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Diagnosers;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using Perfolizer.Horology;
using Wiki.Benchmarks;
using Wiki.Benchmarks.Growth;
using Wiki.Benchmarks.Load;
using Wiki.Core.Site;

switch (args.FirstOrDefault())
{
    case "load":
        return await LoadCommand.RunAsync(args[1..]);
    case LoadDriver.Command:
        return await LoadClient.RunAsync(args[1..]);
    case "start":
        return await StartCommand.RunAsync(args[1..]);
    case "growth":
        return GrowthCommand.Run(args[1..]);
    case "save":
        return await SaveCommand.RunAsync();
    default:
        // In this process: generated projects would inherit the settings of this repository and not build.
        var config = DefaultConfig.Instance
            .WithArtifactsPath(Path.Combine(SiteFolders.Root, "BenchmarkDotNet.Artifacts"))
            .AddJob(Job.Default.WithToolchain(InProcessEmitToolchain.Instance)
                .WithIterationTime(TimeInterval.FromMilliseconds(250)).WithWarmupCount(4).WithIterationCount(12))
            // Other work on the machine only adds: the least of the times is the one to compare.
            .AddColumn(StatisticColumn.Min)
            .HideColumns(Column.Error, Column.StdDev, Column.RatioSD)
            .AddDiagnoser(MemoryDiagnoser.Default);
        BenchmarkSwitcher.FromAssembly(typeof(ArticleBenchmarks).Assembly).Run(args, config);
        return 0;
}

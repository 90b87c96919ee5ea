using System.Diagnostics;

namespace Wiki.Text.Tests.Merging;

/// <summary>
/// Runs git's merge for comparison. One shell merges all cases, because a process for each case would be slow.
/// </summary>
internal static class GitMergeFile
{
    private const string MergeAll = """
        !for base in *.base; do
            n=${base%.base}
            git merge-file -p -q $n.mine $base $n.theirs > $n.merged && : > $n.clean
        done; :
        """;

    /// <summary>The merged text of each case, or null when git finds a conflict.</summary>
    public static List<string?> Of(IReadOnlyList<(string Base, string Mine, string Theirs)> cases)
    {
        var folder = Directory.CreateTempSubdirectory("merges-");
        try
        {
            string PathOf(int n, string what) => Path.Combine(folder.FullName, $"{n}.{what}");
            for (var n = 0; n < cases.Count; n++)
            {
                File.WriteAllText(PathOf(n, "base"), cases[n].Base);
                File.WriteAllText(PathOf(n, "mine"), cases[n].Mine);
                File.WriteAllText(PathOf(n, "theirs"), cases[n].Theirs);
            }

            Run(folder.FullName);
            return [.. Enumerable.Range(0, cases.Count)
                .Select(n => File.Exists(PathOf(n, "clean")) ? File.ReadAllText(PathOf(n, "merged")) : null)];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    // An alias uses git's own shell on every system. Without the ceiling, it would run in a surrounding repository.
    private static void Run(string folder)
    {
        var start = new ProcessStartInfo("git", ["-c", $"alias.merge-all={MergeAll}", "merge-all"])
        {
            WorkingDirectory = folder,
            Environment = { ["GIT_CEILING_DIRECTORIES"] = Path.GetDirectoryName(folder) },
        };
        using var git = Process.Start(start) ?? throw new InvalidOperationException("git did not start.");
        git.WaitForExit();
        Assert.Equal(0, git.ExitCode);
    }
}

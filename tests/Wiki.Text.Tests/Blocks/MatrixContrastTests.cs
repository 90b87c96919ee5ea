using Wiki.Text.Blocks.Matrices.Views;
using Wiki.Text.Blocks.Points;

namespace Wiki.Text.Tests.Blocks;

public sealed class MatrixContrastTests
{
    private static readonly string[] Table =
    [
        "| Feature | Xen | KVM | UML |", "|---|---|---|---|",
        "| **Memory** | | | |",
        "| Swap | yes | yes | yes |",
        "| Balloon | yes | no | no |",
        "| Sharing | no | yes since 2010 | no |",
        "| Hotplug | no | partial (x) | no |",
        "| **Other** | | | |",
        "| Ports | `8` | `8` | `16` |",
        "| Empty | yes | | no |",
        "| Odd | yes | no 4.2 | no |",
        "| Replay | n/a | no | yes |",
        "| Gone | yes until 2012 | no | no |",
        "| Early | no | no | yes since 2008 |",
    ];

    [Fact]
    public void It_counts_what_is_known_of_all_and_names_what_only_one_can_do()
    {
        var contrast = Contrast(MatrixView.Default);
        Assert.Equal((8, 6), (contrast.Known, contrast.Differing));
        Assert.Equal(["Xen: Balloon", "KVM: Sharing", "UML: Early"], Said(contrast));
        Assert.Equal(["Memory 3 of 4", "Other 3 of 4"], contrast.Groups.Select(it => $"{it.Group.Label.Text} {it.Differing} of {it.Known}"));
    }

    [Fact]
    public void It_is_about_the_shown_systems_on_the_shown_date()
    {
        var two = Contrast(new MatrixView { Columns = ["kvm", "uml"], Text = "hides all rows" });
        Assert.Equal((8, 5), (two.Known, two.Differing));
        Assert.Equal(["KVM: Sharing", "UML: Replay, Early"], Said(two));
    }

    [Fact]
    public void On_a_date_it_counts_no_support_that_has_no_start()
    {
        var past = Contrast(new MatrixView { Columns = ["kvm", "uml"] }, TrueOnTests.Date("2009"));
        Assert.Equal(["KVM: ", "UML: Early"], Said(past));
    }

    private static IEnumerable<string> Said(MatrixContrast contrast) => contrast.Only.Select(it =>
        $"{it.System.Label.Text}: {string.Join(", ", it.Features.Select(row => row.Label.Text))}");

    private static MatrixContrast Contrast(MatrixView view, DatePoint? date = null)
    {
        var matrix = Given.MatrixOf(Table);
        return new MatrixSelections("x", [matrix], ReleaseList.Empty) { View = view, Date = date }.ContrastOf(matrix);
    }
}

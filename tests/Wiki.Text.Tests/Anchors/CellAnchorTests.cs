using Wiki.Text.Anchors;
using Wiki.Text.Documents;

namespace Wiki.Text.Tests.Anchors;

public sealed class CellAnchorTests
{
    private const string Before = """
        # Features

        <!-- matrix:core -->

        | Feature | KVM | Xen |
        |---|---|---|
        | Nested guests | yes | no |
        | Live migration | yes | yes |

        """;

    [Fact]
    public void A_cell_keeps_its_keys_when_rows_and_columns_are_moved_and_relabelled()
    {
        var place = Carried(Before.Replace(
            "| Feature | KVM | Xen |\n|---|---|---|\n| Nested guests | yes | no |",
            "| Feature | Xen | KVM |\n|---|---|---|\n| New | ? | ? |\n| Nested  guests | no | yes |",
            StringComparison.Ordinal));
        Assert.Equal(new CellPlace("core", "nested-guests", "kvm", "Nested  guests", "KVM", 8), place);
    }

    [Fact]
    public void A_cell_follows_a_declared_rename_of_its_row()
    {
        var place = Carried(Before.Replace(
            "| Nested guests |", "| [Nested virtualization](#nested \"was: nested-guests\") |", StringComparison.Ordinal));
        Assert.Equal(("nested", "kvm", 7), (place!.RowKey, place.ColumnKey, place.Line));
    }

    [Fact]
    public void A_cell_follows_a_declared_rename_of_its_column()
    {
        var place = Carried(Before.Replace("| KVM |", "| [Linux KVM](#linux-kvm \"was: kvm\") |", StringComparison.Ordinal));
        Assert.Equal(("nested-guests", "linux-kvm"), (place!.RowKey, place.ColumnKey));
    }

    [Fact]
    public void A_rename_that_is_taken_back_leads_to_the_old_key()
    {
        var renamed = Before.Replace(
            "| Nested guests |", "| [Nested virtualization](#nested \"was: nested-guests\") |", StringComparison.Ordinal);
        var place = CellAnchor.Carry(Document(renamed), Document(Before), "core", "nested", "kvm");
        Assert.Equal("nested-guests", place!.RowKey);
    }

    [Theory]
    [InlineData("| Nested guests | yes | no |\n", "")]
    [InlineData("| Nested guests |", "| Something else |")]
    [InlineData("matrix:core", "matrix:other")]
    [InlineData("|---|---|---|\n", "|---|---|---|\n| Nested guests | yes | no |\n")]
    public void A_cell_whose_row_or_matrix_is_gone_or_no_data_is_outdated(string from, string to) =>
        Assert.Null(Carried(Before.Replace(from, to, StringComparison.Ordinal)));

    [Fact]
    public void A_cell_that_was_never_there_is_not_found()
    {
        Assert.Null(CellAnchor.Find(Document(Before), "core", "nested-guests", "uml"));
        Assert.Null(CellAnchor.Find(Document(Before), "other", "nested-guests", "kvm"));
        Assert.Null(CellAnchor.Carry(Document(Before), Document(Before), "core", "nested-guests", "uml"));
    }

    private static CellPlace? Carried(string after) =>
        CellAnchor.Carry(Document(Before), Document(after), "core", "nested-guests", "kvm");

    private static WikiDocument Document(string text) => WikiDocument.Parse(SourceText.From(text));
}

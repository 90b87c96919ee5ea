using Wiki.Text.Blocks;

namespace Wiki.Text.Tests.Blocks;

public sealed class BlockMarkerTests
{
    [Theory]
    [InlineData("<!-- matrix:core -->", BlockKind.Matrix, "core")]
    [InlineData("<!--\ttimeline:virt-history\t--> \t", BlockKind.Timeline, "virt-history")]
    [InlineData("<!-- predictions:a.b-1 -->", BlockKind.Predictions, "a.b-1")]
    [InlineData("<!-- matrix:core lines=\"kvm:linux lxc:linux\"  note=\"\" -->", BlockKind.Matrix, "core")]
    public void A_marker_alone_on_its_line_is_read(string line, BlockKind kind, string id)
    {
        Assert.True(BlockMarker.TryParse(line, out var marker));
        Assert.Equal((kind, id), (marker.Kind, marker.Id));
        Assert.Null(BlockMarker.NearMiss(new SourceLine(1, line)));
        Assert.True(BlockMarker.TryParse(marker.Print(), out var again));
        Assert.Equal(marker.Settings, again.Settings.AsEnumerable());
        Assert.Equal(marker.Print(), again.Print());
    }

    [Fact]
    public void The_settings_of_a_marker_are_kept_as_typed()
    {
        Assert.True(BlockMarker.TryParse("<!-- matrix:a  x=\"1 > 0\" lines=\"a:b\" x=\"2\" -->", out var marker));

        Assert.Equal("1 > 0", marker.Setting("x"));
        Assert.Null(marker.Setting("y"));
        Assert.Equal("<!-- matrix:a x=\"1 > 0\" lines=\"a:b\" x=\"2\" -->", marker.Print());
    }

    [Theory]
    [InlineData("<!--matrix:core-->", 1)]
    [InlineData("<!-- matrix core -->", 1)]
    [InlineData("<!-- matrix:core lines=kvm:linux -->", 1)]
    [InlineData("<!-- matrix:core lines='kvm:linux' -->", 1)]
    [InlineData("<!-- matrix:core", 1)]
    [InlineData("<!-- matrix:a--b -->", 1)]
    [InlineData(" <!-- matrix:core -->", 2)]
    [InlineData("<!-- matrix:core --> see below", 1)]
    [InlineData("Facts: <!-- matrix:core -->", 8)]
    [InlineData("<!-- matrix:core x=\"--> \" -->", 1)]
    public void A_near_miss_is_a_hint_because_its_table_would_silently_be_no_data(string line, int column)
    {
        Assert.False(BlockMarker.TryParse(line, out _));
        Assert.Equal(
            new Problem("M010", Severity.Hint, 7, column,
                "This comment looks like a block marker but is not one. Write <!-- matrix:name -->."),
            BlockMarker.NearMiss(new SourceLine(7, line)));
    }

    [Theory]
    [InlineData("<!-- matrix:My Matrix -->", "matrix:my-matrix")]
    [InlineData("<!-- matrix: core -->", "matrix:core")]
    [InlineData("<!-- Matrix:core -->", "matrix:core")]
    [InlineData("<!-- Timeline : The  Year 2007-->", "timeline:the-year-2007")]
    [InlineData("<!--PREDICTIONS:A.b --> ", "predictions:a.b")]
    [InlineData("<!--\u00A0matrix:core -->", "matrix:core")]
    [InlineData("<!-- matrix:core\u2003-->", "matrix:core")]
    [InlineData("<!-- matrix:core -->\u3000", "matrix:core")]
    [InlineData("\uFEFF<!-- matrix:core -->", "matrix:core")]
    [InlineData("\u200B <!-- timeline:core --> \u00A0", "timeline:core")]
    [InlineData("\u00A0\u00A0<!--\u200Bmatrix:core\u2060-->", "matrix:core")]
    [InlineData("<!-- matrix:my\u00A0table -->", "matrix:my-table")]
    [InlineData("<!-- matrix:co\u00ADre -->", "matrix:core")]
    [InlineData("<!--\u00A0matrix:core\u00A0lines=\"kvm:linux\" -->", "matrix:core lines=\"kvm:linux\"")]
    [InlineData("<!-- Matrix:My Core  lines=\"a:b\" x=\"Y z\" -->", "matrix:my-core lines=\"a:b\" x=\"Y z\"")]
    public void A_marker_with_capitals_or_blanks_is_a_mistake_that_names_the_right_one(string line, string right)
    {
        var problem = BlockMarker.NearMiss(new SourceLine(7, line));
        Assert.Equal($"<!-- {right} -->", Assert.Single(problem!.Meant!.Texts));
        Assert.Equal(
            new Problem("M010", Severity.Error, 7, 1, "This marker has capitals or blanks where none can be, so its "
                + $"table is no data. Write <!-- {right} -->."),
            problem with { Meant = null });
    }

    [Theory]
    [InlineData("")]
    [InlineData("Plain text about a matrix: core")]
    [InlineData("<!-- a remark -->")]
    [InlineData("Write `<!-- matrix:core -->` above the table.")]
    public void Any_other_line_is_no_near_miss(string line)
    {
        Assert.False(BlockMarker.TryParse(line, out _));
        Assert.Null(BlockMarker.NearMiss(new SourceLine(1, line)));
    }

    [Fact]
    public void A_near_miss_of_a_timeline_is_told_how_a_timeline_is_written() =>
        Assert.EndsWith("Write <!-- timeline:name -->.",
            BlockMarker.NearMiss(new SourceLine(1, "<!-- Timeline -->"))!.Message, StringComparison.Ordinal);
}

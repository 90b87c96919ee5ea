namespace Wiki.Web.Tests.Seed;

/// <summary>docs/coverage says where each fact is stated, and where each claim comes from. Both must be true.</summary>
public sealed class CoverageTests
{
    public static readonly TheoryData<string> Lists = [.. CoverageRow.Lists];

    private static readonly HashSet<string> Named =
        [.. CoverageRow.All().SelectMany(row => row.Places)];

    [Theory, MemberData(nameof(Lists))]
    public void Every_fact_has_a_place_or_a_reason_in_one_sentence(string list)
    {
        Assert.NotEmpty(CoverageRow.Of(list));
        Assert.All(CoverageRow.Of(list), row => Assert.True(
            row.Reason is null ? row.Places.Count > 0 : row.Reason is [_, .., '.'] && !row.Reason.Contains('`'),
            $"{row}: neither a place nor a reason"));
    }

    [Theory, MemberData(nameof(Lists))]
    public void Every_place_that_a_fact_is_said_to_be_in_exists(string list) =>
        AssertNone(CoverageRow.Of(list).SelectMany(row => row.Places
            .Select(place => (place, problem: ShippedPlaces.ProblemOf(place)))
            .Where(it => it.problem is not null)
            .Select(it => $"{row}: {it.place} {it.problem}")));

    [Fact]
    public void No_cell_is_without_a_fact() => AssertNamed(ShippedPlaces.Cells);

    [Fact]
    public void No_event_is_without_a_fact() => AssertNamed(ShippedPlaces.Events);

    [Fact]
    public void No_prediction_is_without_a_fact() => AssertNamed(ShippedPlaces.Predictions);

    private static void AssertNamed(HashSet<string> places)
    {
        Assert.NotEmpty(places);
        AssertNone(places.Except(Named, StringComparer.Ordinal).Order(StringComparer.Ordinal));
    }

    // Assert.Empty would cut the names short.
    private static void AssertNone(IEnumerable<string> found)
    {
        var all = found.ToList();
        Assert.True(all.Count == 0, string.Join('\n', all));
    }
}

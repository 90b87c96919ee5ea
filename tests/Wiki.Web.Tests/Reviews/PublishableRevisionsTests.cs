using Wiki.Core.Reviews;
using Wiki.Core.Saving;

namespace Wiki.Web.Tests.Reviews;

public sealed class PublishableRevisionsTests
{
    [Fact]
    public void Without_anything_pending_every_new_revision_is_published_in_order() =>
        Assert.Equal([3, 4, 5], PublishableRevisions.After(2, 5, []));

    [Fact]
    public void A_change_that_waits_holds_back_what_was_saved_over_it() =>
        Assert.Equal([3], PublishableRevisions.After(2, 6, [Pending(4, PendingState.Waiting)]));

    [Fact]
    public void A_change_that_its_author_was_asked_to_mend_holds_back_as_well() =>
        Assert.Equal([3], PublishableRevisions.After(2, 6, [Pending(4, PendingState.ChangesAsked)]));

    [Fact]
    public void A_rejected_change_is_skipped_up_to_the_revision_without_it() =>
        Assert.Equal([3, 6], PublishableRevisions.After(2, 6, [Pending(4, PendingState.Rejected, undoneBy: 6)]));

    [Fact]
    public void A_rejected_change_that_is_still_in_the_newest_text_is_never_shown() =>
        Assert.Equal([], PublishableRevisions.After(0, 1, [Pending(1, PendingState.Rejected)]));

    [Fact]
    public void A_change_that_went_ahead_is_published_and_what_was_written_again_on_top_of_it_waits() =>
        Assert.Equal([5], PublishableRevisions.After(2, 7,
        [
            Pending(3, PendingState.Moved, undoneBy: 5), Pending(4, PendingState.Moved, undoneBy: 5),
            Pending(6, PendingState.Waiting), Pending(7, PendingState.Waiting),
        ]));

    [Fact]
    public void Text_with_a_rejected_change_is_not_shown_because_something_newer_waits() =>
        Assert.Equal([3], PublishableRevisions.After(2, 7,
            [Pending(4, PendingState.Rejected, undoneBy: 6), Pending(5, PendingState.Waiting)]));

    [Fact]
    public void No_revision_with_an_open_or_rejected_change_in_it_is_ever_published()
    {
        var random = new Random(11);
        for (var round = 0; round < 2_000; round++)
        {
            var current = random.Next(1, 12);
            var pending = Enumerable.Range(1, current).Where(_ => random.Next(3) == 0).Select(number =>
                random.Next(2) == 0 ? Pending(number, PendingState.Waiting)
                    : Pending(number, PendingState.Rejected, random.Next(2) == 0 ? null : random.Next(number + 1, 13)))
                .ToList();
            foreach (var step in PublishableRevisions.After(0, current, pending))
            {
                Assert.InRange(step, 1, current);
                Assert.DoesNotContain(pending, it => it.Number <= step && it.IsOpen);
                Assert.DoesNotContain(pending, it => it.Number <= step && !it.IsOpen && !(it.UndoneBy <= step));
            }
        }
    }

    private static PendingChange Pending(int number, PendingState state, int? undoneBy = null) =>
        new() { Number = number, State = state, Systems = [], UndoneBy = undoneBy };
}

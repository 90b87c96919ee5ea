using Wiki.Text.Blocks;
using Wiki.Text.Blocks.Timelines;
using Wiki.Text.Diffing.Facts.Blocks;
using Wiki.Text.Diffing.Facts.Matrices;

namespace Wiki.Text.Diffing.Facts;

/// <summary>Compares two timelines by the keys of their events, never by their dates.</summary>
public static class TimelineDiff
{
    private static readonly (string Column, EventClass Class)[] Compared =
    [
        ("Event", EventClass.Reworded), ("Date", EventClass.Redated), ("System", EventClass.Reattributed),
        ("Kind", EventClass.Kind), ("Version", EventClass.Version), ("Source", EventClass.Sources),
        ("Note", EventClass.Note),
    ];

    /// <summary>Returns the differences between two timelines.</summary>
    /// <exception cref="ArgumentException">One of them is broken.</exception>
    public static TimelineChanges Between(Timeline old, Timeline @new)
    {
        ArgumentNullException.ThrowIfNull(old);
        ArgumentNullException.ThrowIfNull(@new);
        if (old.IsBroken || @new.IsBroken)
        {
            throw new ArgumentException("A broken timeline cannot be compared.",
                old.IsBroken ? nameof(old) : nameof(@new));
        }

        var pairs = NamedRows.Pairs(old.Events.Select(it => it.Label), @new.Events.Select(it => it.Label)).ToList();
        var moved = Moved(old, @new, pairs);
        return new TimelineChanges
        {
            Kind = BlockKind.Timeline,
            Id = @new.Id,
            Name = @new.Id,
            OldLine = old.Line,
            NewLine = @new.Line,
            Events = [.. pairs.Select(pair => Change(old, @new, pair, moved)).Where(it => !it.Differences.IsEmpty)],
        };
    }

    private static EventChange Change(
        Timeline old, Timeline @new, (int? Old, int? New) pair, HashSet<int> moved)
    {
        var before = pair.Old is { } i ? old.Events[i] : null;
        var after = pair.New is { } j ? @new.Events[j] : null;
        return new EventChange(before, after, (before, after) switch
        {
            (null, { } it) => [new EventDifference(EventClass.Added, "", it.Label.Text)],
            ({ } it, null) => [new EventDifference(EventClass.Removed, it.Label.Text, "")],
            _ => [.. Differences(before!, after!)],
        });

        IEnumerable<EventDifference> Differences(TimelineEvent before, TimelineEvent after) => Compared
            .Select(it => new EventDifference(
                it.Class, NamedRows.Says(old, before, it.Column), NamedRows.Says(@new, after, it.Column)))
            .Where(it => it.Old != it.New)
            .Concat(moved.Contains(pair.New!.Value) ? [new EventDifference(EventClass.Moved, "", "")] : []);
    }

    // Returns the new places of events whose order among events of the same date has changed.
    private static HashSet<int> Moved(Timeline old, Timeline @new, List<(int? Old, int? New)> pairs)
    {
        var oldKeys = NamedRows.Identities(old.Events.Select(it => it.Label));
        var newKeys = NamedRows.Identities(@new.Events.Select(it => it.Label));
        var stayed = pairs.Where(pair => pair is { Old: not null, New: not null })
            .Select(pair => (Old: pair.Old!.Value, New: pair.New!.Value))
            .Select(pair => (pair.New, Key: Smaller(oldKeys[pair.Old].Key, newKeys[pair.New].Key),
                Before: NamedRows.Says(old, old.Events[pair.Old], "Date"),
                After: NamedRows.Says(@new, @new.Events[pair.New], "Date")))
            .Where(it => it.Before == it.After).ToList();
        var moved = stayed.GroupBy(it => it.Before, StringComparer.Ordinal)
            .SelectMany(date => MovedKeys.Among([.. date.Select(it => (it.Key, it.New))]))
            .ToHashSet(StringComparer.Ordinal);
        return [.. stayed.Where(it => moved.Contains(it.Key)).Select(it => it.New)];
    }

    private static string Smaller(string a, string b) => string.CompareOrdinal(a, b) <= 0 ? a : b;
}

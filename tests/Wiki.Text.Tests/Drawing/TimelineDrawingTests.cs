using System.Xml.Linq;
using Wiki.Text.Blocks.Points;
using Wiki.Text.Drawing;

namespace Wiki.Text.Tests.Drawing;

/// <summary>Laws of the drawing, with random events at random zooms, made from seeds.</summary>
public sealed class TimelineDrawingTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);
    private static readonly string[] Words =
        ["Linux", "Xen", "merged", "WWWWWW", "ill", "released", "2.6.20", "—", "für", "超管理", "User-Mode", "💾", "a"];

    private static readonly DrawnLane[] Lanes =
    [
        new("containers", "Containers", "green"), new("kvm", "KVM", "blue"), new("uml", "User-Mode Linux, in full", "violet"),
        new("vmware", "VMware", "orange"), new("xen", "Xen", "teal"), new("", "Linux and others", null),
    ];

    [Fact]
    public void No_two_labels_overlap_and_none_leaves_the_drawing()
    {
        ForAnyDrawing(drawing =>
        {
            var page = new Box(0, 0, TimelineDrawing.Width, drawing.Height);
            var axis = drawing.Lanes[^1].Box.Bottom;
            var labels = drawing.Events.Select(it => it.LabelBox).OfType<Box>()
                .Concat(drawing.Lanes.Select(it => it.NameBox))
                .Concat(drawing.Moments.Select(it => it.LabelBox).OfType<Box>())
                .Concat(drawing.Ticks.Select(it => new Box(it.X - it.HalfWidth, axis + 4, it.X + it.HalfWidth, axis + 20)))
                .ToList();
            Assert.All(labels, label => Assert.True(page.Contains(label), $"{label} leaves {page}"));
            for (var i = 0; i < labels.Count; i++)
            {
                Assert.DoesNotContain(labels.Skip(i + 1), labels[i].Overlaps);
            }
        });
    }

    [Fact]
    public void Every_event_of_the_window_has_a_mark_in_its_lane_and_no_label_covers_the_mark_of_another()
    {
        ForAnyDrawing(drawing =>
        {
            foreach (var happened in drawing.Events)
            {
                var lane = drawing.Lanes.Single(it => it.Lane.Key == happened.Event.Lane);
                Assert.True(lane.Box.Contains(happened.MarkBox), $"{happened} leaves {lane}");
                Assert.True(happened.Bar is not var (from, to) || (lane.Box.Left <= from && from < to && to <= lane.Box.Right));
                Assert.DoesNotContain(drawing.Events, other =>
                    other != happened && other.LabelBox is { } label && label.Overlaps(happened.MarkBox));
            }
        });
    }

    [Fact]
    public void No_label_touches_a_bar()
    {
        ForAnyDrawing(drawing =>
        {
            var bars = drawing.Events.Select(it => it.BarBox).OfType<Box>().ToList();
            var labels = drawing.Events.Select(it => it.LabelBox).OfType<Box>()
                .Concat(drawing.Lanes.Select(it => it.NameBox))
                .Concat(drawing.Moments.Select(it => it.LabelBox).OfType<Box>());
            Assert.All(labels, label => Assert.DoesNotContain(bars, label.Overlaps));
            Assert.All(bars, bar => Assert.Contains(drawing.Lanes, lane => lane.Box.Contains(bar)));
        });
    }

    [Fact]
    public void A_label_is_cut_only_where_neither_side_has_room_for_it()
    {
        ForAnyDrawing(drawing =>
        {
            foreach (var cut in drawing.Events.Where(it => it.LabelBox is not null && it.Label != it.Event.Label))
            {
                var whole = TextWidth.Of(cut.Event.Label, 11);
                var others = drawing.Events.Where(it => it != cut && it.Lane == cut.Lane && it.Y == cut.Y).ToList();
                foreach (var start in (double[])[cut.X + cut.Radius + 4, cut.X - cut.Radius - 4 - whole])
                {
                    Assert.True(start < 10 || start + whole > TimelineDrawing.Width - 10
                        || others.Exists(it => Taken(it) is var (left, right) && left < start + whole + 7 && start < right + 7
                            || left < cut.X && start < right + 7 && right < cut.X), $"{start} {whole} {cut.LabelBox} {string.Join(';', others.Select(Taken).Order())} {cut.Label}|{cut.X}");
                }
            }
        });

        static (double Left, double Right) Taken(PlacedEvent it)
        {
            Box[] boxes = [it.MarkBox, it.BarBox ?? it.MarkBox, it.LabelBox ?? it.MarkBox];
            return (boxes.Min(box => box.Left), boxes.Max(box => box.Right));
        }
    }

    [Fact]
    public void The_words_that_say_what_ended_stand_whole_left_of_their_mark_when_that_side_is_free()
    {
        const string Label = "Linux 5.7: KVM no longer runs on 32-bit Arm hosts, after nine years";
        DrawnEvent[] events = [new() { Label = Label, Name = "a", Address = "#", Lane = "kvm", Date = Read("2020-05-31") }];
        var drawing = TimelineDrawing.LayOut(Lanes, events, TimeWindow.Of(new(1998, 1, 1), new(2026, 12, 31)), Today, rows: 3);
        Assert.Equal(Label, Assert.Single(drawing.Events).Label);
    }

    [Fact]
    public void A_reader_of_a_part_begins_where_most_happens()
    {
        string[] days = ["1999-01-01", "2007-02-04", "2007-05-18", "2008-01-08", "2009-12-03", "2020-05-31"];
        var events = days.Select(day => new DrawnEvent { Label = day, Name = day, Address = "#", Lane = "kvm", Date = Read(day) })
            .ToList();
        var drawing = TimelineDrawing.LayOut(Lanes, events, TimeWindow.Of(new(1998, 1, 1), new(2026, 12, 31)), Today);
        var seen = drawing.Busiest * TimelineDrawing.Width;
        Assert.All(drawing.Events.Where(it => it.Event.Label.StartsWith("200", StringComparison.Ordinal)), it =>
            Assert.InRange(it.X, seen - 125, seen + 125));
        ForAnyDrawing(any => Assert.InRange(any.Busiest, 0, 1));
    }

    [Fact]
    public void The_events_come_by_date_all_of_the_window_and_no_other()
    {
        ForAnyDrawing((drawing, events, window) =>
        {
            Assert.Equal(
                events.Where(it => window.Shows(it.Date)).Select(it => it.Name).Order(),
                drawing.Events.Select(it => it.Event.Name).Order());
            var days = drawing.Events.Select(it => it.Event.Date.First ?? DateOnly.MinValue).ToList();
            Assert.Equal(days.Order(), days);
        });
    }

    [Fact]
    public void A_day_later_is_never_further_left()
    {
        ForAnyDrawing(drawing =>
        {
            var days = drawing.Events.Where(it => it.Event.Date is { IsSpan: false, From.Day: not null }).ToList();
            Assert.Equal(days.Select(it => it.X).Order(), days.Select(it => it.X));
        });
    }

    [Fact]
    public void The_picture_is_well_formed_and_links_every_event()
    {
        ForAnyDrawing(drawing =>
        {
            var both = XElement.Parse($"<both>{TimelineSvg.Write(drawing, "<\"Timeline\" & more>")}</both>");
            var svg = both.Elements().First();
            Assert.Equal(drawing.Lanes.Select(it => it.Name), both.Elements().Last().Elements("text").Select(it => it.Value));
            var links = svg.Elements("a").ToList();
            Assert.Equal(
                drawing.Events.Select(it => it.Event.Name), links.Select(it => (string?)it.Element("title")));
            Assert.All(links, link => Assert.NotNull(link.Element("circle")));
            Assert.DoesNotContain(both.DescendantsAndSelf().Attributes(), it => it.Name == "style");
        });
    }

    [Fact]
    public void Eighty_events_over_thirty_years_all_fit_in_six_lanes_and_most_have_their_labels()
    {
        var random = new Random(7);
        var events = Enumerable.Range(0, 80).Select(n => new DrawnEvent
        {
            Label = $"Event number {n}",
            Name = $"{n}",
            Address = "#",
            Lane = Lanes[n % Lanes.Length].Key,
            Date = Read(RandomDay(random, 1996, 2026).ToString("yyyy-MM-dd")),
        }).ToList();
        var drawing = TimelineDrawing.LayOut(Lanes, events, TimeWindow.Of(new(1996, 1, 1), new(2026, 12, 31)), Today);
        Assert.Equal(80, drawing.Events.Length);
        Assert.True(drawing.Events.Count(it => it.Label is not null) > 70);
    }

    [Fact]
    public void Where_room_is_scarce_the_weightier_event_has_the_label_and_the_other_has_it_when_closer()
    {
        DrawnEvent[] events =
        [
            .. Enumerable.Range(1, 9).Select(n => new DrawnEvent
            {
                Label = $"A release with a long name {n}",
                Name = $"{n}",
                Address = "#",
                Lane = "kvm",
                Weight = n == 7 ? 1 : 0,
                Date = Read($"2007-0{n}-04"),
            }),
        ];
        var far = TimelineDrawing.LayOut(Lanes, events, TimeWindow.Of(new(1990, 1, 1), new(2026, 12, 31)), Today, rows: 1);
        Assert.Equal("7", Assert.Single(far.Events, it => it.Label is not null).Event.Name);
        var close = TimelineDrawing.LayOut(Lanes, events, TimeWindow.Of(new(2007, 2, 20), new(2007, 3, 20)), Today, rows: 1);
        Assert.NotNull(Assert.Single(close.Events).Label);
    }

    [Theory]
    [InlineData("2007", "2007")]
    [InlineData("2007~", "about 2007")]
    [InlineData("2007-02", "Feb 2007")]
    [InlineData("2007-02-04", "4 Feb 2007")]
    [InlineData("2011-05/2011-07", "May 2011 to Jul 2011")]
    [InlineData("2006/..", "since 2006")]
    [InlineData("../2005~", "until about 2005")]
    public void A_date_is_written_as_people_read_it(string typed, string words) =>
        Assert.Equal(words, Read(typed).Words());

    [Fact]
    public void A_window_is_never_shorter_than_four_weeks_and_never_leaves_the_years_that_can_be_written()
    {
        var random = new Random(11);
        for (var n = 0; n < 2_000; n++)
        {
            var window = RandomWindow(random);
            for (var step = 0; step < 12; step++)
            {
                window = random.Next(4) switch
                {
                    0 => window.Closer(),
                    1 => window.Wider(),
                    2 => window.Earlier(),
                    _ => window.Later(),
                };
                Assert.True(window.Days >= 28);
                Assert.InRange(window.First.Year, 1900, 2099);
                Assert.InRange(window.Last.Year, 1900, 2099);
            }
        }
    }

    private static void ForAnyDrawing(Action<TimelineDrawing> holds) => ForAnyDrawing((drawing, _, _) => holds(drawing));

    private static void ForAnyDrawing(Action<TimelineDrawing, IReadOnlyList<DrawnEvent>, TimeWindow> holds)
    {
        var random = new Random(2007);
        for (var n = 0; n < 150; n++)
        {
            var events = Enumerable.Range(0, random.Next(201)).Select(number => RandomEvent(random, number)).ToList();
            var window = RandomWindow(random);
            DateOnly? shown = random.Next(2) == 0 ? null : RandomDay(random, 1990, 2030);
            holds(TimelineDrawing.LayOut(Lanes, events, window, Today, shown, random.Next(1, 7)), events, window);
        }
    }

    private static DrawnEvent RandomEvent(Random random, int number) => new()
    {
        Label = string.Join(' ', Enumerable.Range(0, random.Next(1, 9)).Select(_ => Words[random.Next(Words.Length)])),
        Name = $"{number}: <b> & \"",
        Address = $"/wiki/a?b&c#{number}",
        Lane = Lanes[random.Next(3) == 0 ? 0 : random.Next(Lanes.Length)].Key,
        Weight = random.Next(4),
        IsFuture = random.Next(5) == 0,
        Date = Read(RandomDate(random)),
    };

    private static string RandomDate(Random random)
    {
        var day = RandomDay(random, 1990, 2030);
        var later = day.AddDays(random.Next(5_000));
        return random.Next(8) switch
        {
            0 => $"{day:yyyy}",
            1 => $"{day:yyyy}~",
            2 => $"{day:yyyy-MM}",
            3 => $"{day:yyyy-MM}/{later:yyyy-MM}",
            4 => random.Next(2) == 0 ? $"{day:yyyy}/.." : $"../{day:yyyy-MM-dd}",
            5 => $"{day:yyyy-MM-dd}~",
            _ => $"{day:yyyy-MM-dd}",
        };
    }

    private static TimeWindow RandomWindow(Random random)
    {
        var first = RandomDay(random, 1900, 2090);
        var days = random.Next(5) switch { 0 => 1, 1 => random.Next(100), 2 => random.Next(1_500), _ => random.Next(15_000) };
        var last = first.AddDays(days);
        return random.Next(4) == 0 ? TimeWindow.Of(first, last) : TimeWindow.Of(new(1990, 1, 1), new DateOnly(2030, 12, 31).AddDays(-days / 2));
    }

    private static DateOnly RandomDay(Random random, int from, int to) =>
        new DateOnly(from, 1, 1).AddDays(random.Next((to - from + 1) * 365));

    private static EventDate Read(string text) =>
        EventDate.TryRead(text, out var date) ? date : throw new FormatException(text);
}

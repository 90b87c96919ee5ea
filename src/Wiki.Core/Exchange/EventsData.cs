using System.Text.Json.Serialization;
using Wiki.Core.Timelines;
using Wiki.Text;
using Wiki.Text.Blocks.Points;

namespace Wiki.Core.Exchange;

/// <summary>Events as data: <c>/schemas/events-1.json</c> describes it.</summary>
/// <param name="At">The date of “as things stood on”; null for today.</param>
/// <param name="Known">The date of “as this wiki knew on”; null for now.</param>
/// <param name="Licence">The licence, an SPDX identifier.</param>
/// <param name="Events">The events, by date.</param>
public sealed record EventsData(string? At, string? Known, string Licence, IReadOnlyList<EventData> Events)
{
    /// <summary>The address of the schema on this site.</summary>
    public const string SchemaAddress = "/schemas/events-1.json";

    private static readonly string[] Columns =
    [
        "schema", "article", "revision", "at", "known", "licence", "timeline", "key", "label", "date", "first_day",
        "last_day", "system", "kind", "version_line", "version", "note", "sources",
    ];

    /// <summary>Which schema it follows.</summary>
    [JsonPropertyName("$schema"), JsonPropertyOrder(-1)]
    public string Schema => SchemaAddress;

    /// <summary>The events of a view.</summary>
    public static EventsData Of(IEnumerable<EventEntry> events, DatePoint? at, DatePoint? known) => new(
        at?.Text, known?.Text, DataFile.Licence,
        [
            .. events.Select(it => new EventData(
                it.Id, it.Label, it.System, it.Kind?.Word(), it.VersionLine, it.Version,
                [.. it.Places.Select(place => new EventPlaceData(
                    place.Slug, place.Title, place.Revision, place.Timeline, place.Key, place.Date.Text,
                    place.Date.First, place.Date.Last, place.Note, SourceData.Of(place.Sources)))])),
        ]);

    /// <summary>Writes a row for each place that states an event.</summary>
    public Csv ToCsv()
    {
        var csv = new Csv(Columns);
        foreach (var (happened, place) in Events.SelectMany(it => it.Places.Select(place => (it, place))))
        {
            csv.Add(
            [
                SchemaAddress, place.Article, place.Revision, At, Known, Licence, place.Timeline, place.Key,
                happened.Label, place.Date, place.FirstDay, place.LastDay, happened.System, happened.Kind,
                happened.VersionLine, happened.Version, place.Note, SourceData.Joined(place.Sources),
            ]);
        }

        return csv;
    }
}

/// <summary>An event that one place states, or several.</summary>
public sealed record EventData(
    string Id, string Label, string? System, string? Kind, string? VersionLine, string? Version,
    IReadOnlyList<EventPlaceData> Places);

/// <summary>A place that states an event.</summary>
public sealed record EventPlaceData(
    string Article, string Title, int Revision, string Timeline, string Key, string Date, DateOnly? FirstDay,
    DateOnly? LastDay, string? Note, IReadOnlyList<SourceData> Sources);

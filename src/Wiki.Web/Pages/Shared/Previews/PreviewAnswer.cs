using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Wiki.Core.Rendering;
using Wiki.Text.Editing;

namespace Wiki.Web.Pages.Shared.Previews;

/// <summary>What the script of the editor gets of a preview: only what differs from the one that it shows.</summary>
public sealed record PreviewAnswer
{
    // It is read as JSON and never as HTML.
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    private PreviewAnswer(ArticlePreview preview) => Preview = preview;

    /// <summary>The whole preview.</summary>
    public ArticlePreview Preview { get; }

    /// <summary>What the editor sees once it has this answer.</summary>
    public required SeenPreview Seen { get; init; }

    /// <summary>
    /// The parts in order: a number is a part that is shown already, by its place; a text is the HTML of a new one.
    /// </summary>
    public required ImmutableArray<object> Parts { get; init; }

    /// <summary>The line where each part begins; null when the lines are as before.</summary>
    public ImmutableArray<int>? Lines { get; init; }

    /// <summary>The remarks as the script reads them; null when they are as before.</summary>
    public IReadOnlyList<object>? Remarks { get; init; }

    /// <summary>What became of the draft; null when the script did not ask to keep it.</summary>
    public object? Draft { get; init; }

    /// <summary>Makes the answer.</summary>
    /// <param name="preview">The preview.</param>
    /// <param name="text">Its text as it was typed.</param>
    /// <param name="before">What the editor shows now; null for nothing.</param>
    public static PreviewAnswer Of(ArticlePreview preview, string text, SeenPreview? before)
    {
        ArgumentNullException.ThrowIfNull(preview);
        var remarks = preview.Remarks.Take(ArticlePreview.MostMarked).Select(remark => Data(preview, remark)).ToList();
        var seen = new SeenPreview(
            text, [.. preview.Parts.Select(part => Hash(part.Html))],
            [.. preview.Parts.Select(part => part.Line)], Hash(JsonSerializer.Serialize(remarks, Plain)));
        var places = new Dictionary<ulong, Queue<int>>();
        foreach (var (i, part) in (before?.Parts ?? []).Index())
        {
            (places.TryGetValue(part, out var same) ? same : places[part] = new Queue<int>()).Enqueue(i);
        }

        return new PreviewAnswer(preview)
        {
            Seen = seen,
            Parts = [.. seen.Parts.Select((part, i) =>
                places.TryGetValue(part, out var same) && same.TryDequeue(out var place) ? place
                : (object)preview.Parts[i].Html)],
            Lines = before is not null && before.Lines.SequenceEqual(seen.Lines) ? null : seen.Lines,
            Remarks = before?.Remarks == seen.Remarks ? null : remarks,
        };
    }

    /// <summary>The answer as JSON.</summary>
    /// <param name="key">The key under which the server remembers what the editor sees.</param>
    /// <param name="list">The list of remarks as HTML; null when it is as before.</param>
    public string Json(string key, string? list) => JsonSerializer.Serialize(
        new { key, Length = Seen.Text.Length, Parts = Runs(), Lines, Remarks, list, Preview.Counts, Draft }, Plain);

    // Nearly all parts stay: [5, 200] stands for the parts 5 to 204.
    private IEnumerable<object> Runs()
    {
        for (var i = 0; i < Parts.Length;)
        {
            if (Parts[i] is not int first)
            {
                yield return Parts[i++];
                continue;
            }

            var count = 0;
            while (i < Parts.Length && Parts[i] is int next && next == first + count)
            {
                count++;
                i++;
            }

            yield return new[] { first, count };
        }
    }

    private static object Data(ArticlePreview preview, Remark remark) => new
    {
        remark.Line,
        remark.Column,
        remark.Length,
        Severity = remark.Problem.Severity == Wiki.Text.Severity.Hint ? "info" : "error",
        Text = remark.Sentence,
        Remedies = preview.RemediesFor(remark).Where(it => preview.EditsOf(it.Remedy).Any()).Select(it => new
        {
            it.Key,
            it.Remedy.Label,
            Edits = preview.EditsOf(it.Remedy)
                .Select(edit => new { From = edit.Start, To = edit.End, Insert = edit.Text }),
        }),
    };

    private static ulong Hash(string text) => BitConverter.ToUInt64(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

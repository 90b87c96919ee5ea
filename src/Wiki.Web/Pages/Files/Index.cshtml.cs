using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Files;
using Wiki.Core.Files.Imaging;
using Wiki.Core.Http;
using Wiki.Text.Files;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Forms;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Files;

/// <summary>Lists the files, and takes new ones.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class IndexModel(
    FileReader reader, FileWriter writer, FilePreparation preparation, UploadLimits limits, IAntiforgery antiforgery,
    IAuthorizationService authorization)
    : FilePageModel(writer, preparation, limits, antiforgery, authorization)
{
    private const int MostWords = 200;

    /// <summary>The name that a new file is to have.</summary>
    [BindProperty]
    public string? Name { get; set; }

    /// <summary>The words that are searched for.</summary>
    public string Words { get; private set; } = "";

    /// <summary>Which files are listed.</summary>
    public FileChoice Choice { get; private set; }

    /// <summary>The part of the list, from 1.</summary>
    public int Number { get; private set; } = 1;

    /// <summary>The files of this part.</summary>
    public IReadOnlyList<FileCard> Cards { get; private set; } = [];

    /// <summary>How many files the whole list has.</summary>
    public int Total { get; private set; }

    /// <summary>Whether a further part follows.</summary>
    public bool HasMore => Number * FileReader.PartSize < Total;

    /// <summary>Whether all files are listed.</summary>
    public bool IsWhole => Words.Length == 0 && Choice == FileChoice.All;

    /// <summary>The field for the name of a new file.</summary>
    public Field NameField => new(nameof(Name), "Name")
    {
        Value = Name, MaximumLength = FileName.MaximumLength, Autocomplete = "off", Optional = true,
        Hint = "In its address; small letters, digits and dashes. Without one, the file keeps the name it has.",
    };

    /// <summary>The choice of the list.</summary>
    public SelectField ChoiceField => new("show", "Show",
    [
        ("", "all files"), ("unused", "files that no page uses"),
        .. User.IsSignedIn() ? [("waiting", "files that wait for review")] : Array.Empty<(string, string)>(),
    ], Word(Choice));

    /// <summary>The address of another part of the list.</summary>
    public string Part(int number) => Addresses.Files(Words.Length > 0 ? Words : null, Word(Choice), number);

    /// <summary>Shows the list.</summary>
    /// <param name="q">Words that names or alt texts have.</param>
    /// <param name="show"><c>unused</c> or <c>waiting</c>.</param>
    /// <param name="p">The part of the list.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task OnGetAsync(string? q, string? show, int? p, CancellationToken cancellationToken)
    {
        q = q?.Trim() ?? "";
        Words = q.Length > MostWords ? q[..MostWords] : q;
        Choice = show switch { "unused" => FileChoice.Unused, "waiting" => FileChoice.Waiting, _ => FileChoice.All };
        Number = Math.Clamp(p ?? 1, 1, 100_000);
        await ListAsync(cancellationToken);
        CacheForVisitors.Until(HttpContext, [CacheTags.AnyFile, CacheTags.AnyChange]);
    }

    /// <summary>Stores a new file.</summary>
    public async Task<IActionResult> OnPostAsync(CancellationToken cancellationToken)
    {
        switch (await UploadAsync(null, Name, cancellationToken))
        {
            case UploadOutcome.Stored stored:
                Notices.Leave(this, AboutModel.Sentence(stored));
                return Redirect(Addresses.AboutFile(stored.Name.Value));
            case var refused:
                await ListAsync(cancellationToken);
                return Refused((UploadOutcome.Refused)refused);
        }
    }

    /// <summary>Stores a new file, and answers the script of the editor with what the text is to say.</summary>
    public async Task<IActionResult> OnPostUploadAsync(CancellationToken cancellationToken)
    {
        switch (await UploadAsync(null, Name, cancellationToken))
        {
            case UploadOutcome.Stored stored:
                return new JsonResult(new { text = AboutModel.Markdown(stored), waits = stored.Waits });
            case var outcome:
                var refused = (UploadOutcome.Refused)outcome;
                return new JsonResult(new { field = refused.Field, refusal = refused.Sentence })
                {
                    StatusCode = refused.Status,
                };
        }
    }

    private async Task ListAsync(CancellationToken cancellationToken) =>
        (Cards, Total) = await reader.ListAsync(Words, Choice, Number, FileViewer.Of(User), cancellationToken);

    private static string? Word(FileChoice choice) => choice switch
    {
        FileChoice.Unused => "unused",
        FileChoice.Waiting => "waiting",
        _ => null,
    };
}

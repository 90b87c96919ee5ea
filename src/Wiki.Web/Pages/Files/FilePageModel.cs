using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Wiki.Core.Accounts;
using Wiki.Core.Files;
using Wiki.Core.Files.Imaging;
using Wiki.Core.Files.Rows;
using Wiki.Core.Http;
using Wiki.Text.Files;
using Wiki.Web.Pages.Shared.Editing;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Files;

/// <summary>A page with a form that takes a file.</summary>
/// <remarks>
/// The handlers check permission and the antiforgery token, not filters: a filter would answer an ended session with
/// another page, and the typed alt text would be lost.
/// </remarks>
[IgnoreAntiforgeryToken]
// A larger request is read to its end as far as possible, so that its sender gets a sentence and no broken connection.
[RequestSizeLimit(8 * HttpLimits.RequestBytes)]
[KeepsFieldsOfLargeForms]
public abstract class FilePageModel(
    FileWriter writer, FilePreparation preparation, UploadLimits limits, IAntiforgery antiforgery,
    IAuthorizationService authorization) : PageModel
{
    /// <summary>The file that was chosen.</summary>
    [BindProperty]
    public IFormFile? Chosen { get; set; }

    /// <summary>What it shows.</summary>
    [BindProperty]
    public string? AltText { get; set; }

    /// <summary>What its author says about it.</summary>
    [BindProperty]
    public string? Summary { get; set; }

    /// <summary>The largest file, in bytes.</summary>
    public int MostBytes => preparation.MaximumBytes;

    /// <summary>The field for the alt text.</summary>
    public Field AltField => new(nameof(AltText), "Alt text")
    {
        Value = AltText, MaximumLength = FileUpload.MaximumAltLength, Autocomplete = "off",
        Hint = "What one sees, in a sentence, for those who cannot see it: “A guest is a process of its host.” Not its "
            + "name, and not “picture of”.",
    };

    /// <summary>The field for the summary.</summary>
    public Field SummaryField => new(nameof(Summary), "Summary")
    {
        Value = Summary, MaximumLength = FileUpload.MaximumSummaryLength, Autocomplete = "off", Optional = true,
        Hint = "Where it comes from, or what changed.",
    };

    /// <summary>Stores what the form brings, unless something is in the way.</summary>
    /// <param name="replaced">The file that gets a new upload; null for a new file.</param>
    /// <param name="name">The name of a new file, as typed.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    protected async Task<UploadOutcome> UploadAsync(
        FileName? replaced, string? name, CancellationToken cancellationToken)
    {
        if (Request.ContentLength > HttpLimits.RequestBytes || Chosen?.Length > MostBytes)
        {
            return new UploadOutcome.Refused(nameof(Chosen), preparation.TooLarge,
                StatusCodes.Status413PayloadTooLarge);
        }

        if (await ObstacleAsync() is var (sentence, status))
        {
            return new UploadOutcome.Refused("", sentence, status);
        }

        if (!limits.Take(User.AccountId()))
        {
            Response.Headers.RetryAfter = $"{UploadLimits.Seconds}";
            return new UploadOutcome.Refused("", $"You uploaded more than {UploadLimits.AtOnce} files at once. "
                + "Wait a minute, then send this one again: it is not stored yet.", StatusCodes.Status429TooManyRequests);
        }

        return await writer.UploadAsync(
            replaced,
            new UploadDraft(await BytesAsync(cancellationToken), Chosen?.FileName ?? "", name, AltText, Summary),
            FileViewer.Of(User), cancellationToken);
    }

    /// <summary>Shows the page again with what is to be corrected.</summary>
    protected PageResult Refused(UploadOutcome.Refused refused)
    {
        ArgumentNullException.ThrowIfNull(refused);
        ModelState.Clear();
        ModelState.AddModelError(refused.Field, refused.Sentence);
        Response.StatusCode = refused.Status;
        return Page();
    }

    /// <summary>Why the account may not do this now, with the status of the answer; null when it may.</summary>
    protected async Task<(string Sentence, int Status)?> ObstacleAsync(string policy = Policies.Edit) =>
        !User.IsSignedIn()
        ? ("You are not signed in any more. Sign in in another tab, then come back and send this again.",
            StatusCodes.Status401Unauthorized)
        : !(await authorization.AuthorizeAsync(User, policy)).Succeeded
        ? ("Your account may not do this at the moment.", StatusCodes.Status403Forbidden)
        : !await antiforgery.IsRequestValidAsync(HttpContext)
        ? ("Your session changed since you opened this form. Send it once more.", StatusCodes.Status400BadRequest)
        : null;

    private async Task<byte[]?> BytesAsync(CancellationToken cancellationToken)
    {
        if (Chosen is null)
        {
            return null;
        }

        using var bytes = new MemoryStream((int)Chosen.Length);
        await Chosen.CopyToAsync(bytes, cancellationToken);
        return bytes.ToArray();
    }
}

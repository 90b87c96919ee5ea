using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Files;
using Wiki.Core.Files.Imaging;
using Wiki.Core.Files.Rows;
using Wiki.Core.Http;
using Wiki.Text.Files;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Files;

/// <summary>Shows a file with its uploads and where it is used; replaces it, reverts it, and takes verdicts.</summary>
[EnableRateLimiting(HttpLimits.Views)]
public sealed class AboutModel(
    FileReader reader, FileWriter writer, FilePreparation preparation, UploadLimits limits, IAntiforgery antiforgery,
    IAuthorizationService authorization)
    : FilePageModel(writer, preparation, limits, antiforgery, authorization)
{
    private readonly FileWriter _writer = writer;

    /// <summary>The file.</summary>
    public FileView Found { get; private set; } = null!;

    /// <summary>The upload at the top of the page: what readers see, else the newest.</summary>
    public FileUpload Shown => Found.Shown;

    /// <summary>The pages that use it.</summary>
    public IReadOnlyList<ArticleCard> UsedOn { get; private set; } = [];

    /// <summary>The name of the file.</summary>
    public string Name => Found.Name.Value;

    /// <summary>What a page writes to show the file.</summary>
    public string MarkdownToCopy => Markdown(Found.Name, Shown.Kind.IsPicture(), Shown.AltText);

    /// <summary>Whether the form for a new upload is open.</summary>
    public bool IsReplacing { get; private set; }

    /// <summary>What the text of a page says to show a file.</summary>
    public static string Markdown(UploadOutcome.Stored stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return Markdown(stored.Name, stored.IsPicture, stored.AltText);
    }

    /// <summary>The sentence about a new upload.</summary>
    public static string Sentence(UploadOutcome.Stored stored)
    {
        ArgumentNullException.ThrowIfNull(stored);
        return stored.Waits
            ? $"{stored.Name} is stored and waits for review. Until a reviewer approves it, you and reviewers "
                + "alone see it."
            : $"{stored.Name} is stored, and readers see it.";
    }

    /// <summary>Whether the account may give a verdict on an upload.</summary>
    public bool MayDecide(UploadView upload)
    {
        ArgumentNullException.ThrowIfNull(upload);
        return upload.IsOpen && User.MayReview() && upload.Upload.AuthorId != User.AccountId();
    }

    /// <summary>Shows the page.</summary>
    public async Task<IActionResult> OnGetAsync(string? name, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(name, cancellationToken))
        {
            return NotFound();
        }

        (AltText, Summary) = (Shown.AltText, null);
        CacheForVisitors.Until(HttpContext, [CacheTags.File(Name), CacheTags.AnyChange]);
        return Page();
    }

    /// <summary>Stores a new upload of the file, or only another alt text.</summary>
    public async Task<IActionResult> OnPostAsync(string? name, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(name, cancellationToken))
        {
            return NotFound();
        }

        IsReplacing = true;
        return Answer(await UploadAsync(Found.Name, null, cancellationToken));
    }

    /// <summary>Makes an earlier upload the newest again.</summary>
    public async Task<IActionResult> OnPostRevertAsync(string? name, int upload, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(name, cancellationToken))
        {
            return NotFound();
        }

        return Answer(await ObstacleAsync() is var (sentence, status)
            ? new UploadOutcome.Refused("", sentence, status)
            : await _writer.RevertAsync(Found.Name, upload, FileViewer.Of(User), cancellationToken));
    }

    /// <summary>Takes a reviewer's verdict on a waiting upload.</summary>
    public async Task<IActionResult> OnPostDecideAsync(
        string? name, int upload, string? verdict, CancellationToken cancellationToken)
    {
        if (!await OpenAsync(name, cancellationToken))
        {
            return NotFound();
        }

        if (await ObstacleAsync(Policies.Review) is var (sentence, status))
        {
            return Answer(new UploadOutcome.Refused("", sentence, status));
        }

        var approved = verdict == "approve";
        if ((!approved && verdict != "reject")
            || !await _writer.DecideAsync(Found.Name, upload, approved, User.AccountId(), cancellationToken))
        {
            return Answer(new UploadOutcome.Refused(
                "", $"Upload {upload} does not wait for your verdict. Somebody may have decided in the meantime.",
                StatusCodes.Status409Conflict));
        }

        Notices.Leave(this, approved
            ? $"Upload {upload} is approved, and readers may see it."
            : $"Upload {upload} is rejected. Readers never see it.");
        return Redirect(Addresses.AboutFile(Name));
    }

    private static string Markdown(FileName name, bool isPicture, string altText)
    {
        // Only these can end the words.
        var words = altText.Replace(@"\", @"\\").Replace("[", @"\[").Replace("]", @"\]");
        return $"{(isPicture ? "!" : "")}[{words}]({Addresses.File(name.Value)})";
    }

    private IActionResult Answer(UploadOutcome outcome)
    {
        if (outcome is not UploadOutcome.Stored stored)
        {
            return Refused((UploadOutcome.Refused)outcome);
        }

        Notices.Leave(this, Sentence(stored));
        return Redirect(Addresses.AboutFile(Name));
    }

    private async Task<bool> OpenAsync(string? name, CancellationToken cancellationToken)
    {
        if (!FileName.TryParse(name, null, out var file)
            || await reader.FindAsync(file, FileViewer.Of(User), cancellationToken) is not { } found)
        {
            return false;
        }

        Found = found;
        UsedOn = await reader.UsedOnAsync(file, cancellationToken);
        return true;
    }
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Wiki.Core.Articles;
using Wiki.Core.Drafts;
using Wiki.Text;

namespace Wiki.Web.Pages.Shared.Editing;

/// <summary>Which draft a form writes: its two keys are posted beside the text.</summary>
public sealed class DraftForm
{
    private string? _key;

    /// <summary>The key of this form.</summary>
    public string? Key
    {
        get => _key ??= NewKey();
        set => _key = IsKey(value) ? value : null;
    }

    /// <summary>The key of the draft with which the form began, or instead of which this one is kept.</summary>
    public string? Continues { get; set; }

    /// <summary>
    /// What the script asks for: <c>yes</c> to keep the draft, <c>no</c> when nothing is typed any more; null for
    /// nothing.
    /// </summary>
    public string? Keep { get; set; }

    /// <summary>The draft with which the form began, open or discarded; null for none.</summary>
    [BindNever]
    public KeptDraft? Found { get; set; }

    /// <summary>The newest revision of the page when a draft was found; 0 for a new page.</summary>
    [BindNever]
    public int NewestNumber { get; set; }

    /// <summary>The key of the form that was saved last; null for none.</summary>
    [BindNever]
    public string? LastSaved { get; set; }

    /// <summary>What became of the draft in this request; null when nothing was to keep.</summary>
    [BindNever]
    public Keeping? Outcome { get; set; }

    /// <summary>The key of the draft that the wiki keeps instead of this one; null for none.</summary>
    [BindNever]
    public string? Other { get; set; }

    /// <summary>Whether the wiki has what the form begins with.</summary>
    public bool IsKept => Outcome == Keeping.Kept || (Outcome is null && Found is { State: DraftState.Open });

    /// <summary>
    /// Finds the draft of a page, so that whoever left it without saving goes on where they were, on any device.
    /// Returns the one with which the form begins; null for none.
    /// </summary>
    /// <param name="drafts">The drafts.</param>
    /// <param name="account">Whose draft.</param>
    /// <param name="slug">The address of the page.</param>
    /// <param name="current">Its newest revision; null for a new page.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<KeptDraft?> OpenAsync(
        DraftStore drafts, long account, Slug slug, RevisionView? current, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        var found = await drafts.FindAsync(account, slug, cancellationToken);
        LastSaved = found is null ? await drafts.LastSavedAsync(account, slug, cancellationToken) : null;
        if (found is null || (found.Summary.Length == 0 && SourceText.From(found.Text).Value == current?.Text))
        {
            return null; // a draft that says what the page says is none
        }

        (Found, NewestNumber) = (found, current?.Number ?? 0);
        if (found.State != DraftState.Open)
        {
            return null;
        }

        Continues = found.Key;
        // Where the page is deleted, and perhaps another one is written at its address, the draft is a new page.
        return found.ArticleId == current?.ArticleId ? found : found with { BaseNumber = 0 };
    }

    /// <summary>Keeps what the form holds.</summary>
    /// <param name="drafts">The drafts.</param>
    /// <param name="draft">What the form holds; its key is that of the form.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task KeepAsync(DraftStore drafts, KeptDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentNullException.ThrowIfNull(draft);
        (Outcome, Other) = await drafts.KeepAsync(draft with { Key = Key! }, Continues, cancellationToken);
    }

    /// <summary>Does what the script asks for, and returns what it reads about that; null for nothing.</summary>
    /// <param name="drafts">The drafts.</param>
    /// <param name="draft">What the form holds.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<object?> AnswerAsync(DraftStore drafts, KeptDraft draft, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(drafts);
        ArgumentNullException.ThrowIfNull(draft);
        var slug = Slug.Parse(draft.Slug, null);
        switch (Keep)
        {
            case "yes":
                await KeepAsync(drafts, draft, cancellationToken);
                var newest = await drafts.NewestAsync(slug, cancellationToken);
                return new
                {
                    Kept = Outcome is Keeping.Kept or Keeping.Saved,
                    Sentence = Sentence(Outcome!.Value),
                    Other,
                    Newest = newest > draft.BaseNumber ? newest : (int?)null,
                };
            case "no":
                await drafts.DropAsync(draft.AccountId, slug, Key!, cancellationToken);
                return null;
            default:
                return null;
        }
    }

    /// <summary>Gives this form another key, because what was typed under the first one is saved.</summary>
    public void Renew() => (_key, Continues) = (NewKey(), null);

    /// <summary>A sentence about what became of a draft.</summary>
    public static string Sentence(Keeping outcome) => outcome switch
    {
        Keeping.Kept => "Draft kept",
        Keeping.Elsewhere => "Not kept: another window or device of yours has a draft of this page",
        Keeping.TooMany =>
            $"Not kept: you have {DraftStore.MostDrafts} drafts, which is the most. Discard some in your account",
        Keeping.NotStorable => "Not kept: the text is too long, or has a character that cannot be stored",
        _ => "",
    };

    private static string NewKey() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    private static bool IsKey(string? text) =>
        text is { Length: > 0 and <= KeptDraft.MaximumKeyLength } && text.All(char.IsAsciiLetterOrDigit);
}

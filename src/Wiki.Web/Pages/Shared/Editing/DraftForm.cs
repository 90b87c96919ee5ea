using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Wiki.Core.Drafts;

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

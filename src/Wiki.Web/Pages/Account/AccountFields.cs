using Wiki.Core.Accounts;
using Wiki.Web.Pages.Shared.Forms;

namespace Wiki.Web.Pages.Account;

/// <summary>The fields in which people type a name, an email address and passwords.</summary>
public static class AccountFields
{
    /// <summary>How to choose a password that is easy to remember.</summary>
    public const string PasswordAdvice = "Several words in a row are easy to remember.";

    /// <summary>The name of an account that exists.</summary>
    public static Field Name(string? value) =>
        new(FormProblems.Name, "Name") { Value = value, Autocomplete = "username" };

    /// <summary>The name of a new account.</summary>
    public static Field NewName(string? value) => Name(value) with
    {
        Hint = "Shown beside everything you write. Letters, digits, hyphens, dots and underscores.",
        MinimumLength = AccountName.MinimumLength,
        MaximumLength = Wiki.Core.Data.Account.MaximumNameLength,
    };

    /// <summary>The email address, which may stay empty.</summary>
    public static Field Email(string? value, string hint) => new(FormProblems.Email, "Email address")
    {
        Type = "email",
        Value = value,
        Autocomplete = "email",
        Optional = true,
        Hint = hint,
        MaximumLength = Wiki.Core.Data.Account.MaximumEmailLength,
    };

    /// <summary>The password that is valid now.</summary>
    /// <param name="name">The name of the field.</param>
    /// <param name="label">The words above it.</param>
    public static Field ValidPassword(string name, string label) =>
        new(name, label) { Type = "password", Autocomplete = "current-password" };

    /// <summary>A password that is set with this form.</summary>
    /// <param name="label">The words above the field.</param>
    /// <param name="shortest">The least number of characters.</param>
    /// <param name="advice">A sentence behind the one about the length.</param>
    public static Field NewPassword(string label, int shortest, string advice) => new(FormProblems.Password, label)
    {
        Type = "password",
        Autocomplete = "new-password",
        Hint = $"At least {shortest} characters. {advice}",
        MinimumLength = shortest,
        MaximumLength = PasswordRules.MaximumLength,
    };

    /// <summary>The same password once more.</summary>
    /// <param name="label">The words above the field.</param>
    public static Field PasswordAgain(string label) => new(FormProblems.PasswordAgain, label)
    {
        Type = "password",
        Autocomplete = "new-password",
        MaximumLength = PasswordRules.MaximumLength,
    };
}

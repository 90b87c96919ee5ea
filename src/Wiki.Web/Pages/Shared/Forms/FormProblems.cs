using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Wiki.Web.Accounts;

namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>Puts what is wrong with an account beside the field that can mend it.</summary>
public static class FormProblems
{
    /// <summary>The field for a name.</summary>
    public const string Name = "Name";

    /// <summary>The field for an e-mail address.</summary>
    public const string Email = "Email";

    /// <summary>The field for a new password.</summary>
    public const string Password = "Password";

    /// <summary>The field that repeats it.</summary>
    public const string PasswordAgain = "PasswordAgain";

    /// <summary>The field for the password that is valid until then.</summary>
    public const string OldPassword = "OldPassword";

    /// <summary>Adds the errors, each to its field; one that has none goes above the form.</summary>
    public static void Add(this ModelStateDictionary state, params IEnumerable<IdentityError> errors)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(errors);
        foreach (var error in errors)
        {
            state.AddModelError(FieldOf(error.Code), error.Description);
        }
    }

    private static string FieldOf(string code) =>
        code == nameof(IdentityErrorDescriber.PasswordMismatch) ? OldPassword
        : code == nameof(PlainErrors.PasswordsDiffer) ? PasswordAgain
        : code.StartsWith(Password, StringComparison.Ordinal) ? Password
        : code.EndsWith(Email, StringComparison.Ordinal) ? Email
        : code.Contains("UserName", StringComparison.Ordinal) ? Name
        : "";
}

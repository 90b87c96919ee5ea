using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Wiki.Core.Accounts;

namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>Puts each problem with an account beside the field in which you can correct it.</summary>
public static class FormProblems
{
    /// <summary>The field for a name.</summary>
    public const string Name = "Name";

    /// <summary>The field for an email address.</summary>
    public const string Email = "Email";

    /// <summary>The field for a new password.</summary>
    public const string Password = "Password";

    /// <summary>The field that repeats the new password.</summary>
    public const string PasswordAgain = "PasswordAgain";

    /// <summary>The field for the present password.</summary>
    public const string OldPassword = "OldPassword";

    /// <summary>Adds the errors, each to its field; an error without a field is shown above the form.</summary>
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

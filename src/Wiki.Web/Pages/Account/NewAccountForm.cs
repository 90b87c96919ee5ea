using Wiki.Core.Accounts;

namespace Wiki.Web.Pages.Account;

/// <summary>The form for a new account; drawn by <c>_NewAccount</c>.</summary>
public sealed class NewAccountForm
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The email address; empty for none.</summary>
    public string? Email { get; set; }

    /// <summary>The password.</summary>
    public string? Password { get; set; }

    /// <summary>The password once more.</summary>
    public string? PasswordAgain { get; set; }

    /// <summary>The account that the form asks for, without the blanks around name and address.</summary>
    public NewAccount Wish() => new(
        Name?.Trim() ?? "", string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(),
        Password ?? "", PasswordAgain ?? "");
}

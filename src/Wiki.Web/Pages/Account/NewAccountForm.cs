using Wiki.Web.Accounts;

namespace Wiki.Web.Pages.Account;

/// <summary>What is typed to make an account; drawn by <c>_NewAccount</c>.</summary>
public sealed class NewAccountForm
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail address, or nothing.</summary>
    public string? Email { get; set; }

    /// <summary>The password.</summary>
    public string? Password { get; set; }

    /// <summary>The password once more.</summary>
    public string? PasswordAgain { get; set; }

    /// <summary>The account that is asked for; blanks around name and address are nobody's intention.</summary>
    public NewAccount Wish() => new(
        Name?.Trim() ?? "", string.IsNullOrWhiteSpace(Email) ? null : Email.Trim(),
        Password ?? "", PasswordAgain ?? "");
}

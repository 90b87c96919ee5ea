namespace Wiki.Web.Accounts;

/// <summary>What somebody asks for who wants an account.</summary>
/// <param name="Name">The name beside everything they will write.</param>
/// <param name="Email">Where an administrator reaches them; null for nowhere.</param>
/// <param name="Password">The password, as typed.</param>
/// <param name="PasswordAgain">The password, as typed once more.</param>
public sealed record NewAccount(string Name, string? Email, string Password, string PasswordAgain);

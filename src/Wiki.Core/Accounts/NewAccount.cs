namespace Wiki.Core.Accounts;

/// <summary>A request for a new account.</summary>
/// <param name="Name">The name that readers see beside everything the account writes.</param>
/// <param name="Email">The email address; null for none.</param>
/// <param name="Password">The password, as typed.</param>
/// <param name="PasswordAgain">The password, as typed the second time.</param>
public sealed record NewAccount(string Name, string? Email, string Password, string PasswordAgain);

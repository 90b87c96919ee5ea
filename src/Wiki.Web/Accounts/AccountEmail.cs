using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Wiki.Web.Data;

namespace Wiki.Web.Accounts;

/// <summary>What an account's e-mail address may be. Mail goes there once its owner confirmed it.</summary>
public static class AccountEmail
{
    /// <summary>What is wrong with it, or null; having none is not wrong.</summary>
    public static IdentityError? Problem(string? email) =>
        email is null || email.Length <= Account.MaximumEmailLength && !email.Any(char.IsControl)
            && MailAddress.TryCreate(email, out var parsed) && parsed.Address == email
            ? null
            : new PlainErrors().InvalidEmail(email);
}

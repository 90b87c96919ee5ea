using System.Net.Mail;
using Microsoft.AspNetCore.Identity;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>Checks the email addresses of accounts. Mail goes to an address once its owner confirmed it.</summary>
public static class AccountEmail
{
    /// <summary>What is wrong with an address; null when it is right, and when there is none.</summary>
    public static IdentityError? Problem(string? email) =>
        email is null || email.Length <= Account.MaximumEmailLength && !email.Any(char.IsControl)
            && MailAddress.TryCreate(email, out var parsed) && parsed.Address == email
            ? null
            : new PlainErrors().InvalidEmail(email);
}

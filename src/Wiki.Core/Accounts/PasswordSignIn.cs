using Microsoft.AspNetCore.Identity;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>Signs in by name and password, for the form that does that and for forms whose session ended.</summary>
public sealed class PasswordSignIn(
    UserManager<Account> users, SignInManager<Account> signIn, TimeProvider clock)
{
    private const string Wrong = "The name or the password is wrong.";

    /// <summary>Signs in; the rest of the request has the account then.</summary>
    /// <param name="name">The name, as typed.</param>
    /// <param name="password">The password, as typed.</param>
    /// <param name="stay">Whether the session outlives the browser.</param>
    /// <returns>Why it failed, as a sentence; null when it did not.</returns>
    public async Task<string?> TryAsync(string? name, string? password, bool stay)
    {
        name = name?.Trim() ?? "";
        if (!AccountName.IsSpelledRight(name) || await users.FindByNameAsync(name) is not { } account)
        {
            // As much work as for a name that exists, so the time of the answer does not tell whether it exists.
            users.PasswordHasher.HashPassword(new Account(), password ?? "");
            return Wrong;
        }

        var result = await signIn.PasswordSignInAsync(account, password ?? "", stay, lockoutOnFailure: true);
        return result.Succeeded ? null : result.IsLockedOut ? Locked(account) : Wrong;
    }

    private string Locked(Account account)
    {
        if (account.IsLockedForGood || account.LockoutEnd is not { } end)
        {
            return "An administrator has locked this account.";
        }

        var minutes = Math.Max(1, (int)Math.Ceiling((end - clock.GetUtcNow()).TotalMinutes));
        return $"Too many wrong passwords. This account is locked until {end.UtcDateTime:HH:mm} UTC, "
            + $"which is in {minutes} {(minutes == 1 ? "minute" : "minutes")}.";
    }
}

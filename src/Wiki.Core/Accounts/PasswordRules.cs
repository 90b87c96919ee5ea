using Microsoft.AspNetCore.Identity;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>
/// Refuses the passwords that are guessed first, whatever their length: the account's name, its email address and the
/// most common passwords. Also refuses passwords over the longest length; the framework checks the shortest length and
/// the variety.
/// </summary>
public sealed class PasswordRules : IPasswordValidator<Account>
{
    /// <summary>The longest password, in characters.</summary>
    public const int MaximumLength = 200;

    private static readonly HashSet<string> Common = Read();

    /// <inheritdoc/>
    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        ArgumentNullException.ThrowIfNull(user);
        return Task.FromResult(Problem(user, password ?? "") is { } problem
            ? IdentityResult.Failed(problem)
            : IdentityResult.Success);
    }

    private static IdentityError? Problem(Account account, string password)
    {
        if (password.Length > MaximumLength)
        {
            return PlainErrors.PasswordTooLong(MaximumLength);
        }

        if (password.Equals(account.UserName, StringComparison.OrdinalIgnoreCase)
            || password.Equals(account.Email, StringComparison.OrdinalIgnoreCase))
        {
            return PlainErrors.PasswordIsName();
        }

        return IsCommon(password) ? PlainErrors.PasswordIsCommon() : null;
    }

    // Somebody who guesses "password" also guesses "Password2024!".
    private static bool IsCommon(string password)
    {
        var lower = password.ToLowerInvariant();
        char[] rest = [.. lower.Where(c => !char.IsLetter(c)).Distinct()];
        return Common.Contains(lower) || Common.Contains(lower.Trim(rest));
    }

    private static HashSet<string> Read()
    {
        using var reader = new StreamReader(
            typeof(PasswordRules).Assembly.GetManifestResourceStream("accounts/common-passwords.txt")!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToHashSet(StringComparer.Ordinal);
    }
}

using System.Buffers;
using Microsoft.AspNetCore.Identity;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>Checks the names that people choose for their accounts.</summary>
public static class AccountName
{
    /// <summary>The shortest name, in characters.</summary>
    public const int MinimumLength = 3;

    /// <summary>The characters that a name may have.</summary>
    public const string Characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Characters);

    // An account with one of these names could be mistaken for the site itself.
    private static readonly HashSet<string> Reserved = new[]
    {
        "admin", "administration", "administrator", "administrators", "anonymous", "bot", "deleted", "editor",
        "editors", "everybody", "everyone", "guest", "moderator", "nobody", "null", "official", "operator", "owner",
        "reviewer", "reviewers", "root", "staff", "superuser", "support", "system", "the.wiki", "unknown", "visitor",
        "webmaster", "wiki",
    }.Select(Skeleton).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a new name, or null. Whether somebody has it already is not checked.</summary>
    public static IdentityError? Problem(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is < MinimumLength or > Account.MaximumNameLength ? PlainErrors.UserNameLength(name.Length)
            : !IsSpelledRight(name) ? new PlainErrors().InvalidUserName(name)
            : Reserved.Contains(Skeleton(name)) ? PlainErrors.ReservedUserName(name)
            : null;
    }

    /// <summary>True when a name may have each of its characters.</summary>
    public static bool IsSpelledRight(string name) => !name.AsSpan().ContainsAnyExcept(Allowed);

    // To a reader, names that differ only in case, separators or digits that look like letters are the same.
    private static string Skeleton(string name) => string.Concat(
        name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)
            .Select(c => c switch { '0' => 'o', '1' or 'l' => 'i', '3' => 'e', '4' => 'a', '5' => 's', _ => c }));
}

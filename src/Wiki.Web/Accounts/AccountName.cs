using System.Buffers;
using Microsoft.AspNetCore.Identity;
using Wiki.Web.Data;

namespace Wiki.Web.Accounts;

/// <summary>What a name may be that somebody gives themselves.</summary>
public static class AccountName
{
    /// <summary>The shortest name, in characters.</summary>
    public const int MinimumLength = 3;

    /// <summary>The characters of names.</summary>
    public const string Characters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";

    private static readonly SearchValues<char> Allowed = SearchValues.Create(Characters);

    // Whoever had one of these could be taken for the site itself.
    private static readonly HashSet<string> Reserved = new[]
    {
        "admin", "administration", "administrator", "administrators", "anonymous", "bot", "deleted", "editor",
        "editors", "everybody", "everyone", "guest", "moderator", "nobody", "null", "official", "operator", "owner",
        "reviewer", "reviewers", "root", "staff", "superuser", "support", "system", "the.wiki", "unknown", "visitor",
        "webmaster", "wiki",
    }.Select(Skeleton).ToHashSet(StringComparer.Ordinal);

    /// <summary>What is wrong with a name that nobody has yet, or null.</summary>
    public static IdentityError? Problem(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return name.Length is < MinimumLength or > Account.MaximumNameLength ? PlainErrors.UserNameLength(name.Length)
            : !IsSpelledRight(name) ? new PlainErrors().InvalidUserName(name)
            : Reserved.Contains(Skeleton(name)) ? PlainErrors.ReservedUserName(name)
            : null;
    }

    /// <summary>True when every character is one that names have.</summary>
    public static bool IsSpelledRight(string name) => !name.AsSpan().ContainsAnyExcept(Allowed);

    // Case, separators and the digits that pass for letters make no difference to a reader.
    private static string Skeleton(string name) => string.Concat(
        name.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)
            .Select(c => c switch { '0' => 'o', '1' or 'l' => 'i', '3' => 'e', '4' => 'a', '5' => 's', _ => c }));
}

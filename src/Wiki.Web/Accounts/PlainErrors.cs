using Microsoft.AspNetCore.Identity;
using Wiki.Web.Data;

namespace Wiki.Web.Accounts;

/// <summary>What can be wrong with an account, in sentences that say what to do instead.</summary>
public sealed class PlainErrors : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError InvalidUserName(string? userName) => Error(
        nameof(InvalidUserName), "A name consists of the letters a to z, digits, hyphens, dots and underscores.");

    /// <summary>The name has too few or too many characters.</summary>
    public static IdentityError UserNameLength(int length) => Error(nameof(UserNameLength), length == 0
        ? "Choose a name."
        : $"A name has {AccountName.MinimumLength} to {Account.MaximumNameLength} characters; this one has {length}.");

    /// <inheritdoc/>
    public override IdentityError DuplicateUserName(string userName) =>
        Error(nameof(DuplicateUserName), $"Somebody has the name {userName} already. Choose another.");

    /// <summary>The name could be taken for the site itself.</summary>
    public static IdentityError ReservedUserName(string userName) => Error(
        nameof(ReservedUserName),
        $"{userName} could be taken for somebody who speaks for this site. Choose another name.");

    /// <inheritdoc/>
    public override IdentityError InvalidEmail(string? email) =>
        Error(nameof(InvalidEmail), "This is no e-mail address. It looks like name@example.org, or is left empty.");

    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"This password is too short: it needs at least {length} characters.");

    /// <summary>The password has more characters than is good for anybody.</summary>
    public static IdentityError PasswordTooLong(int length) =>
        Error(nameof(PasswordTooLong), $"This password is too long: it may have {length} characters.");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(
        nameof(PasswordRequiresUniqueChars),
        $"This password is too uniform: it needs at least {uniqueChars} different characters.");

    /// <summary>The password is the account's own name or address.</summary>
    public static IdentityError PasswordIsName() =>
        Error(nameof(PasswordIsName), "Your name is no password: it stands beside everything you write.");

    /// <summary>The password is among the first that anybody would try.</summary>
    public static IdentityError PasswordIsCommon() =>
        Error(nameof(PasswordIsCommon), "This password is among the first that anybody would try. Choose another.");

    /// <summary>The password was typed differently the second time.</summary>
    public static IdentityError PasswordsDiffer() => Error(nameof(PasswordsDiffer), "The two passwords differ.");

    /// <inheritdoc/>
    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "This is not your password.");

    /// <inheritdoc/>
    public override IdentityError InvalidToken() =>
        Error(nameof(InvalidToken), "This link was used already, or is too old. Ask an administrator for a new one.");

    /// <inheritdoc/>
    public override IdentityError ConcurrencyFailure() => Error(
        nameof(ConcurrencyFailure),
        "This account was changed elsewhere at the same moment. Nothing was saved; try again.");

    private static IdentityError Error(string code, string sentence) => new() { Code = code, Description = sentence };
}

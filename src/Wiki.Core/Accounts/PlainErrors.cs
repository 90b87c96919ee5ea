using Microsoft.AspNetCore.Identity;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>What can be wrong with an account, in sentences that say what to do instead.</summary>
public sealed class PlainErrors : IdentityErrorDescriber
{
    /// <inheritdoc/>
    public override IdentityError InvalidUserName(string? userName) => Error(
        nameof(InvalidUserName), "A name can have only the letters a to z, digits, hyphens, dots and underscores.");

    /// <summary>The name has too few or too many characters.</summary>
    public static IdentityError UserNameLength(int length) => Error(nameof(UserNameLength), length == 0
        ? "Choose a name."
        : $"A name has {AccountName.MinimumLength} to {Account.MaximumNameLength} characters; this one has {length}.");

    /// <inheritdoc/>
    public override IdentityError DuplicateUserName(string userName) =>
        Error(nameof(DuplicateUserName), $"Somebody already has the name {userName}. Choose another.");

    /// <summary>The name could be mistaken for the site itself.</summary>
    public static IdentityError ReservedUserName(string userName) => Error(
        nameof(ReservedUserName),
        $"{userName} could be mistaken for somebody who speaks for this site. Choose another name.");

    /// <inheritdoc/>
    public override IdentityError InvalidEmail(string? email) =>
        Error(nameof(InvalidEmail), "This is not an email address. Enter one like name@example.org, or none.");

    /// <inheritdoc/>
    public override IdentityError PasswordTooShort(int length) =>
        Error(nameof(PasswordTooShort), $"This password is too short: it needs at least {length} characters.");

    /// <summary>The password has too many characters.</summary>
    public static IdentityError PasswordTooLong(int length) =>
        Error(nameof(PasswordTooLong), $"This password is too long: it can have at most {length} characters.");

    /// <inheritdoc/>
    public override IdentityError PasswordRequiresUniqueChars(int uniqueChars) => Error(
        nameof(PasswordRequiresUniqueChars),
        $"This password is too uniform: it needs at least {uniqueChars} different characters.");

    /// <summary>The password is the account's own name or email address.</summary>
    public static IdentityError PasswordIsName() =>
        Error(nameof(PasswordIsName), "Do not use your name or email address as your password.");

    /// <summary>The password is among the first that anybody would try.</summary>
    public static IdentityError PasswordIsCommon() =>
        Error(nameof(PasswordIsCommon), "This password is among the first that anybody would try. Choose another.");

    /// <summary>The password was typed differently the second time.</summary>
    public static IdentityError PasswordsDiffer() => Error(nameof(PasswordsDiffer), "The two passwords differ.");

    /// <inheritdoc/>
    public override IdentityError PasswordMismatch() => Error(nameof(PasswordMismatch), "This is not your password.");

    /// <inheritdoc/>
    public override IdentityError InvalidToken() =>
        Error(nameof(InvalidToken), "This link was already used, or is too old. Ask an administrator for a new one.");

    /// <inheritdoc/>
    public override IdentityError ConcurrencyFailure() => Error(
        nameof(ConcurrencyFailure),
        "This account was changed elsewhere at the same moment. Nothing was saved; try again.");

    private static IdentityError Error(string code, string sentence) => new() { Code = code, Description = sentence };
}

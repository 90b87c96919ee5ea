using Microsoft.AspNetCore.Identity;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>The result of a request for a new account.</summary>
public abstract record RegistrationOutcome
{
    /// <summary>The account is made, with its roles.</summary>
    public sealed record Made(Account Account) : RegistrationOutcome;

    /// <summary>Nothing was made; each error is a sentence about one field.</summary>
    public sealed record Refused(IReadOnlyList<IdentityError> Errors) : RegistrationOutcome;

    /// <summary>Nothing was made: there is an administrator already.</summary>
    public sealed record Administered : RegistrationOutcome;
}

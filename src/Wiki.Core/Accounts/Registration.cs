using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>Makes accounts: an account is made with its roles, or not at all.</summary>
public sealed class Registration(WikiDb db, UserManager<Account> users, TimeProvider clock)
{
    /// <summary>Makes an account that may edit.</summary>
    public async Task<RegistrationOutcome> RegisterAsync(NewAccount wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        var outcome = await MakeAsync(wanted, [Roles.Editor]);
        if (outcome is RegistrationOutcome.Made)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    /// <summary>Makes the first administrator. Of several attempts at the same time, one succeeds.</summary>
    public async Task<RegistrationOutcome> MakeFirstAdministratorAsync(
        NewAccount wanted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(wanted);
        await using var transaction = await db.Database.BeginTransactionAsync(cancellationToken);
        await Administrators.OneAtATimeAsync(db, cancellationToken);
        if (await Administrators.All(db).AnyAsync(cancellationToken))
        {
            return new RegistrationOutcome.Administered();
        }

        var outcome = await MakeAsync(wanted, Roles.All);
        if (outcome is RegistrationOutcome.Made)
        {
            await transaction.CommitAsync(cancellationToken);
        }

        return outcome;
    }

    private async Task<RegistrationOutcome> MakeAsync(NewAccount wanted, IReadOnlyList<string> roles)
    {
        var account = new Account
        {
            UserName = wanted.Name, Email = wanted.Email, RegisteredAt = clock.GetUtcNow(),
        };
        var errors = await ErrorsAsync(account, wanted);
        if (errors.Count > 0)
        {
            return new RegistrationOutcome.Refused(errors);
        }

        try
        {
            var result = await users.CreateAsync(account, wanted.Password);
            if (result.Succeeded)
            {
                result = await users.AddToRolesAsync(account, roles);
            }

            return result.Succeeded
                ? new RegistrationOutcome.Made(account)
                : new RegistrationOutcome.Refused([.. result.Errors]);
        }
        catch (DbUpdateException e) when (e.InnerException is PostgresException
        {
            SqlState: PostgresErrorCodes.UniqueViolation, ConstraintName: "ix_accounts_normalized_user_name",
        })
        {
            // Somebody else took the name after it was checked.
            db.ChangeTracker.Clear();
            return new RegistrationOutcome.Refused([users.ErrorDescriber.DuplicateUserName(wanted.Name)]);
        }
    }

    // Checks everything at once, so that a form does not come back for the password and then again for the name.
    private async Task<IReadOnlyList<IdentityError>> ErrorsAsync(Account account, NewAccount wanted)
    {
        var errors = new List<IdentityError>();
        if (AccountName.Problem(account.UserName ?? "") is { } name)
        {
            errors.Add(name);
        }
        else
        {
            foreach (var validator in users.UserValidators)
            {
                errors.AddRange((await validator.ValidateAsync(users, account)).Errors);
            }
        }

        if (AccountEmail.Problem(account.Email) is { } email)
        {
            errors.Add(email);
        }

        foreach (var validator in users.PasswordValidators)
        {
            errors.AddRange((await validator.ValidateAsync(users, account, wanted.Password)).Errors);
        }

        if (wanted.PasswordAgain != wanted.Password)
        {
            errors.Add(PlainErrors.PasswordsDiffer());
        }

        return errors;
    }
}

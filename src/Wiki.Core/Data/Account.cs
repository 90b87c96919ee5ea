using System.ComponentModel.DataAnnotations.Schema;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Wiki.Core.Data;

/// <summary>Someone who can sign in.</summary>
[Table("accounts")] // An attribute, because names of foreign keys use it before mappings run.
public sealed class Account : IdentityUser<long>
{
    /// <summary>The longest user name, in characters.</summary>
    public const int MaximumNameLength = 40;

    /// <summary>The longest email address, in characters.</summary>
    public const int MaximumEmailLength = 256;

    /// <summary>The end of a lock by an administrator: only an administrator can unlock the account.</summary>
    public static readonly DateTimeOffset LockedForGood = DateTimeOffset.MaxValue;

    /// <summary>When the account was made, UTC.</summary>
    public DateTimeOffset RegisteredAt { get; init; }

    /// <summary>How many of its changes a reviewer approved.</summary>
    public int ApprovedChanges { get; set; }

    /// <summary>
    /// True when an administrator trusts it, false when one denied trust; null when its approved changes decide.
    /// </summary>
    public bool? Trust { get; set; }

    /// <summary>True when an administrator locked it; false for a lock after wrong passwords.</summary>
    public bool IsLockedForGood => LockoutEnd == LockedForGood;
}

internal sealed class AccountMapping : IEntityTypeConfiguration<Account>
{
    public void Configure(EntityTypeBuilder<Account> builder)
    {
        builder.Property(it => it.UserName).HasMaxLength(Account.MaximumNameLength).IsRequired();
        builder.Property(it => it.NormalizedUserName).HasMaxLength(Account.MaximumNameLength).IsRequired();
        builder.Property(it => it.Email).HasMaxLength(Account.MaximumEmailLength);
        builder.Property(it => it.NormalizedEmail).HasMaxLength(Account.MaximumEmailLength);
        builder.Property(it => it.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(it => it.NormalizedUserName).IsUnique();
        builder.HasIndex(it => it.NormalizedEmail);
    }
}

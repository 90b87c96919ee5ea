using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Data;

namespace Wiki.Core.Accounts;

/// <summary>The tables that ASP.NET Core Identity keeps beside <see cref="Account"/>, as its stores expect them.</summary>
internal sealed class IdentityTables
    : IEntityTypeConfiguration<IdentityRole<long>>, IEntityTypeConfiguration<IdentityRoleClaim<long>>,
        IEntityTypeConfiguration<IdentityUserRole<long>>, IEntityTypeConfiguration<IdentityUserClaim<long>>,
        IEntityTypeConfiguration<IdentityUserLogin<long>>, IEntityTypeConfiguration<IdentityUserToken<long>>
{
    private const int MaximumRoleNameLength = 256;

    public void Configure(EntityTypeBuilder<IdentityRole<long>> builder)
    {
        builder.ToTable("roles");
        builder.Property(it => it.Name).HasMaxLength(MaximumRoleNameLength);
        builder.Property(it => it.NormalizedName).HasMaxLength(MaximumRoleNameLength);
        builder.Property(it => it.ConcurrencyStamp).IsConcurrencyToken();
        builder.HasIndex(it => it.NormalizedName).IsUnique();
    }

    public void Configure(EntityTypeBuilder<IdentityRoleClaim<long>> builder)
    {
        builder.ToTable("role_claims");
        builder.HasOne<IdentityRole<long>>().WithMany().HasForeignKey(it => it.RoleId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserRole<long>> builder)
    {
        builder.ToTable("account_roles");
        builder.HasKey(it => new { it.UserId, it.RoleId });
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.UserId);
        builder.HasOne<IdentityRole<long>>().WithMany().HasForeignKey(it => it.RoleId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserClaim<long>> builder)
    {
        builder.ToTable("account_claims");
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserLogin<long>> builder)
    {
        builder.ToTable("account_logins");
        builder.HasKey(it => new { it.LoginProvider, it.ProviderKey });
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.UserId);
    }

    public void Configure(EntityTypeBuilder<IdentityUserToken<long>> builder)
    {
        builder.ToTable("account_tokens");
        builder.HasKey(it => new { it.UserId, it.LoginProvider, it.Name });
        builder.HasOne<Account>().WithMany().HasForeignKey(it => it.UserId);
    }
}

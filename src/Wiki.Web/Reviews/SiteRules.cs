using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Text;
using Wiki.Web.Accounts;
using Wiki.Web.Articles;
using Wiki.Web.Data;

namespace Wiki.Web.Reviews;

/// <summary>What administrators settled for the whole site; a name that has no row has its default.</summary>
public sealed class SiteSetting
{
    /// <summary>What is settled.</summary>
    public required string Name { get; init; }

    /// <summary>How.</summary>
    public required string Value { get; set; }
}

internal sealed class SiteSettingMapping : IEntityTypeConfiguration<SiteSetting>
{
    public void Configure(EntityTypeBuilder<SiteSetting> builder)
    {
        builder.ToTable("site_settings", table => table.HasCheckConstraint(
            "ck_site_settings_policy",
            $"name <> '{SiteRules.PolicyName}' OR {WordColumn.IsOneOf("value", Words.All<PublishingPolicy>())}"));
        builder.HasKey(it => it.Name);
    }
}

/// <summary>The rules by which changes are published at once or wait.</summary>
/// <param name="Policy">The policy of pages that have none of their own.</param>
/// <param name="ApprovalsForTrust">How many approved changes make an editor trusted.</param>
public sealed record SiteRules(PublishingPolicy Policy, int ApprovalsForTrust)
{
    internal const string PolicyName = "publishing-policy";

    /// <summary>The fewest approved changes that can be asked for.</summary>
    public const int FewestApprovals = 1;

    /// <summary>The most approved changes that can be asked for.</summary>
    public const int MostApprovals = 100;

    private const string ApprovalsName = "approvals-for-trust";

    /// <summary>What holds when nothing was settled.</summary>
    public static SiteRules Default { get; } = new(PublishingPolicy.NewEditorsWait, 3);

    /// <summary>The rules that hold now.</summary>
    public static async Task<SiteRules> ReadAsync(WikiDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var settings = await db.Set<SiteSetting>().AsNoTracking()
            .Where(it => it.Name == PolicyName || it.Name == ApprovalsName)
            .ToDictionaryAsync(it => it.Name, it => it.Value, cancellationToken);
        return new SiteRules(
            Words.Read<PublishingPolicy>(settings.GetValueOrDefault(PolicyName)) ?? Default.Policy,
            int.TryParse(settings.GetValueOrDefault(ApprovalsName), NumberStyles.None, null, out var approvals)
                ? approvals : Default.ApprovalsForTrust);
    }

    /// <summary>Makes these the rules of the site.</summary>
    public async Task WriteAsync(WikiDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var approvals = ApprovalsForTrust.ToString(CultureInfo.InvariantCulture);
        await db.Database.ExecuteSqlAsync(
            $"""
             INSERT INTO site_settings (name, value) VALUES ({PolicyName}, {Policy.Word()}), ({ApprovalsName}, {approvals})
             ON CONFLICT (name) DO UPDATE SET value = excluded.value
             """, cancellationToken);
    }

    /// <summary>Whether an account's changes need no reviewer where only those of new editors wait.</summary>
    /// <param name="account">The account.</param>
    /// <param name="roles">The names of its roles.</param>
    public bool Trusts(Account account, IEnumerable<string> roles)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.Trust
            ?? (account.ApprovedChanges >= ApprovalsForTrust
                || roles.Any(role => role is Roles.Reviewer or Roles.Administrator));
    }
}

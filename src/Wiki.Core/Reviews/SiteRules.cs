using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Data;
using Wiki.Text;

namespace Wiki.Core.Reviews;

/// <summary>A setting of administrators for the whole site; without a row, its default applies.</summary>
public sealed class SiteSetting
{
    /// <summary>The name of the setting.</summary>
    public required string Name { get; init; }

    /// <summary>Its value.</summary>
    public required string Value { get; set; }
}

internal sealed class SiteSettingMapping : IEntityTypeConfiguration<SiteSetting>
{
    public void Configure(EntityTypeBuilder<SiteSetting> builder)
    {
        builder.ToTable("site_settings", table => table.HasCheckConstraint(
            "ck_site_settings_policy",
            $"name <> '{SiteRules.PolicyName}' OR {WordColumn.IsOneOf("value", EnumWords.All<PublishingPolicy>())}"));
        builder.HasKey(it => it.Name);
    }
}

/// <summary>The rules that decide whether changes are published at once or wait.</summary>
/// <param name="Policy">The publishing rule of pages that have none of their own.</param>
/// <param name="ApprovalsForTrust">How many approved changes make an editor trusted.</param>
public sealed record SiteRules(PublishingPolicy Policy, int ApprovalsForTrust)
{
    internal const string PolicyName = "publishing-policy";

    /// <summary>The fewest approved changes that can be asked for.</summary>
    public const int FewestApprovals = 1;

    /// <summary>The most approved changes that can be asked for.</summary>
    public const int MostApprovals = 100;

    private const string ApprovalsName = "approvals-for-trust";

    /// <summary>The rules when nothing was set.</summary>
    public static SiteRules Default { get; } = new(PublishingPolicy.NewEditorsWait, 3);

    /// <summary>Reads the rules that apply now.</summary>
    public static async Task<SiteRules> ReadAsync(WikiDb db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var settings = await db.Set<SiteSetting>().AsNoTracking()
            .Where(it => it.Name == PolicyName || it.Name == ApprovalsName)
            .ToDictionaryAsync(it => it.Name, it => it.Value, cancellationToken);
        return new SiteRules(
            EnumWords.Read<PublishingPolicy>(settings.GetValueOrDefault(PolicyName)) ?? Default.Policy,
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

    /// <summary>Whether an account is trusted: its changes do not wait under the rule for new editors.</summary>
    /// <param name="account">The account.</param>
    /// <param name="roles">The names of its roles.</param>
    public bool Trusts(Account account, IEnumerable<string> roles)
    {
        ArgumentNullException.ThrowIfNull(account);
        return account.Trust
            ?? (account.ApprovedChanges >= ApprovalsForTrust
                || roles.Any(Roles.Reviewing.Contains));
    }
}

using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace Wiki.Core.Mail;

/// <summary>Makes and reads the keys in links that stop mail without signing in. Only the wiki can make one.</summary>
public sealed class Unsubscribing(IDataProtectionProvider protection)
{
    private readonly IDataProtector _protector = protection.CreateProtector("unsubscribe");

    /// <summary>The key of an account.</summary>
    public string KeyOf(long accountId) => _protector.Protect($"{accountId}");

    /// <summary>The account of a key; null for anything else.</summary>
    public long? AccountOf(string? key)
    {
        try
        {
            return key is not null && long.TryParse(_protector.Unprotect(key), out var id) ? id : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }
}

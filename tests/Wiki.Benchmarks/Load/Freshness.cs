using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Wiki.Benchmarks.Load;

/// <summary>Looks whether a visitor sees each save at once, although the page before it was kept in memory.</summary>
internal static class Freshness
{
    /// <summary>Saves and reads the same article by turns.</summary>
    /// <param name="site">The wiki.</param>
    /// <param name="form">The article's edit form; not saved since it was opened.</param>
    /// <param name="path">The article's address.</param>
    /// <param name="saves">How often.</param>
    /// <returns>How often the page did not show the save before it.</returns>
    public static async Task<int> CountStaleAsync(LoadSite site, SavingForm form, string path, int saves)
    {
        var requests = new Saves(form);
        using var connection = new Connection();
        await connection.ConnectAsync(site.Port, IPAddress.Loopback);
        var stale = 0;
        for (var number = form.BaseNumber; number < form.BaseNumber + saves; number++)
        {
            await site.AskAsync(path, []); // so that there is a page in memory that can be old
            if (await connection.SendAsync(requests.Next()) != StatusCodes.Status302Found)
            {
                throw new InvalidOperationException($"Save {number} of {path} was refused.");
            }

            requests.Succeeded();
            var (_, _, body) = await site.AskAsync(path, []);
            var shown = string.Create(CultureInfo.InvariantCulture, $"<p>Save {number}</p>");
            stale += Encoding.UTF8.GetString(body).Contains(shown, StringComparison.Ordinal) ? 0 : 1;
        }

        return stale;
    }
}

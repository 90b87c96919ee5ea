using System.Security.Cryptography;
using System.Text;
using Wiki.Text.Links;

namespace Wiki.Core.Site;

/// <summary>
/// The one-time link that makes the first administrator. Its secret is only in this process and in a file that only
/// the owner can read. Each start of the program makes a new one.
/// </summary>
public sealed class SetupLink(string dataFolder)
{
    private string? _token;

    /// <summary>The file that holds the link, so that it can be read without the console.</summary>
    public string FilePath => Path.Combine(dataFolder, "setup-link.txt");

    /// <summary>
    /// Makes the link for a site at <paramref name="address"/>, writes the file and returns the link.
    /// </summary>
    public string Offer(string address)
    {
        _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        var link = address.TrimEnd('/') + Addresses.Setup(_token);
        Directory.CreateDirectory(dataFolder);
        File.Delete(FilePath);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var writer = new StreamWriter(FilePath, options);
        writer.WriteLine(link);
        return link;
    }

    /// <summary>True when this is the secret of the link that is still open.</summary>
    public bool Accepts(string? token) =>
        _token is { } expected && token is not null
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(token), Encoding.UTF8.GetBytes(expected));

    /// <summary>Closes the link for good: it was used, or there is an administrator already.</summary>
    public void Close()
    {
        _token = null;
        File.Delete(FilePath);
    }
}

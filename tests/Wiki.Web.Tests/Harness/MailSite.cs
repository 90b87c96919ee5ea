using System.Text;
using System.Text.RegularExpressions;
using Wiki.Core.Mail;

namespace Wiki.Web.Tests.Harness;

/// <summary>A wiki that has an address, so that it writes mails: as files into its data folder.</summary>
public class MailSite : WikiSite
{
    /// <summary>The address with which links in mails begin.</summary>
    public const string Base = "https://wiki.example";

    /// <inheritdoc/>
    protected override IEnumerable<(string Name, string Value)> Settings() => [("Wiki:BaseAddress", Base)];

    /// <summary>An account whose address is confirmed.</summary>
    public async Task<Visitor> ReachableAsync(string name, params string[] roles)
    {
        var person = await Visitor().SignedUpAs(name, roles);
        await this.ChangeAsync(name, account => (account.Email, account.EmailConfirmed) = (AddressOf(name), true));
        return person;
    }

    /// <summary>The address of an account.</summary>
    public static string AddressOf(string name) => name + "@people.example";

    /// <summary>Sends the mails that are due now.</summary>
    public Task<int> SendAsync() => this.WithAsync((DueMails mails) => mails.SendAsync(default));

    /// <summary>The mails to an account, read as people read them.</summary>
    public async Task<IReadOnlyList<ReadMail>> MailsAsync(string name)
    {
        await SendAsync();
        var folder = Path.Combine(DataFolder, "mail");
        var mails = new List<ReadMail>();
        foreach (var file in Directory.Exists(folder) ? Directory.GetFiles(folder, "*.eml") : [])
        {
            var mail = ReadMail.Of(await File.ReadAllTextAsync(file));
            if (mail.Headers["To"].Contains(AddressOf(name), StringComparison.Ordinal))
            {
                mails.Add(mail);
            }
        }

        return mails;
    }
}

/// <summary>A mail that was written as a file.</summary>
public sealed record ReadMail(IReadOnlyDictionary<string, string> Headers, string Text, string Html)
{
    /// <summary>Reads a mail of two parts, plain and HTML, both quoted-printable.</summary>
    public static ReadMail Of(string file)
    {
        var source = file.ReplaceLineEndings("\n");
        var (head, body) = Split(source);
        var headers = HeadersOf(head);
        var boundary = Regex.Match(headers["Content-Type"], "boundary=\"?([^\";]+)").Groups[1].Value;
        var parts = body.Split("--" + boundary).Skip(1).Take(2).Select(part =>
        {
            var (partHead, content) = Split(part.TrimStart('\n'));
            Assert.Contains("quoted-printable", HeadersOf(partHead)["Content-Transfer-Encoding"],
                StringComparison.OrdinalIgnoreCase);
            return Decoded(content);
        }).ToList();
        return new ReadMail(headers, parts[0], parts[1]);
    }

    private static (string Head, string Body) Split(string source)
    {
        var end = source.IndexOf("\n\n", StringComparison.Ordinal);
        return (source[..end], source[(end + 2)..]);
    }

    private static Dictionary<string, string> HeadersOf(string head) =>
        Regex.Replace(head, "\n[ \t]+", " ").Split('\n').Select(line => line.Split(": ", 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);

    private static string Decoded(string quoted)
    {
        var joined = quoted.Replace("=\n", "", StringComparison.Ordinal);
        var bytes = new List<byte>();
        for (var i = 0; i < joined.Length; i++)
        {
            if (joined[i] == '=')
            {
                bytes.Add(Convert.ToByte(joined.Substring(i + 1, 2), 16));
                i += 2;
            }
            else
            {
                bytes.Add((byte)joined[i]);
            }
        }

        return Encoding.UTF8.GetString([.. bytes]).ReplaceLineEndings("\n");
    }
}

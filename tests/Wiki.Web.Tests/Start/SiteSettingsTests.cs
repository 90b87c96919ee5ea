using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Wiki.Core.Site;
using Wiki.Text.Tests;
using Wiki.Web.Start;

namespace Wiki.Web.Tests.Start;

public sealed class SiteSettingsTests
{
    private const string Number = "it must be a whole number from 1 to 65535.";
    private const string Site =
        "it must be an address that begins with http:// or https:// and has no ? or #, such as https://wiki.example.";
    private const string Server = "it must be the name or the number of a server, without a port.";
    private const string Listening =
        "it must be an address such as http://localhost:5080, or several addresses with a semicolon between them.";

    [Theory]
    [InlineData("Wiki:Mail:Port", "abc", "Wiki__Mail__Port is \"abc\"; " + Number)]
    [InlineData("Wiki:Mail:Port", "0", "Wiki__Mail__Port is \"0\"; " + Number)]
    [InlineData("Wiki:Mail:Port", "-25", "Wiki__Mail__Port is \"-25\"; " + Number)]
    [InlineData("Wiki:Mail:Port", "65536", "Wiki__Mail__Port is \"65536\"; " + Number)]
    [InlineData("Wiki:Mail:Port", "", "Wiki__Mail__Port is empty; " + Number)]
    [InlineData("wiki:mail:port", "x", "Wiki__Mail__Port is \"x\"; " + Number)]
    [InlineData("Wiki:Mail:Security", "ssl",
        "Wiki__Mail__Security is \"ssl\"; it must be auto, tls, starttls or none.")]
    [InlineData("Wiki:Mail:Security", "3", "Wiki__Mail__Security is \"3\"; it must be auto, tls, starttls or none.")]
    [InlineData("Wiki:Mail:Host", "mail:25", "Wiki__Mail__Host is \"mail:25\"; " + Server)]
    [InlineData("Wiki:Mail:Host", "smtp://mail", "Wiki__Mail__Host is \"smtp://mail\"; " + Server)]
    [InlineData("Wiki:Mail:From", "wiki",
        "Wiki__Mail__From is \"wiki\"; it must be an email address, such as wiki@wiki.example.")]
    [InlineData("Wiki:BaseAddress", "wiki.example", "Wiki__BaseAddress is \"wiki.example\"; " + Site)]
    [InlineData("Wiki:BaseAddress", "ftp://wiki.example", "Wiki__BaseAddress is \"ftp://wiki.example\"; " + Site)]
    [InlineData("Wiki:BaseAddress", "https://a.example/?b", "Wiki__BaseAddress is \"https://a.example/?b\"; " + Site)]
    [InlineData("Wiki:DataFolder", " ", "Wiki__DataFolder is empty; it must be the path of a folder.")]
    [InlineData("Wiki:SiteName", "", "Wiki__SiteName is empty; it must be a name in one line.")]
    [InlineData("Wiki:SiteName", "a\nb", "Wiki__SiteName is \"a b\"; it must be a name in one line.")]
    [InlineData("Wiki:Seed", "yes", "Wiki__Seed is \"yes\"; it must be true or false.")]
    [InlineData("Wiki:Mial:Host", "a", "Wiki__Mial__Host is not a setting; did you mean Wiki__Mail__Host?")]
    [InlineData("Wiki:SeedAll", "true",
        "Wiki__SeedAll is not a setting; docs/operations.md lists all settings.")]
    [InlineData("Wiki:Mail", "a", "Wiki__Mail is not a setting; docs/operations.md lists all settings.")]
    [InlineData("ConnectionStrings:Wiki", "Database=wiki",
        "ConnectionStrings__Wiki names no Host; it must be like Host=db.example;Username=wiki;Database=wiki.")]
    [InlineData("urls", "localhost", "ASPNETCORE_URLS or --urls is \"localhost\"; " + Listening)]
    [InlineData("urls", "http://a:1;tcp://b:2", "ASPNETCORE_URLS or --urls is \"tcp://b:2\"; " + Listening)]
    [InlineData("urls", "http://a:99999", "ASPNETCORE_URLS or --urls is \"http://a:99999\"; " + Listening)]
    public void A_wrong_setting_is_one_sentence_that_names_it_and_what_is_allowed(
        string name, string value, string sentence) =>
        Assert.Equal(sentence, Refusal((name, value)));

    [Theory]
    [InlineData("Hots=db;Password=sesame")]
    [InlineData("Host=db;Port=sesame")]
    [InlineData("Host=db;Port=sesame;")]
    [InlineData("sesame")]
    public void A_connection_string_that_cannot_be_read_is_one_sentence_without_its_values(string connection)
    {
        var refusal = Refusal(("ConnectionStrings:Wiki", connection));
        Assert.StartsWith("ConnectionStrings__Wiki cannot be read", refusal, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal);
        Assert.DoesNotContain("sesame", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_wrong_setting_has_a_line()
    {
        var lines = Refusal(("Wiki:Mail:Port", "abc"), ("Wiki:Seed", "?"), ("Wiki:Sede", "true")).Split('\n');
        Assert.Equal(3, lines.Length);
    }

    [Fact]
    public void Without_settings_the_defaults_hold()
    {
        var settings = Read();
        Assert.Null(settings.ConnectionString);
        Assert.Equal(Path.Combine(SiteFolders.Root, ".data"), settings.Wiki.DataFolder);
        Assert.Equal(("Linux Virtualization Wiki", "", true, false, false), (settings.Wiki.SiteName,
            settings.Wiki.BaseAddress, settings.Wiki.Seed, settings.Wiki.Migrate, settings.Wiki.StopWithParent));
        var mail = settings.Wiki.Mail;
        Assert.Equal(("", 587, MailSecurity.Auto, "", "", ""),
            (mail.Host, mail.Port, mail.Security, mail.User, mail.Password, mail.From));
    }

    [Fact]
    public void What_is_set_is_taken()
    {
        var settings = Read(("wiki:sitename", "Ours"), ("Wiki:BaseAddress", "https://wiki.example/sub"),
            ("Wiki:DataFolder", "data/../here"), ("Wiki:Seed", "False"), ("Wiki:Migrate", "true"),
            ("Wiki:StopWithParent", "TRUE"), ("Wiki:Mail:Host", "mail.example"), ("Wiki:Mail:Port", "465"),
            ("Wiki:Mail:Security", "STARTTLS"), ("Wiki:Mail:User", "wiki"), ("Wiki:Mail:Password", " secret "),
            ("Wiki:Mail:From", "wiki@mail.example"), ("ConnectionStrings:Wiki", "Host=db;Database=wiki"),
            ("urls", "http://*:80;https://[::1]:443;http://unix:/run/wiki.sock"));
        Assert.Equal("Host=db;Database=wiki", settings.ConnectionString);
        Assert.Equal(Path.GetFullPath("here"), settings.Wiki.DataFolder);
        Assert.Equal(("Ours", "https://wiki.example/sub", false, true, true), (settings.Wiki.SiteName,
            settings.Wiki.BaseAddress, settings.Wiki.Seed, settings.Wiki.Migrate, settings.Wiki.StopWithParent));
        var mail = settings.Wiki.Mail;
        Assert.Equal(("mail.example", 465, MailSecurity.StartTls, "wiki", " secret ", "wiki@mail.example"),
            (mail.Host, mail.Port, mail.Security, mail.User, mail.Password, mail.From));
    }

    [Fact]
    public void Empty_is_as_good_as_not_set_where_there_is_no_default()
    {
        var settings = Read(("Wiki:BaseAddress", ""), ("Wiki:Mail:Host", " "), ("Wiki:Mail:User", ""),
            ("Wiki:Mail:From", ""), ("ConnectionStrings:Wiki", " "), ("urls", ""), ("Wiki", "a variable of that name"));
        Assert.Null(settings.ConnectionString);
        Assert.Equal(("", "", ""), (settings.Wiki.BaseAddress, settings.Wiki.Mail.Host, settings.Wiki.Mail.From));
    }

    [Fact]
    public void The_address_is_the_one_that_is_set_else_port_5080_of_this_machine()
    {
        Assert.Equal("http://localhost:5080", WikiApp.CreateBuilder([]).Configuration["urls"]);
        Assert.Equal("http://*:80", WikiApp.CreateBuilder(["--urls", "http://*:80"]).Configuration["urls"]);
    }

    [Fact]
    public async Task The_list_for_operators_has_every_setting_and_no_other()
    {
        var page = await File.ReadAllTextAsync(
            Path.Combine(Repository.Root, "docs", "operations.md"), TestContext.Current.CancellationToken);
        var listed = Regex.Matches(page, @"^\| `(Wiki__\w+)` \|", RegexOptions.Multiline)
            .Select(it => it.Groups[1].Value);
        Assert.Equal(SiteSettings.Names.Order(StringComparer.Ordinal), listed.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Wiki__Mail__Port", "abc")]
    [InlineData("Wiki__DataFolder", "")]
    [InlineData("ASPNETCORE_URLS", "localhost")]
    public async Task The_program_says_the_sentence_and_ends_before_anything_starts(string name, string value)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "Wiki.Web.dll")])
        {
            UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        // A program that continued would wait for a database at that address.
        (start.Environment["ConnectionStrings__Wiki"], start.Environment[name]) = ("Host=127.0.0.1;Port=1", value);
        using var program = Process.Start(start)!;
        var cancellation = TestContext.Current.CancellationToken;
        using var end = cancellation.Register(() => program.Kill());
        var error = program.StandardError.ReadToEndAsync(cancellation);
        var said = await program.StandardOutput.ReadLineAsync(cancellation);
        if (said is not null)
        {
            program.Kill();
        }

        Assert.Matches($"^[^\n]*{name}[^\n]*; it must be [^\n]+\\.\r?\n$", await error);
        await program.WaitForExitAsync(cancellation);
        Assert.Equal((null, 1), (said, program.ExitCode));
    }

    private static SiteSettings Read(params IEnumerable<(string Name, string Value)> settings) =>
        SiteSettings.Read(new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Select(it => KeyValuePair.Create(it.Name, (string?)it.Value))).Build());

    private static string Refusal(params IEnumerable<(string Name, string Value)> settings) =>
        Assert.Throws<SiteStartException>(() => Read(settings)).Message;
}

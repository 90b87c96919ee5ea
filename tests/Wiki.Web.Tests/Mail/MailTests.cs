using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Time.Testing;
using Wiki.Core.Data;
using Wiki.Core.Mail;
using Wiki.Core.Notifications;
using Wiki.Core.Reviews;
using Wiki.Core.Talk;
using Wiki.Web.Tests.Deleting;
using Wiki.Web.Tests.Harness;

namespace Wiki.Web.Tests.Mail;

public sealed class MailTests(MailTests.FrozenMailSite site) : IClassFixture<MailTests.FrozenMailSite>
{
    private static string Table(string cell) =>
        $"\n\n<!-- matrix:mailed -->\n\n| Feature | KVM |\n|---|---|\n| Live migration | {cell} |\n";

    [Fact]
    public async Task A_verdict_is_mailed_at_once_with_the_facts_the_text_and_links()
    {
        await site.SaveAsync("mailed", "# Mailed <x>\n\nOld line." + Table("no"));
        using var author = await site.ReachableAsync("mail-author");
        using var reviewer = await site.Visitor().SignedUpAs("mail-judge", "Reviewer");
        await site.ChangeAsync("mail-author", account => account.Trust = false);
        await site.SaveAsAsync("mail-author", "mailed",
            "# Mailed <x>\n\nNew line." + Table("yes since 2.6.20"));
        await site.DecideAsync("mail-judge", "mailed", 2, Verdict.ChangesAsked, "Say where <that> is from.");

        var mail = Assert.Single(await site.MailsAsync("mail-author"));

        Assert.Equal(
            "[Linux Virtualization Wiki] mail-judge asked for changes to your change of Mailed <x>",
            mail.Headers["Subject"]);
        Assert.Contains("Say where <that> is from.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Live migration", mail.Text, StringComparison.Ordinal);
        Assert.Contains("yes since 2.6.20", mail.Text, StringComparison.Ordinal);
        Assert.Contains("-Old line.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("+New line.", mail.Text, StringComparison.Ordinal);
        Assert.Contains(MailSite.Base + "/wiki/mailed/diff/1..2", mail.Text, StringComparison.Ordinal);
        Assert.Contains("Say where &lt;that&gt; is from.", mail.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("<that>", mail.Html, StringComparison.Ordinal);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers["List-Unsubscribe-Post"]);
    }

    [Fact]
    public async Task Changes_of_watched_pages_come_once_a_day_in_one_mail_without_what_was_read_meanwhile()
    {
        using var person = await site.ReachableAsync("daily");
        foreach (var slug in new[] { "daily-a", "daily-b", "daily-c" })
        {
            await site.SaveAsync(slug, $"# {slug}\n\none");
            await site.WatchAsync("daily", slug);
            await site.SaveAsync(slug, $"# {slug}\n\ntwo");
        }

        Assert.Empty(await site.MailsAsync("daily"));
        await person.GetAsync("/wiki/daily-b");
        site.Clock.Advance(TimeSpan.FromDays(1));

        var mail = Assert.Single(await site.MailsAsync("daily"));
        Assert.Contains("Daily digest: 2 changes", mail.Headers["Subject"], StringComparison.Ordinal);
        Assert.Contains("the wiki changed daily-a", mail.Text, StringComparison.Ordinal);
        Assert.Contains(MailSite.Base + "/wiki/daily-c/diff/1..2", mail.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("daily-b", mail.Text, StringComparison.Ordinal);
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Single(await site.MailsAsync("daily"));
        await site.SaveAsync("daily-a", "# daily-a\n\nthree");
        site.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(2, (await site.MailsAsync("daily")).Count);
    }

    [Fact]
    public async Task A_change_is_mailed_with_what_its_author_said_of_it_and_its_lines_can_be_told_apart()
    {
        using var person = await site.ReachableAsync("summary-reader");
        using var author = await site.Visitor().SignedUpAs("summary-author");
        await ChooseAsync(person, "at once");
        await site.SaveAsync("summed-up", "# Summed up\n\none");
        await site.WatchAsync("summary-reader", "summed-up");
        await site.SaveAsAsync("summary-author", "summed-up", "# Summed up\n\ntwo", "Counted <again>");

        var mail = Assert.Single(await site.MailsAsync("summary-reader"));

        Assert.Contains("2 · summary-author: Counted <again>", mail.Text, StringComparison.Ordinal);
        Assert.Matches("<del [^>]+>-one</del>\n<ins [^>]+>&#x2B;two</ins>", mail.Html);
        Assert.Contains("pre-wrap", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_named_reads_the_comment_in_the_mail_unless_it_was_deleted_before()
    {
        await site.SaveAsync("mail-talk", "# Mail talk\n\nx");
        using var named = await site.ReachableAsync("mail-named");
        using var author = await site.Visitor().SignedUpAs("mail-talker");
        foreach (var (subject, text) in new[] { ("Kept", "@mail-named, **when** <was> it?"), ("Gone", "@mail-named: x") })
        {
            await (await author.GetAsync("/wiki/mail-talk/talk/new")).Form("Send")
                .Fill("Subject", subject).Fill("Your comment", text).SubmitAsync();
        }

        var gone = await site.WithAsync((WikiDb db) => db.Set<Comment>().MaxAsync(it => it.Id));
        await (await author.GetAsync($"/wiki/mail-talk/talk/comment/{gone}/delete")).Form("Delete").SubmitAsync();

        var mail = Assert.Single(await site.MailsAsync("mail-named"));
        Assert.Contains("@mail-named, **when** <was> it?", mail.Text, StringComparison.Ordinal);
        Assert.Contains("**when** &lt;was&gt; it?", mail.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_mail_tells_of_a_page_that_was_deleted_before_it_was_sent()
    {
        using var person = await site.ReachableAsync("undeleted");
        using var ruth = await site.Visitor().SignedUpAs("mail-deleter", "Reviewer");
        foreach (var slug in new[] { "mail-kept", "mail-deleted" })
        {
            await site.SaveAsync(slug, $"# {slug}\n\none");
            await site.WatchAsync("undeleted", slug);
            await site.SaveAsync(slug, $"# {slug}\n\ntwo");
            await (await ruth.OpenAsync($"/wiki/{slug}/talk/new")).Form("Send")
                .Fill("Subject", "To you").Fill("Your comment", $"@undeleted: about {slug}.").SubmitAsync();
        }

        await site.DeleteAsync("mail-deleter", "mail-deleted");
        var named = Assert.Single(await site.MailsAsync("undeleted"));
        site.Clock.Advance(TimeSpan.FromDays(1));
        var mails = await site.MailsAsync("undeleted");

        Assert.Contains("about mail-kept.", named.Text, StringComparison.Ordinal);
        Assert.Equal(2, mails.Count);
        Assert.All(mails, mail => Assert.DoesNotContain("mail-deleted", mail.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_digest_is_not_lost_behind_what_is_mailed_at_once()
    {
        using var person = await site.ReachableAsync("crowded");
        using var talker = await site.Visitor().SignedUpAs("crowding");
        var author = (await site.AccountAsync("crowding")).Id;
        await site.SaveAsync("crowded-page", "# Crowded\n\none");
        await site.WatchAsync("crowded", "crowded-page");
        await site.SaveAsync("crowded-page", "# Crowded\n\ntwo");
        var (article, id) = (await site.ArticleIdAsync("crowded-page"), (await site.AccountAsync("crowded")).Id);
        await site.WithAsync(async (Notifier notifier) =>
        {
            for (var comment = 1_000; comment < 1_060; comment++)
            {
                await notifier.MentionedAsync(article, comment, author, [id], default);
            }

            return 0;
        });
        site.Clock.Advance(TimeSpan.FromDays(1));

        var mail = Assert.Single(await site.MailsAsync("crowded"));

        Assert.Contains("Daily digest: 1 change", mail.Headers["Subject"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_senders_at_once_send_each_mail_once()
    {
        using var person = await site.ReachableAsync("twice");
        var id = (await site.AccountAsync("twice")).Id;
        await ChooseAsync(person, "at once");
        for (var i = 0; i < 12; i++)
        {
            await site.SaveAsync($"twice-{i}", $"# Twice {i}\n\none");
            await site.WatchAsync("twice", $"twice-{i}");
            await site.SaveAsync($"twice-{i}", $"# Twice {i}\n\ntwo");
        }

        var sent = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.SendAsync()));

        Assert.Equal(12, sent.Sum());
        var mails = await site.MailsAsync("twice");
        Assert.Equal(12, mails.Select(mail => mail.Headers["Subject"]).Distinct().Count());
        Assert.Equal(12, mails.Count);
        Assert.Equal(12, await site.WithAsync((WikiDb db) => db.Set<OutgoingMail>()
            .CountAsync(it => it.AccountId == id && it.SentAt != null && it.Attempts == 1)));
    }

    [Fact]
    public async Task Nothing_is_mailed_to_an_address_that_nobody_confirmed()
    {
        using var person = await site.Visitor().SignedUpAs("unproven");
        await site.ChangeAsync("unproven", account => account.Email = MailSite.AddressOf("unproven"));
        await ChooseAsync(person, "at once");
        await site.SaveAsync("unproven-page", "# Unproven\n\none");
        await site.WatchAsync("unproven", "unproven-page");
        await site.SaveAsync("unproven-page", "# Unproven\n\ntwo");
        Assert.Empty(await site.MailsAsync("unproven"));

        await (await person.GetAsync("/account/following")).Form("Send a link to confirm it").SubmitAsync();
        var again = await (await person.GetAsync("/account/following")).Form("Send a link to confirm it").SubmitAndFollowAsync();

        Assert.Contains("a few minutes ago", again.Notice, StringComparison.Ordinal);
        var mail = Assert.Single(await site.MailsAsync("unproven"));
        Assert.False(mail.Headers.ContainsKey("List-Unsubscribe"));
        var link = Regex.Match(mail.Text, MailSite.Base + @"(/account/confirm-email\S+)").Groups[1].Value;
        var done = await (await person.GetAsync(link)).Form("Yes, it is mine").SubmitAsync();
        Assert.Equal("Your email address is confirmed.", done.Heading);
        Assert.True((await site.AccountAsync("unproven")).EmailConfirmed);
    }

    [Fact]
    public async Task A_link_that_confirms_one_address_does_not_confirm_another_and_another_address_is_unconfirmed()
    {
        using var person = await site.Visitor().SignedUpAs("swapping");
        await site.ChangeAsync("swapping", account => account.Email = MailSite.AddressOf("swapping"));
        await (await person.GetAsync("/account/following")).Form("Send a link to confirm it").SubmitAsync();
        var mail = Assert.Single(await site.MailsAsync("swapping"));
        var link = Regex.Match(mail.Text, MailSite.Base + @"(/account/confirm-email\S+)").Groups[1].Value;
        await (await person.GetAsync("/account")).Form("Change the email address")
            .Fill("Email address", "victim@people.example").SubmitAsync();
        Assert.Equal("This link does not work.", (await person.GetAsync(link)).Heading);

        await site.ChangeAsync("swapping", account => account.EmailConfirmed = true);
        await (await person.GetAsync("/account")).Form("Change the email address")
            .Fill("Email address", "other@people.example").SubmitAsync();
        Assert.False((await site.AccountAsync("swapping")).EmailConfirmed);
    }

    [Fact]
    public async Task One_click_without_a_session_ends_all_mail_and_looking_at_the_link_does_not()
    {
        using var person = await site.ReachableAsync("leaving");
        await ChooseAsync(person, "at once");
        await site.SaveAsync("leaving-page", "# Leaving\n\none");
        await site.WatchAsync("leaving", "leaving-page");
        await site.SaveAsync("leaving-page", "# Leaving\n\ntwo");
        var mail = Assert.Single(await site.MailsAsync("leaving"));
        var link = mail.Headers["List-Unsubscribe"].Trim('<', '>')[MailSite.Base.Length..];
        using var program = site.Visitor();
        var looked = await program.GetAsync(link);
        Assert.Equal("no-store", looked.Header("Cache-Control"));
        Assert.Equal(MailChoice.AtOnce, await ChoiceAsync());

        using var body = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]);
        using var done = await program.Client.PostAsync(link, body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal(MailChoice.Never, await ChoiceAsync());
        await person.GetAsync("/wiki/leaving-page");
        await site.SaveAsync("leaving-page", "# Leaving\n\nthree");
        Assert.Single(await site.MailsAsync("leaving"));
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync("/account/unsubscribe?key=CfDJ8x")).Status);

        async Task<MailChoice> ChoiceAsync()
        {
            var id = (await site.AccountAsync("leaving")).Id;
            return (await site.WithAsync((FollowingStore store) => store.ReadAsync(id, default))).MailWatched;
        }
    }

    [Fact]
    public async Task A_very_long_change_is_cut_in_the_mail()
    {
        using var person = await site.ReachableAsync("long-reader");
        await ChooseAsync(person, "at once");
        await site.SaveAsync("long-page", "# Long\n\none");
        await site.WatchAsync("long-reader", "long-page");
        await site.SaveAsync("long-page", "# Long\n\n" + string.Join("\n\n", Enumerable.Range(0, 5_000)));
        var mail = Assert.Single(await site.MailsAsync("long-reader"));
        Assert.InRange(mail.Text.Length, 100, 20_000);
        Assert.Contains("more lines", mail.Text, StringComparison.Ordinal);
    }

    private static async Task ChooseAsync(Visitor person, string when) =>
        await (await person.GetAsync("/account/following")).Form("Save the settings")
            .Choose("Mail about watched pages", when).SubmitAsync();

    public sealed class FrozenMailSite : MailSite
    {
        public FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

        // Mails are sent when a test says so, not in the background as well.
        protected override void Replace(IServiceCollection services)
        {
            services.Replace(ServiceDescriptor.Singleton<TimeProvider>(Clock));
            services.Remove(services.Single(it => it.ImplementationType == typeof(MailSender)));
        }
    }
}

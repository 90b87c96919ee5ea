using System.Net;
using Wiki.Core.Saving;
using Wiki.Text;
using Wiki.Web.Tests.Harness;
using Wiki.Web.Tests.Reviews;

namespace Wiki.Web.Tests.Deleting;

/// <summary>Two people do something with one page at once, and one of them deletes it.</summary>
public sealed class DeletionMeetsTests(WikiSite site) : IClassFixture<WikiSite>
{
    [Fact]
    public async Task A_save_of_a_deleted_page_keeps_the_typed_text_in_the_form_for_a_new_page()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-typed", "Reviewer");
        using var editor = await site.Visitor().SignedUpAs("editor-typed");
        await site.SaveAsync("typed", "# Typed\n\nOld.");
        var form = (await editor.GetAsync("/wiki/typed/edit")).Form("Save");
        await site.DeleteAsync("ruth-typed", "typed", "Wrong place");

        var kept = await form.Fill("Text", "# Typed\n\nMy typed words.").Fill("Summary of the change", "Mine").SubmitAsync();

        Assert.Equal(HttpStatusCode.Conflict, kept.Status);
        Assert.Contains("This page was deleted on", kept.Text, StringComparison.Ordinal);
        Assert.Contains("Wrong place. Nothing is saved.", kept.Text, StringComparison.Ordinal);
        Assert.Null(await site.TextAsync("typed"));
        var again = kept.Form("Save");
        Assert.Equal("# Typed\n\nMy typed words.", again.Value("Text"));
        Assert.Equal("Mine", again.Value("Summary of the change"));
        var done = await again.SubmitAndFollowAsync();
        Assert.Contains("My typed words.", done.Text, StringComparison.Ordinal);
        Assert.Equal(1, await site.NumberAsync("typed"));
    }

    [Fact]
    public async Task A_text_of_a_deleted_page_never_becomes_a_revision_of_the_page_that_has_its_address_now()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-other", "Reviewer");
        using var editor = await site.Visitor().SignedUpAs("editor-other");
        const string table = "\n\n<!-- matrix:m -->\n\n| F | Xen |\n|---|---|\n| Speed | yes |\n";
        await site.SaveAsync("other", "# Other" + table);
        var text = (await editor.GetAsync("/wiki/other/edit")).Form("Save");
        var grid = (await editor.GetAsync("/wiki/other/matrix/m/edit")).Form("Save");
        await site.DeleteAsync("ruth-other", "other");
        await site.SaveAsync("other", "# New other\n\nAnother page.");

        foreach (var form in new[] { text.Fill("Text", "# Other\n\nOld words."), grid })
        {
            var kept = await form.SubmitAsync();
            Assert.Equal(HttpStatusCode.Conflict, kept.Status);
            Assert.Contains("Nothing is saved.", kept.Text, StringComparison.Ordinal);
        }

        Assert.Equal("# New other\n\nAnother page.\n", await site.TextAsync("other"));
        Assert.Equal(1, await site.NumberAsync("other"));
    }

    [Fact]
    public async Task Every_other_form_that_was_open_says_that_the_page_is_gone()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-forms", "Reviewer");
        using var nina = await site.Visitor().NewcomerAs("nina-forms");
        await site.SaveAsync("forms", "# Forms\n\n<!-- matrix:m -->\n\n| F | Xen |\n|---|---|\n| Speed | yes |\n");
        await nina.WriteAsync("forms", await site.TextAsync("forms") + "\nWaits.\n");
        var cell = (await ruth.GetAsync("/cell/m/speed/xen/edit?in=forms")).Form("Save").Tick("○No");
        var talk = (await ruth.GetAsync("/wiki/forms/talk/new")).Form("Send")
            .Fill("Subject", "A subject").Fill("Your comment", "A comment");
        var verdict = (await ruth.GetAsync("/review/forms/1..2")).Form("Approve and publish");
        var move = (await ruth.GetAsync("/wiki/forms/move")).Form("Move the page").Fill("New address", "forms-2");
        var watch = (await ruth.GetAsync("/wiki/forms")).Form("Watch");
        var again = (await ruth.GetAsync("/wiki/forms/delete")).Form("Delete the page").Fill("Reason", "Me too");
        await site.DeleteAsync("ruth-forms", "forms", "Enough");

        Assert.Equal(HttpStatusCode.Conflict, (await cell.SubmitAsync()).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await watch.SubmitAsync()).Status);
        foreach (var form in new[] { talk, verdict, move, again })
        {
            var answer = await form.SubmitAsync();
            Assert.Equal(HttpStatusCode.Gone, answer.Status);
            Assert.Contains("The reason: Enough", answer.Text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Saves_moves_and_deletions_at_the_same_moment_leave_one_page_or_none_and_right_rows()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-race", "Reviewer");
        for (var i = 0; i < 8; i++)
        {
            var (slug, to) = ($"race-{i}", $"raced-{i}");
            await site.SaveAsync(slug, $"# Race {i}\n\nx");
            var article = await site.ArticleIdAsync(slug);
            var save = site.WithAsync((ArticleWriter writer) => writer.SaveAsync(
                Slug.Parse(slug, null), new Draft($"# Race {i}\n\ny", "", false, 1, ArticleId: article), null, default));
            var deletions = new[]
            {
                site.TryDeleteAsync("ruth-race", slug, "One", 1), site.TryDeleteAsync("ruth-race", slug, "Two", 1),
            };
            var move = i % 2 == 0 ? null : site.TryMoveAsync("ruth-race", slug, to);
            var saved = await save;
            var moved = move is not null && await move is MoveOutcome.Moved;
            var deleted = (await Task.WhenAll(deletions)).OfType<DeletionOutcome.Deleted>().ToList();

            Assert.True(deleted.Count <= 1, $"{deleted.Count} deletions");
            if (deleted.Count == 1)
            {
                Assert.IsType<SaveOutcome.Deleted>(saved);
                Assert.Null(await site.TextAsync(slug));
                Assert.Null(await site.TextAsync(to));
                Assert.Equal(0, await site.CountDerivedAsync(article));
            }
            else
            {
                Assert.True(saved is SaveOutcome.Saved || moved, $"{saved}");
                Assert.NotNull(await site.TextAsync(moved ? to : slug));
            }
        }

        var rows = await site.DerivedRowsAsync();
        await site.RebuildAsync();
        Assert.Equal(rows, await site.DerivedRowsAsync());
    }

    [Fact]
    public async Task A_restored_page_and_a_new_one_that_want_one_address_do_not_share_it()
    {
        using var ruth = await site.Visitor().SignedUpAs("ruth-both", "Reviewer");
        using var visitor = site.Visitor();
        for (var i = 0; i < 6; i++)
        {
            var slug = $"both-{i}";
            await site.SaveAsync(slug, $"# Old {i}\n\nx");
            var id = await site.DeleteAsync("ruth-both", slug);
            var restore = site.TryRestoreAsync("ruth-both", id);
            var twice = site.TryRestoreAsync("ruth-both", id);
            var save = site.WithAsync((ArticleWriter writer) => writer.SaveAsync(
                Slug.Parse(slug, null), new Draft($"# New {i}\n\ny", "", false, 0), null, default));
            var outcomes = await Task.WhenAll(restore, twice);
            var saved = await save;

            var restored = outcomes.Count(it => it is RestoreOutcome.Restored);
            Assert.True(restored == 1 ? saved is SaveOutcome.Conflict : saved is SaveOutcome.Saved, $"{restored} {saved}");
            Assert.Equal(restored == 1 ? $"Old {i}" : $"New {i}", (await visitor.GetAsync("/wiki/" + slug)).Heading);
        }
    }
}

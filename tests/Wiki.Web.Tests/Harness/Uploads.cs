using System.Net.Http.Headers;
using Wiki.Core.Accounts;
using Wiki.Core.Files;
using Wiki.Text.Files;

namespace Wiki.Web.Tests.Harness;

/// <summary>Uploads files: without the pages, or through a form as a browser sends it.</summary>
internal static class Uploads
{
    /// <summary>Uploads a new file as somebody; its number.</summary>
    public static async Task<UploadOutcome.Stored> UploadAsync(
        this WikiSite site, string account, string name, byte[] bytes, string altText = "What it shows",
        bool replaces = false)
    {
        var id = (await site.AccountAsync(account)).Id;
        var isReviewer = (await site.RolesOfAsync(account)).Any(Roles.Reviewing.Contains);
        var outcome = await site.WithAsync((FileWriter files) => files.UploadAsync(
            replaces ? FileName.Parse(name, null) : null,
            new UploadDraft(bytes, name, replaces ? null : name, altText, ""),
            new FileViewer(id, isReviewer), default));
        return Assert.IsType<UploadOutcome.Stored>(outcome);
    }

    /// <summary>Sends the form of a page with a file.</summary>
    /// <param name="visitor">Who sends it.</param>
    /// <param name="page">The address of the page.</param>
    /// <param name="sentName">The name of the file as the browser says it; null for no file.</param>
    /// <param name="bytes">The file.</param>
    /// <param name="fields">The other fields.</param>
    public static async Task<PageView> SendFileAsync(
        this Visitor visitor, string page, string? sentName, byte[] bytes, params (string Name, string Value)[] fields)
    {
        var token = (await visitor.GetAsync("/account/sign-out")).Document
            .QuerySelector("input[name=__RequestVerificationToken]")?.GetAttribute("value") ?? "";
        using var form = new MultipartFormDataContent { { new StringContent(token), "__RequestVerificationToken" } };
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        if (sentName is not null)
        {
            var file = new ByteArrayContent(bytes);
            file.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
            {
                Name = "\"Chosen\"", FileName = $"\"{sentName.Replace("\"", "")}\"",
            };
            file.Headers.ContentType = new MediaTypeHeaderValue("image/png");
            form.Add(file);
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, page) { Content = form };
        return await visitor.SendAsync(request);
    }

    /// <summary>The bytes at an address.</summary>
    public static async Task<byte[]> BytesAsync(this Visitor visitor, string address) =>
        await visitor.Client.GetByteArrayAsync(address, TestContext.Current.CancellationToken);
}

using System.Net;
using Wiki.Web.Tests.Harness;

namespace Wiki.Browser.Tests.Browser;

/// <summary>Writes as other people during a test.</summary>
public static class Writing
{
    /// <summary>Saves a text through the form, as somebody signed in, even where it cannot be read.</summary>
    /// <param name="editor">Who writes.</param>
    /// <param name="slug">The article; made when it is not there.</param>
    /// <param name="text">Its whole new text.</param>
    /// <param name="summary">The summary of the change.</param>
    public static async Task SaveAsync(this Visitor editor, string slug, string text, string summary)
    {
        ArgumentNullException.ThrowIfNull(editor);
        var form = (await editor.GetAsync($"/wiki/{slug}/edit")).Form("Save");
        var answer = await form.Fill("Text", text).Fill("Summary of the change", summary).SubmitAsync();
        if (answer.Status == HttpStatusCode.UnprocessableEntity)
        {
            answer = await answer.Form("Save as it is").SubmitAsync();
        }

        Assert.Equal(HttpStatusCode.Found, answer.Status);
    }
}

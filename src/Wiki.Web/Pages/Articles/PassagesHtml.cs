using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Wiki.Core.Authors;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Articles;

/// <summary>
/// Passages as links to the revisions that introduced them, each in the hue of its author. The links contain the text
/// and nothing else, character by character (signs stand for those that would turn it round), and between them there is
/// nothing that is not in the text.
/// </summary>
/// <param name="passages">The passages.</param>
/// <param name="addressOf">The address of a revision.</param>
internal sealed class PassagesHtml(IReadOnlyList<WrittenPassage> passages, Func<Origin, string> addressOf)
    : IHtmlContent
{
    public void WriteTo(TextWriter writer, HtmlEncoder encoder)
    {
        foreach (var passage in passages)
        {
            var words = passage.Text.TrimEnd();
            if (passage is { Origin: { } origin, Author: { } author } && words.Length > 0)
            {
                writer.Write($"<a class=\"hue-{author.Hue}\" href=\"{addressOf(origin)}\" rel=\"nofollow\" title=\"");
                encoder.Encode(writer, BlameModel.Words(origin));
                writer.Write(passage.IsMarked ? $"\" data-author=\"{author.Rank}\">" : "\">");
                Format.Source(words).WriteTo(writer, encoder);
                writer.Write("</a>");
                encoder.Encode(writer, passage.Text[words.Length..]);
            }
            else
            {
                Format.Source(passage.Text).WriteTo(writer, encoder);
            }
        }
    }
}

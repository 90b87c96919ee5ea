using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Wiki.Text.Talk;

/// <summary>Writes a mention in bold when an account has this name, otherwise as typed.</summary>
/// <param name="names">The names of the mentioned accounts. Case does not matter.</param>
internal sealed class MentionRenderer(IReadOnlyDictionary<string, string> names) : HtmlObjectRenderer<Mention>
{
    protected override void Write(HtmlRenderer renderer, Mention obj)
    {
        if (obj.Names.FirstOrDefault(names.ContainsKey) is not { } name || !renderer.EnableHtmlForInline)
        {
            renderer.Write('@').WriteEscape(obj.Written);
            return;
        }

        renderer.Write("<strong class=\"mention\">@").WriteEscape(names[name]).Write("</strong>")
            .WriteEscape(obj.Written[name.Length..]);
    }
}

using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Wiki.Text.Talk;

/// <summary>Writes a mention strong when somebody is called so, else as it was typed.</summary>
/// <param name="names">The names of those who are mentioned, found whatever their case.</param>
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

using Markdig;
using Markdig.Extensions.EmphasisExtras;
using Wiki.Text.Documents;

namespace Wiki.Text.Talk;

/// <summary>The Markdown pipeline of comments: as safe as that of pages, with less in it.</summary>
internal static class CommentMarkdown
{
    /// <summary>Immutable and safe for use by many threads.</summary>
    public static MarkdownPipeline Pipeline { get; } = Build();

    // No tables, sources or headings: many comments stand on one page, whose ids and outline are its own.
    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder()
            .UseEmphasisExtras(EmphasisExtraOptions.Strikethrough)
            .UseSoftlineBreakAsHardlineBreak()                                      // as typed in a small field
            .DisableHeadings()
            .DisableHtml();
        builder.InlineParsers.Insert(0, new MentionParser());
        return WikiMarkdown.BuildWithLinks(builder);
    }
}

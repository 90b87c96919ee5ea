using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;
using Wiki.Web.Talk;

namespace Wiki.Web.Pages.Shared.Talk;

/// <summary>A thread on a page.</summary>
/// <param name="Thread">The thread.</param>
/// <param name="Rights">What the reader may do.</param>
public sealed record ThreadBox(ThreadView Thread, TalkRights Rights)
{
    /// <summary>The level of its heading, 2 or 3; null beneath its own line, where it needs none.</summary>
    public int? Level { get; init; } = 2;

    /// <summary>Whether it is the page of the thread, with all its comments and the form.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The page to come back to from a form; null for the page of the thread.</summary>
    public string? Return { get; init; }

    /// <summary>The address of the form of a reply.</summary>
    public string ReplyAddress =>
        Addresses.Reply(Thread.Slug, Thread.Thread.Id, Return);

    /// <summary>Where the line or the cell is to be seen now, or was when the thread was begun.</summary>
    public string PlaceAddress => Thread.IsOutdated
        ? Addresses.Revision(Thread.Slug, Thread.Thread.Number, Thread.Thread.Line)
        : Addresses.Revision(Thread.Slug, Thread.Shown, Thread.Place);

    /// <summary>How many comments there are, in words.</summary>
    public string Count => Format.Count(Thread.Count, "comment");
}

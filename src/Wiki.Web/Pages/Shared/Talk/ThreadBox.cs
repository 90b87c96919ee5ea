using Wiki.Core.Talk;
using Wiki.Text.Links;
using Wiki.Web.Pages.Shared.Layout;

namespace Wiki.Web.Pages.Shared.Talk;

/// <summary>A topic on a page, drawn by <c>_Thread</c>.</summary>
/// <param name="Thread">The topic.</param>
/// <param name="Rights">The rights of the account, or those of a visitor.</param>
public sealed record ThreadBox(ThreadView Thread, TalkRights Rights)
{
    /// <summary>The level of its heading, 2 or 3; null below its own line, where it needs none.</summary>
    public int? Level { get; init; } = 2;

    /// <summary>Whether the page is the topic's own, with all comments and the form.</summary>
    public bool IsWhole { get; init; }

    /// <summary>The page to which its forms lead back; null for the topic's own page.</summary>
    public string? Return { get; init; }

    /// <summary>Whether somebody resolved it.</summary>
    public bool IsResolved => Thread.Thread.ResolvedAt is not null;

    /// <summary>Whether it has a heading. On its own page the heading of the page is enough.</summary>
    public bool HasHeading => Level is not null && !IsWhole;

    /// <summary>The address of the form for a reply.</summary>
    public string ReplyAddress => Addresses.Reply(Thread.Slug, Thread.Thread.Id, Return);

    /// <summary>The address of the line or cell as it is now; as it was at first for an outdated topic.</summary>
    public string PlaceAddress => Thread.IsOutdated
        ? Addresses.Revision(Thread.Slug, Thread.Thread.Number, Thread.Thread.Line)
        : Addresses.Revision(Thread.Slug, Thread.Shown, Thread.Place);

    /// <summary>The words of the link to that address.</summary>
    public string Place => Thread switch
    {
        { IsOutdated: true } => $"revision {Thread.Thread.Number}",
        { Thread.Anchor: ThreadAnchor.Cell } => $"line {Thread.Place}",
        _ => $"in revision {Thread.Shown}",
    };

    /// <summary>How many comments it has, in words.</summary>
    public string Count => Format.Count(Thread.Count, "comment");

    /// <summary>The comments that the page shows; null stands for those that it leaves out.</summary>
    public IEnumerable<CommentView?> Comments => IsWhole ? Thread.Comments : Thread.WithGap;

    /// <summary>How many comments the page leaves out, in words.</summary>
    public string Gap => $"{Thread.Count - Thread.Comments.Count} more in between";

    /// <summary>The words on the button that resolves it or opens it again.</summary>
    public string Resolve => IsResolved ? "Reopen" : "Resolve";
}

using System.Diagnostics;
using Wiki.Core.Articles;
using Wiki.Text.Links;

namespace Wiki.Core.Notifications;

/// <summary>A notification with the names that its sentence needs.</summary>
/// <param name="Notification">The notification.</param>
/// <param name="Slug">The article's address.</param>
/// <param name="Title">The title that whoever is told knows: the published one, if there is one.</param>
/// <param name="Actor">Who did it; null for the wiki itself.</param>
public sealed record NotificationView(Notification Notification, string Slug, string Title, string? Actor)
{
    /// <summary>What happened, in a sentence without its full stop.</summary>
    public string Sentence
    {
        get
        {
            var actor = Actor ?? Revision.ShippedBy;
            var yours = $"your {(Notification.Changes > 1 ? $"{Notification.Changes} changes" : "change")} of {Title}";
            return Notification.Kind switch
            {
                NotificationKind.Changed when Notification.Changes > 1 =>
                    $"{Title} changed {Notification.Changes} times, the last time by {actor}",
                NotificationKind.Changed => $"{actor} changed {Title}",
                NotificationKind.Published when Notification.Changes > 1 =>
                    $"{Notification.Changes} waiting changes of {Title} were approved",
                NotificationKind.Published => $"A waiting change of {Title} was approved",
                NotificationKind.Waiting when Notification.Changes > 1 =>
                    $"{Notification.Changes} changes of {Title} wait for review",
                NotificationKind.Waiting => $"A change of {Title} by {actor} waits for review",
                NotificationKind.Discussed when Notification.Changes > 1 =>
                    $"{Notification.Changes} comments on {Title}, the last by {actor}",
                NotificationKind.Discussed => $"{actor} commented on {Title}",
                NotificationKind.Mentioned => $"{actor} mentioned you in a comment on {Title}",
                NotificationKind.Replied => $"{actor} replied in a topic about {Title}",
                NotificationKind.Approved => $"{actor} approved {yours}",
                NotificationKind.Rejected => $"{actor} rejected {yours}",
                NotificationKind.ChangesAsked => $"{actor} asked for changes to {yours}",
                _ => throw new UnreachableException("A notification has no sentence."),
            };
        }
    }

    /// <summary>Where it leads: to the comment, to the waiting changes, or to the changes.</summary>
    public string Address => Notification switch
    {
        { Kind: NotificationKind.Waiting } => Addresses.ReviewArticle(Slug),
        { Kind: NotificationKind.Discussed, Changes: > 1 } => Addresses.Talk(Slug),
        { CommentId: { } comment } => Addresses.Comment(Slug, comment),
        _ => Addresses.Change(Slug, Notification.FromNumber, Notification.ToNumber),
    };
}

using Wiki.Core.Changes;
using Wiki.Core.Comparing;
using Wiki.Core.Feeds;
using Wiki.Core.Mail;
using Wiki.Core.Notifications;
using Wiki.Core.Site;

namespace Wiki.Web.Start;

/// <summary>Registers the services that keep people informed of changes.</summary>
public static class NotificationServices
{
    /// <summary>Adds the watchlist, notifications, mails, feeds and lists of changes.</summary>
    public static void AddNotifications(this IServiceCollection services)
    {
        services.AddSingleton<SiteAddress>();
        services.AddSingleton<MailSetup>();
        services.AddSingleton<MailDelivery>();
        services.AddSingleton<Unsubscribing>();
        services.AddSingleton<ChangeReports.Memory>();
        services.AddScoped<ChangeReports>();
        services.AddScoped<Notifier>();
        services.AddScoped<WatchList>();
        services.AddScoped<NotificationList>();
        services.AddScoped<FollowingStore>();
        services.AddScoped<EmailConfirmation>();
        services.AddScoped<MailWriter>();
        services.AddScoped<DueMails>();
        services.AddScoped<RecentChanges>();
        services.AddScoped<FeedReader>();
        services.AddHostedService<MailSender>();
    }
}

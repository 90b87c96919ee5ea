namespace Wiki.Text.Links;

// People: their account, what they follow, and what administrators do.
public static partial class Addresses
{
    /// <summary>The account of whoever is signed in.</summary>
    public const string Account = "/account";

    /// <summary>The form that signs out.</summary>
    public const string SignOut = "/account/sign-out";

    /// <summary>What somebody typed and has not saved.</summary>
    public const string Drafts = "/account/drafts";

    /// <summary>What somebody is told, and how.</summary>
    public const string Following = "/account/following";

    /// <summary>The mail that waits, and what could not be sent.</summary>
    public const string Mail = "/admin/mail";

    /// <summary>Whose changes need a reviewer, in the whole wiki.</summary>
    public const string Publishing = "/admin/publishing";

    /// <summary>What administrators hid of revisions.</summary>
    /// <param name="before">The key of the last line of the page before.</param>
    public static string Hidings(string? before = null) => "/admin/hidings" + new QueryText().Add("before", before);

    /// <summary>The form that signs in.</summary>
    /// <param name="back">The address to go back to afterwards.</param>
    public static string SignIn(string? back = null) => "/account/sign-in" + new QueryText().Add("return", back);

    /// <summary>The form that makes an account.</summary>
    /// <param name="back">The address to go back to afterwards.</param>
    public static string Register(string? back = null) => "/account/register" + new QueryText().Add("return", back);

    /// <summary>The form that sets a new password.</summary>
    /// <param name="account">The number of the account.</param>
    /// <param name="token">The secret that allows it.</param>
    public static string Reset(long account, string token) =>
        "/account/reset" + new QueryText().Add("account", account).Add("token", token);

    /// <summary>The form that confirms a mail address.</summary>
    /// <param name="account">The number of the account.</param>
    /// <param name="token">The secret that proves it.</param>
    public static string ConfirmEmail(long account, string token) =>
        "/account/confirm-email" + new QueryText().Add("account", account).Add("token", token);

    /// <summary>The form that ends all mail, for whoever has its key.</summary>
    /// <param name="key">The key of the account.</param>
    public static string Unsubscribe(string key) => "/account/unsubscribe" + new QueryText().Add("key", key);

    /// <summary>What somebody was told.</summary>
    /// <param name="before">The key of the last notification of the page before.</param>
    public static string Notifications(string? before = null) =>
        "/account/notifications" + new QueryText().Add("before", before);

    /// <summary>What somebody watches.</summary>
    /// <param name="unread">Whether only what changed since it was seen is shown.</param>
    /// <param name="before">The key of the last article of the page before.</param>
    public static string Watchlist(bool unread = false, string? before = null) =>
        "/account/watchlist" + new QueryText().Add("unread", unread ? "1" : null).Add("before", before);

    /// <summary>The changes of what somebody watches, as a feed for whoever has its address.</summary>
    /// <param name="token">The secret in the address.</param>
    public static string WatchlistFeed(string? token = null) => "/account/watchlist.atom" + new QueryText().Add("token", token);

    /// <summary>The accounts, for administrators.</summary>
    /// <param name="query">What their names contain.</param>
    /// <param name="after">The last name of the page before.</param>
    public static string Accounts(string? query = null, string? after = null) =>
        "/admin/accounts" + new QueryText().Add("q", query).Add("after", after);

    /// <summary>One account, for administrators.</summary>
    /// <param name="id">The number of the account.</param>
    public static string AccountOf(long id) => $"/admin/accounts/{id}";
}

using System.Globalization;
using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Npgsql;
using Wiki.Core.Accounts;
using Wiki.Core.Articles;
using Wiki.Core.Authors;
using Wiki.Core.Comparing;
using Wiki.Core.Data;
using Wiki.Core.Data.Postgres;
using Wiki.Core.Derived;
using Wiki.Core.Derived.Rows;
using Wiki.Core.Discovery;
using Wiki.Core.Drafts;
using Wiki.Core.Facts;
using Wiki.Core.Feeds;
using Wiki.Core.Files;
using Wiki.Core.Files.Blobs;
using Wiki.Core.Files.Imaging;
using Wiki.Core.Http;
using Wiki.Core.Predictions;
using Wiki.Core.Rendering;
using Wiki.Core.Reports;
using Wiki.Core.Reviews;
using Wiki.Core.Saving;
using Wiki.Core.Search;
using Wiki.Core.Seed;
using Wiki.Core.Site;
using Wiki.Core.Talk;
using Wiki.Core.Timelines;
using Wiki.Core.Visits;
using Wiki.Text.Links;
using Wiki.Web.Pages.Filters;
using Wiki.Web.Pages.Shared.Editing;
using Wiki.Web.Pages.Shared.Previews;

namespace Wiki.Web.Start;

/// <summary>Puts the application together. The program, the tests and the load command all start it here.</summary>
public static class WikiApp
{
    /// <summary>The address of the wiki when none is set.</summary>
    public const string DefaultAddress = "http://localhost:5080";

    /// <summary>
    /// Makes a builder that reads the settings: the program's own file, the environment, the command line.
    /// </summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        // The same dates and numbers on every machine.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            // The pages are in this assembly, even when another program starts it.
            ApplicationName = typeof(WikiApp).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
            WebRootPath = SiteFolders.WebRoot,
        });
        // The default is not in the program's own file, because that would win over ASPNETCORE_URLS.
        var set = builder.Configuration;
        if (set["urls"] + set["http_ports"] + set["https_ports"] is "")
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        return builder;
    }

    /// <summary>Builds the application with all its services.</summary>
    /// <param name="builder">The builder from <see cref="CreateBuilder"/>.</param>
    /// <param name="settings">The settings.</param>
    /// <param name="database">The database.</param>
    /// <param name="replace">
    /// Replaces services at the end: a test's clock, a cheaper password hash; null for none.
    /// </param>
    public static WebApplication Build(
        WebApplicationBuilder builder, SiteSettings settings, DatabaseSettings database,
        Action<IServiceCollection>? replace = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(database);
        builder.Host.UseDefaultServiceProvider(provider => (provider.ValidateOnBuild, provider.ValidateScopes) = (true, true));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = HttpLimits.RequestBytes;
        });
        AddData(builder.Services, database);
        AddAccounts(builder.Services);
        AddArticles(builder.Services);
        AddPages(builder.Services, settings.Wiki);
        // This service would read the keys before there is a schema. Without it, the first form or session reads them.
        builder.Services.Remove(builder.Services.Single(it => it.ImplementationType?.Name == "DataProtectionHostedService"));
        replace?.Invoke(builder.Services);
        var app = builder.Build();
        Use(app);
        return app;
    }

    private static void AddData(IServiceCollection services, DatabaseSettings database)
    {
        services.AddSingleton(database);
        services.AddSingleton(_ => NpgsqlDataSource.Create(database.ConnectionString));
        services.AddDbContextPool<WikiDb>((provider, options) => options
            .UseNpgsql(provider.GetRequiredService<NpgsqlDataSource>())
            .UseSnakeCaseNamingConvention());
        services.AddDataProtection().SetApplicationName("wiki").PersistKeysToDbContext<WikiDb>();
        if (database.Private is { } postgres)
        {
            services.AddSingleton(postgres);
            services.AddHostedService<PostgresWatch>();
        }
    }

    private static void AddAccounts(IServiceCollection services)
    {
        services.AddIdentity<Account, IdentityRole<long>>(identity =>
        {
            identity.User.AllowedUserNameCharacters = AccountName.Characters;
            identity.Password.RequiredLength = 10;
            identity.Password.RequiredUniqueChars = 4;
            // Length protects; rules about kinds of characters only make passwords predictable (NIST SP 800-63B,
            // 3.1.1).
            identity.Password.RequireDigit = identity.Password.RequireLowercase = false;
            identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
            identity.Lockout.MaxFailedAccessAttempts = 5;
            identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
        }).AddEntityFrameworkStores<WikiDb>().AddDefaultTokenProviders()
            .AddErrorDescriber<PlainErrors>().AddPasswordValidator<PasswordRules>();
        // The number that OWASP's password storage cheat sheet gives for PBKDF2 with HMAC-SHA512.
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        services.Configure<DataProtectionTokenProviderOptions>(link => link.TokenLifespan = TimeSpan.FromHours(1));
        services.Replace(ServiceDescriptor.Scoped<ISecurityStampValidator, SessionCheck>());
        services.AddScoped<PasswordSignIn>();
        services.AddSingleton<AttemptLimiter>();
        services.AddScoped<SaveObstacle>();
        services.AddScoped<Registration>();
        services.AddScoped<Administration>();
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = VisitorCookies.Session;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.LoginPath = Addresses.SignIn();
            cookie.LogoutPath = Addresses.SignOut;
            cookie.Events.OnRedirectToLogin = AccessAnswers.AskToSignInAsync;
            cookie.Events.OnRedirectToAccessDenied = AccessAnswers.RefuseAsync;
            // The page that signs in leads back itself: only it knows that the address is of this site, and ASCII.
            cookie.Events.OnRedirectToReturnUrl = _ => Task.CompletedTask;
            cookie.ReturnUrlParameter = "return";
            cookie.ExpireTimeSpan = TimeSpan.FromDays(14);
            cookie.SlidingExpiration = true;
        });
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Edit, policy => policy.RequireRole(Roles.Editing))
            .AddPolicy(Policies.Review, policy => policy.RequireRole(Roles.Reviewing))
            .AddPolicy(Policies.Administer, policy => policy.RequireRole(Roles.Administering));
    }

    private static void AddArticles(IServiceCollection services)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddSingleton<RenderedArticles>();
        services.AddSingleton<SeenPreviews>();
        services.AddSingleton<VisitorPages>();
        services.AddSingleton<CacheInvalidation>();
        services.AddScoped<ArticleReader>();
        services.AddScoped<ArticleLists>();
        services.AddScoped<PageTemplates>();
        services.AddScoped<LinkReports>();
        services.AddScoped<NearPages>();
        services.AddScoped<LinkHints>();
        services.AddSingleton<SiteAddresses>();
        services.AddScoped<DraftStore>();
        services.AddScoped<RevisionLog>();
        services.AddScoped<ArticleWriter>();
        services.AddScoped<ArticleMoves>();
        services.AddScoped<ArticleDeletions>();
        services.AddScoped<DeletionReader>();
        services.AddScoped<Hidings>();
        services.AddScoped<UnreadPages>();
        services.AddScoped<MovedLinkWriter>();
        services.AddScoped<CellWriter>();
        services.AddScoped<PublishFirstSave>();
        services.AddScoped<Publishing>();
        services.AddScoped<PublishingRules>();
        services.AddScoped<ReviewRows>();
        services.AddScoped<ReviewWriter>();
        services.AddScoped<ReviewBacklog>();
        services.AddScoped<RevisionMarks>();
        services.AddScoped<RangeReader>();
        services.AddScoped<OwnChanges>();
        services.AddScoped<Protection>();
        services.AddScoped<Includes>();
        services.AddScoped<GlossaryReader>();
        services.AddScoped<Comparisons>();
        services.AddScoped<LastVisits>();
        services.AddScoped<ArticleSearch>();
        services.AddScoped<EditorWords>();
        services.AddScoped<SystemCards>();
        services.AddScoped<EventReader>();
        services.AddScoped<Ledger>();
        services.AddScoped<DerivedRows>();
        services.AddScoped<FactRowStore>();
        services.AddScoped<AuthorshipRows>();
        services.AddScoped<HistoryGraphs>();
        services.AddScoped<AuthorReader>();
        services.AddScoped<FactReader>();
        services.AddScoped<CellStories>();
        services.AddScoped<FactBoxes>();
        services.AddScoped<ReportReader>();
        services.AddScoped<ShippedArticles>();
        services.AddSingleton<CarriedTexts>();
        services.AddScoped<ThreadPlaces>();
        services.AddScoped<TalkReader>();
        services.AddScoped<CommentWriter>();
        services.AddSingleton<FilePreparation>();
        services.AddSingleton<UploadLimits>();
        services.AddScoped<BlobStore>();
        services.AddScoped<FileReader>();
        services.AddScoped<FileWriter>();
        services.AddNotifications();
    }

    private static void AddPages(IServiceCollection services, WikiOptions options)
    {
        services.AddSingleton(Options.Create(options));
        services.AddSingleton(new SetupLink(options.DataFolder));
        services.AddSingleton<SiteState>();
        services.AddSingleton<AssetVersions>();
        services.AddSingleton<Pictures>();
        services.AddSingleton<StructuredData>();
        services.AddScoped<Sitemap>();
        services.AddHostedService<CacheInvalidationListener>();
        services.AddHostedService<SiteStart>();
        if (options.StopWithParent)
        {
            services.AddHostedService<StopWithParent>();
        }

        services.Configure<RouteOptions>(routing => routing.LowercaseUrls = true);
        services.Configure<FormOptions>(form => (form.ValueLengthLimit, form.BufferBodyLengthLimit, form.MultipartBodyLengthLimit)
            = ((int)HttpLimits.RequestBytes, HttpLimits.RequestBytes, HttpLimits.RequestBytes));
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "wiki.form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.Configure<CookieTempDataProviderOptions>(notice =>
        {
            notice.Cookie.Name = "wiki.notice";
            notice.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages(pages =>
        {
            // The same pages as data.
            pages.Conventions.AddPageRoute("/Articles/Show", "/wiki/{name}.{format:regex(^(csv|json|md)$)}");
            pages.Conventions.AddPageRoute("/Articles/Cite", "/wiki/{slug}/cite.{style:regex(^(bib|json)$)}");
            pages.Conventions.AddPageRoute("/Articles/Matrix", "/wiki/{name}/matrix/{id}.{format:regex(^(csv|json)$)}");
            pages.Conventions.AddPageRoute("/Facts/Timeline", "/timeline.{format:regex(^(csv|json)$)}");
            pages.Conventions.AddPageRoute("/Facts/Predictions", "/predictions.{format:regex(^(csv|json)$)}");
            pages.Conventions.AddPageRoute("/Facts/Compare", "/compare.{format:regex(^(csv|json)$)}");
            pages.Conventions.AddPageRoute("/Facts/Report", "/reports/{name}.{format:regex(^csv$)}");
        }).AddMvcOptions(mvc =>
        {
            mvc.Filters.Add<MethodNotTaken>();
            mvc.Filters.Add<SeenFilter>();
            mvc.ModelMetadataDetailsProviders.Add(new EmptyInLists());
        });
        services.AddResponseCompression(compression =>
        {
            // The tokens of forms are masked differently in every answer, so compression does not give them away.
            compression.EnableForHttps = true;
            compression.Providers.Add<BrotliCompressionProvider>();
            compression.Providers.Add<GzipCompressionProvider>();
            compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml", "application/atom+xml",
                SearchDescription.MediaType, WebManifest.MediaType];
        });
        services.Configure<BrotliCompressionProviderOptions>(brotli => brotli.Level = CompressionLevel.Fastest);
        services.AddHealthChecks().AddCheck<ReadyCheck>("ready", tags: ["ready"]);
        services.AddVisitorLimits();
    }

    private static void Use(WebApplication app)
    {
        app.UseExceptionHandler(new ExceptionHandlerOptions
        {
            ExceptionHandlingPath = Addresses.Error(500), AllowStatusCode404Response = true,
        });
        app.UseMiddleware<SecurityHeaders>();
        // No page is cached before the site is open, so this may come before the check that it is open.
        app.UseMiddleware<VisitorPageAnswers>();
        app.UseMiddleware<DatabaseDown>();
        app.UseAssets();
        // Outside the cache, which compresses each cached page once, when it is stored.
        app.UseResponseCompression();
        app.UseMiddleware<VisitorPageMiddleware>();
        app.UseStatusCodePagesWithReExecute("/error/{0}");
        app.UseMiddleware<NulInAddress>();
        app.UseRouting();
        app.UseAuthentication();
        // After authentication: a cookie that only looks like a session must not lift a limit.
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseMiddleware<DeletedPageAnswer>();
        app.UseMiddleware<FormerAddressRedirect>();
        app.MapHealthChecks(Addresses.Alive, new() { Predicate = _ => false });
        app.MapHealthChecks(Addresses.Ready, new() { Predicate = check => check.Tags.Contains("ready") });
        app.MapTheme();
        app.MapFeeds();
        app.MapDiscovery();
        app.MapFiles();
        app.MapRazorPages();
    }
}

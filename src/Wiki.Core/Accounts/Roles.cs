namespace Wiki.Core.Accounts;

/// <summary>What accounts may do. A schema step writes the rows of the table <c>roles</c>.</summary>
public static class Roles
{
    /// <summary>May create and edit pages; every new account has it.</summary>
    public const string Editor = "Editor";

    /// <summary>May decide what readers see.</summary>
    public const string Reviewer = "Reviewer";

    /// <summary>May give and take roles.</summary>
    public const string Administrator = "Administrator";

    /// <summary>All of them, least power first.</summary>
    public static readonly IReadOnlyList<string> All = [Editor, Reviewer, Administrator];

    /// <summary>The roles that may create and edit articles.</summary>
    public static readonly IReadOnlyList<string> Editing = All;

    /// <summary>The roles that may decide what readers see.</summary>
    public static readonly IReadOnlyList<string> Reviewing = [Reviewer, Administrator];

    /// <summary>The roles that may give and take roles.</summary>
    public static readonly IReadOnlyList<string> Administering = [Administrator];
}

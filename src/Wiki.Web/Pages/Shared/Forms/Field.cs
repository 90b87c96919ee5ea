namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>One labelled line of a form, drawn by <c>_Field</c> with its hint and its problem.</summary>
/// <param name="Name">The name with which it is sent; also its id, to which the list of problems links.</param>
/// <param name="Label">The label that people read.</param>
public sealed record Field(string Name, string Label)
{
    /// <summary>The type of the input; a password is never sent back.</summary>
    public string Type { get; init; } = "text";

    /// <summary>The text that was typed before.</summary>
    public string? Value { get; init; }

    /// <summary>A sentence that helps before anything is typed.</summary>
    public string? Hint { get; init; }

    /// <summary>What a browser or a password manager may fill in.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>Whether it may be left empty.</summary>
    public bool Optional { get; init; }

    /// <summary>The least number of characters, or null.</summary>
    public int? MinimumLength { get; init; }

    /// <summary>The largest number of characters, or null.</summary>
    public int? MaximumLength { get; init; }
}

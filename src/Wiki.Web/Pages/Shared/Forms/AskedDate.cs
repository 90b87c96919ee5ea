using Wiki.Text.Blocks.Points;

namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>A date from an address or a form.</summary>
/// <param name="Typed">
/// The date in its one form, so that all addresses of one view are alike; the typed text when it is no date; empty for
/// none.
/// </param>
/// <param name="Date">The date it means; null when nothing was typed or it was not understood.</param>
public sealed record AskedDate(string Typed, DatePoint? Date)
{
    // The word for no date; an empty field means the same.
    private const string Today = "today";

    private const int MaximumLength = 40;

    /// <summary>Whether the typed text is no date.</summary>
    public bool IsWrong => Typed.Length > 0 && Date is null;

    /// <summary>The sentence that says so.</summary>
    public string Problem => $"“{Typed}” is not a date that this wiki understands. {TypedDate.Advice}";

    /// <summary>Reads the typed text.</summary>
    public static AskedDate Read(string? typed)
    {
        typed = typed?.Trim() ?? "";
        typed = typed.Length > MaximumLength ? typed[..MaximumLength] : typed;
        typed = typed.Equals(Today, StringComparison.OrdinalIgnoreCase) ? "" : typed;
        return TypedDate.TryRead(typed, out var date) ? new AskedDate(date.Text, date) : new AskedDate(typed, null);
    }
}

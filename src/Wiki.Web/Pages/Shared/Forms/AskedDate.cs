using Wiki.Text.Blocks.Points;

namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>A date from an address or a form. The text is kept as typed, understood or not.</summary>
/// <param name="Typed">The typed text, without white space around it; empty for none.</param>
/// <param name="Date">The date it means; null when nothing was typed or it was not understood.</param>
public sealed record AskedDate(string Typed, DatePoint? Date)
{
    private const int MaximumLength = 40;

    /// <summary>Whether the typed text is no date.</summary>
    public bool IsWrong => Typed.Length > 0 && Date is null;

    /// <summary>The sentence that says so.</summary>
    public string Problem => $"“{Typed}” is not a date that this wiki understands. Write 2007, 2007-01 or 2007-01-18.";

    /// <summary>Reads the typed text.</summary>
    public static AskedDate Read(string? typed)
    {
        typed = typed?.Trim() ?? "";
        typed = typed.Length > MaximumLength ? typed[..MaximumLength] : typed;
        return new AskedDate(typed, DatePoint.TryRead(typed, out var date) ? date : null);
    }
}

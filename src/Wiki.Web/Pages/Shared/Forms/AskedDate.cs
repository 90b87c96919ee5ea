using Wiki.Text.Blocks.Points;

namespace Wiki.Web.Pages.Shared.Forms;

/// <summary>A date in an address or a form: kept as typed, understood or not.</summary>
/// <param name="Typed">What was typed, without blanks around it; empty for none.</param>
/// <param name="Date">What it means; null when there is none or it was not understood.</param>
public sealed record AskedDate(string Typed, DatePoint? Date)
{
    private const int MaximumLength = 40;

    /// <summary>Something was typed that is no date.</summary>
    public bool IsWrong => Typed.Length > 0 && Date is null;

    /// <summary>What to say about it.</summary>
    public string Problem => $"“{Typed}” is not a date this page understands; write 2007, 2007-01 or 2007-01-18.";

    /// <summary>Reads what was typed.</summary>
    public static AskedDate Read(string? typed)
    {
        typed = typed?.Trim() ?? "";
        typed = typed.Length > MaximumLength ? typed[..MaximumLength] : typed;
        return new AskedDate(typed, DatePoint.TryRead(typed, out var date) ? date : null);
    }
}

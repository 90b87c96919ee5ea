using System.Globalization;
using System.Text;

namespace Wiki.Benchmarks.Load;

/// <summary>The requests that one connection sends, one after the other.</summary>
internal abstract class Exchanges
{
    /// <summary>The next request, whole.</summary>
    public abstract ReadOnlyMemory<byte> Next();

    /// <summary>Hears that the request was answered as it must be.</summary>
    public virtual void Succeeded()
    {
    }
}

/// <summary>The same request again and again.</summary>
internal sealed class SameRequest(byte[] request) : Exchanges
{
    public override ReadOnlyMemory<byte> Next() => request;
}

/// <summary>Saves of one article, each changing the text and building on the one before.</summary>
internal sealed class Saves(SavingForm form) : Exchanges
{
    private int _base = form.BaseNumber;

    public override ReadOnlyMemory<byte> Next()
    {
        var number = _base.ToString(CultureInfo.InvariantCulture);
        var body = form.BeforeNumber + number + form.BeforeChange + number + form.End;
        return Encoding.ASCII.GetBytes($"{form.Head}{body.Length}\r\n\r\n{body}");
    }

    public override void Succeeded() => _base++;
}

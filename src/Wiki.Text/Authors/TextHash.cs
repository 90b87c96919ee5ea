using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Wiki.Text.Authors;

/// <summary>
/// Recognizes a text, or a piece of one, that is not kept itself. The hash is the same on every machine.
/// </summary>
internal static class TextHash
{
    // The first 64 bits are enough: among some thousand pieces, two never have the same hash by chance.
    public static ulong Of(ReadOnlySpan<char> text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text), hash);
        return BinaryPrimitives.ReadUInt64LittleEndian(hash);
    }
}

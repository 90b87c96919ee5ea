using System.Buffers.Binary;
using System.Collections.Immutable;

namespace Wiki.Text.Authors;

/// <summary>
/// The stored form of an <see cref="Authorship"/> without its text: a version, then numbers with seven bits in each
/// byte, and hashes of eight bytes, or of four for words.
/// </summary>
internal static class AuthorshipBytes
{
    private const byte Version = 2;

    public static byte[] Write(Authorship authorship)
    {
        var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        writer.Write(Version);
        writer.Write7BitEncodedInt(authorship.Number);
        writer.Write(TextHash.Of(authorship.Text));
        WriteRuns(writer, authorship.Runs);
        writer.Write7BitEncodedInt(authorship.Removed.Pieces.Length);
        foreach (var piece in authorship.Removed.Pieces)
        {
            writer.Write(piece.Hash);
            WriteRuns(writer, piece.Runs);
            WriteWords(writer, piece.Lost);
        }

        writer.Write7BitEncodedInt(authorship.Earlier.Texts.Length);
        foreach (var text in authorship.Earlier.Texts)
        {
            writer.Write(text.Hash);
            writer.Write7BitEncodedInt(text.Before);
            WriteRuns(writer, text.Middle);
            writer.Write7BitEncodedInt(text.After);
        }

        return bytes.ToArray();
    }

    public static Authorship Read(ReadOnlySpan<byte> bytes, string text)
    {
        var reader = new Reader(bytes);
        var version = reader.Byte();
        if (version != Version)
        {
            throw new FormatException($"The authorship has version {version}, not {Version}.");
        }

        var number = reader.Number();
        var hash = reader.Hash();
        var runs = reader.Runs();
        if (hash != TextHash.Of(text) || Origins.Length(runs) != text.Length)
        {
            throw new FormatException("The authorship belongs to another text.");
        }

        var pieces = ImmutableArray.CreateBuilder<RemovedPiece>();
        for (var left = reader.Number(); left > 0; left--)
        {
            pieces.Add(new RemovedPiece(reader.Hash(), reader.Runs(), reader.Words()));
        }

        var texts = ImmutableArray.CreateBuilder<EarlierText>();
        for (var left = reader.Number(); left > 0; left--)
        {
            texts.Add(new EarlierText(reader.Hash(), reader.Number(), reader.Runs(), reader.Number()));
        }

        reader.End();
        return new Authorship(
            text, number, runs, new RemovedPieces(pieces.ToImmutable()), new EarlierTexts(texts.ToImmutable()));
    }

    private static void WriteRuns(BinaryWriter writer, ImmutableArray<OriginRun> runs)
    {
        writer.Write7BitEncodedInt(runs.Length);
        foreach (var run in runs)
        {
            writer.Write7BitEncodedInt(run.Length);
            writer.Write7BitEncodedInt(run.Number);
        }
    }

    private static void WriteWords(BinaryWriter writer, LostWords? lost)
    {
        writer.Write7BitEncodedInt(lost?.Words.Length ?? 0);
        if (lost is not null)
        {
            foreach (var word in lost.Words)
            {
                writer.Write(word);
            }

            WriteRuns(writer, lost.Runs);
        }
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private ReadOnlySpan<byte> _left = bytes;

        public byte Byte() => Take(1)[0];

        public ulong Hash() => BinaryPrimitives.ReadUInt64LittleEndian(Take(sizeof(ulong)));

        public int Number()
        {
            var number = 0L;
            for (var shift = 0; shift < 35; shift += 7)
            {
                var part = Byte();
                number |= (long)(part & 0x7F) << shift;
                if (part < 0x80)
                {
                    return number <= int.MaxValue ? (int)number : throw Damaged();
                }
            }

            throw Damaged();
        }

        public ImmutableArray<OriginRun> Runs()
        {
            var runs = ImmutableArray.CreateBuilder<OriginRun>();
            for (var left = Number(); left > 0; left--)
            {
                runs.Add(new OriginRun(Number(), Number()));
            }

            return runs.ToImmutable();
        }

        public LostWords? Words()
        {
            var left = Number();
            if (left == 0)
            {
                return null;
            }

            var words = ImmutableArray.CreateBuilder<uint>();
            for (; left > 0; left--)
            {
                words.Add(BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint))));
            }

            var runs = Runs();
            return Origins.Length(runs) == words.Count ? new LostWords(words.ToImmutable(), runs) : throw Damaged();
        }

        public readonly void End()
        {
            if (!_left.IsEmpty)
            {
                throw Damaged();
            }
        }

        private ReadOnlySpan<byte> Take(int count)
        {
            var taken = _left.Length < count ? throw Damaged() : _left[..count];
            _left = _left[count..];
            return taken;
        }

        private static FormatException Damaged() => new("The authorship is damaged.");
    }
}

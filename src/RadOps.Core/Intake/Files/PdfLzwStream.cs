namespace RadOps.Core.Intake.Files;

/// <summary>Undoes LZWDecode (ISO 32000-1, 7.4.4).</summary>
/// <param name="packed">Codes of 9–12 bits, the highest bit first.</param>
/// <param name="isEarly">Whether codes grow one code before they must, as they do unless the file says otherwise.</param>
internal sealed class PdfLzwStream(Stream packed, bool isEarly) : ReadOnlyStream
{
    private const int Clear = 256;
    private const int End = 257;
    private const int MostCodes = 4096;

    private readonly byte[] one = new byte[1];
    private readonly short[] prefixes = new short[MostCodes];
    private readonly byte[] suffixes = new byte[MostCodes];
    private readonly byte[] text = new byte[MostCodes];
    private int textAt = MostCodes;
    private int next = End + 1;
    private int size = 9;
    private int previous = -1;
    private int buffered;
    private int bits;
    private bool isOver;

    public override int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            if (textAt == MostCodes && !Decode()) break;
            var part = Math.Min(buffer.Length - count, MostCodes - textAt);
            text.AsSpan(textAt, part).CopyTo(buffer[count..]);
            textAt += part;
            count += part;
        }

        return count;
    }

    private bool Decode()
    {
        while (!isOver)
        {
            var code = Code();
            if (code is < 0 or End)
            {
                isOver = true;
                return false;
            }

            if (code == Clear)
            {
                (next, size, previous) = (End + 1, 9, -1);
                continue;
            }

            if (code > next || (previous < 0 && code > 255) || code >= MostCodes) throw new InvalidDataException();
            if (previous >= 0 && next < MostCodes)
            {
                prefixes[next] = (short)previous;
                // A code that is only now being made is its prefix and that prefix's first byte.
                suffixes[next] = First(code == next ? previous : code);
                next++;
            }

            Write(code);
            previous = code;
            if (next + (isEarly ? 1 : 0) >= 1 << size && size < 12) size++;
            return true;
        }

        return false;
    }

    private void Write(int code)
    {
        textAt = MostCodes;
        for (; code > End; code = prefixes[code]) text[--textAt] = suffixes[code];
        text[--textAt] = (byte)code;
    }

    private byte First(int code)
    {
        while (code > End) code = prefixes[code];
        return (byte)code;
    }

    private int Code()
    {
        while (bits < size)
        {
            if (packed.Read(one, 0, 1) == 0) return -1;
            buffered = (buffered << 8) | one[0];
            bits += 8;
        }

        bits -= size;
        return (buffered >> bits) & ((1 << size) - 1);
    }
}

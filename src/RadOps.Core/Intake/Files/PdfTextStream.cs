namespace RadOps.Core.Intake.Files;

/// <summary>Undoes ASCIIHexDecode and ASCII85Decode (ISO 32000-1, 7.4.2–7.4.3).</summary>
/// <param name="packed">What is written in letters.</param>
/// <param name="isHexadecimal">Two letters a byte; otherwise five for four.</param>
internal sealed class PdfTextStream(Stream packed, bool isHexadecimal) : ReadOnlyStream
{
    private readonly byte[] one = new byte[1];
    private readonly byte[] group = new byte[4];
    private int ready;
    private int taken;
    private bool isOver;

    public override int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            if (taken == ready && !Fill()) break;
            buffer[count++] = group[taken++];
        }

        return count;
    }

    private bool Fill()
    {
        taken = 0;
        ready = isOver ? 0 : isHexadecimal ? FillHexadecimal() : FillGroup();
        return ready > 0;
    }

    private int FillHexadecimal()
    {
        var high = Digit();
        if (high < 0) return 0;
        var low = Digit();
        group[0] = (byte)((high << 4) | Math.Max(0, low));
        return 1;
    }

    private int Digit()
    {
        var next = NextLetter();
        if (next < 0 || next == '>')
        {
            isOver = true;
            return -1;
        }

        return char.IsAsciiHexDigit((char)next) ? Convert.ToInt32(((char)next).ToString(), 16) : throw new InvalidDataException();
    }

    private int FillGroup()
    {
        uint number = 0;
        var letters = 0;
        while (letters < 5)
        {
            var next = NextLetter();
            if (next < 0 || next == '~')
            {
                isOver = true;
                break;
            }

            if (next == 'z' && letters == 0)
            {
                group.AsSpan().Clear();
                return 4;
            }

            if (next is < '!' or > 'u') throw new InvalidDataException();
            number = unchecked((number * 85) + (uint)(next - '!'));
            letters++;
        }

        if (letters < 2) return 0;
        for (var missing = letters; missing < 5; missing++) number = unchecked((number * 85) + 84);
        System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(group, number);
        return letters - 1;
    }

    private int NextLetter()
    {
        while (true)
        {
            if (packed.Read(one, 0, 1) == 0) return -1;
            if (!PdfLexer.IsSpace(one[0])) return one[0];
        }
    }
}

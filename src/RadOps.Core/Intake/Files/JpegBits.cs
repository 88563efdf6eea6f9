namespace RadOps.Core.Intake.Files;

/// <summary>The bits of coded data: FF 00 is a byte FF, and any other marker ends them. After the end there are zeros, and it is known that they are none.</summary>
/// <param name="bytes">The file.</param>
/// <param name="at">Where the data begins.</param>
internal sealed class JpegBits(FileBytes bytes, long at)
{
    private const int BufferSize = 4096;

    private readonly byte[] buffer = new byte[BufferSize];
    private int index;
    private int filled;
    private ulong bits;
    private int count;
    private int invented;
    private bool isOver;

    /// <summary>Where the marker stands that ended the data, when all of it was read.</summary>
    internal long Place => at - filled + index;

    /// <summary>Whether more bits were taken than there are.</summary>
    internal bool IsOverdrawn => invented > count;

    /// <summary>The next 16 bits, taken by nobody yet.</summary>
    internal int Peek16()
    {
        if (count < 16) Fill();
        return (int)((bits >> (count - 16)) & 0xFFFF);
    }

    /// <summary>Takes bits, at most 16.</summary>
    internal void Skip(int number)
    {
        if (count < number) Fill();
        count -= number;
    }

    /// <summary>Takes bits, at most 16.</summary>
    internal int Take(int number)
    {
        if (number == 0) return 0;
        if (count < number) Fill();
        count -= number;
        return (int)((bits >> count) & ((1UL << number) - 1));
    }

    /// <summary>Goes on after a restart marker.</summary>
    /// <param name="number">Which of the eight it must be.</param>
    /// <returns>Whether it stood there.</returns>
    internal bool Restart(int number)
    {
        // Up to seven bits of ones fill the last byte; whole bytes that nobody took are too many.
        if (IsOverdrawn || count - invented >= 8) return false;
        (bits, count, invented, isOver) = (0, 0, 0, false);
        var next = Byte();
        if (next != 0xFF) return false;
        while ((next = Byte()) == 0xFF)
        {
            // Any number of them may stand before a marker.
        }

        return next == 0xD0 + number;
    }

    private void Fill()
    {
        while (count <= 48)
        {
            var next = isOver ? 0 : Data();
            bits = (bits << 8) | (uint)next;
            count += 8;
            if (isOver) invented += 8;
            // What was invented and taken is not counted for ever.
            if (invented > 1 << 20) invented = 1 << 20;
        }
    }

    /// <summary>A byte of data; zero, and the end is noted, where a marker stands.</summary>
    private int Data()
    {
        var next = Byte();
        if (next != 0xFF && next >= 0) return next;
        if (next == 0xFF)
        {
            var after = Byte();
            if (after == 0) return 0xFF;
            Back(after < 0 ? 1 : 2);
        }

        isOver = true;
        return 0;
    }

    private int Byte()
    {
        if (index == filled)
        {
            // The last byte is kept, so that two can be given back.
            var keep = Math.Min(1, filled);
            if (keep == 1) buffer[0] = buffer[filled - 1];
            var read = bytes.Read(at, buffer.AsSpan(keep));
            at += read;
            filled = keep + read;
            index = keep;
            if (read == 0) return -1;
        }

        return buffer[index++];
    }

    private void Back(int number) => index -= number;
}

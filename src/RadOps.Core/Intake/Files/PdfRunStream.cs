namespace RadOps.Core.Intake.Files;

/// <summary>Undoes RunLengthDecode (ISO 32000-1, 7.4.5).</summary>
/// <param name="packed">Runs: a length, and a byte that is repeated or bytes that are not.</param>
internal sealed class PdfRunStream(Stream packed) : ReadOnlyStream
{
    private readonly byte[] one = new byte[1];
    private int left;
    private bool isRepeated;

    public override int Read(Span<byte> buffer)
    {
        var count = 0;
        while (count < buffer.Length)
        {
            if (left == 0)
            {
                var length = Next();
                if (length is < 0 or 128) break;
                isRepeated = length > 128;
                left = isRepeated ? 257 - length : length + 1;
                if (isRepeated && Next() < 0) break;
            }

            if (!isRepeated && Next() < 0)
            {
                left = 0;
                break;
            }

            buffer[count++] = one[0];
            left--;
        }

        return count;
    }

    private int Next() => packed.Read(one, 0, 1) == 0 ? -1 : one[0];
}

namespace RadOps.Dicom.Tests.Network;

/// <summary>Bytes made wrong in the ways that broken and hostile peers make them wrong; the same seed gives the same bytes.</summary>
internal static class Mutation
{
    private static readonly uint[] AbsurdLengths = [0, 1, 2, 3, 5, 7, 0xFF, 0xFFFF, 0x10000, 0x20000, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFE, 0xFFFFFFFF];

    public static byte[] Of(byte[] whole, int seed)
    {
        var random = new Random(seed);
        var bytes = whole.ToList();
        for (var count = random.Next(1, 5); count > 0; count--)
            Change(bytes, random);
        return [.. bytes];
    }

    private static void Change(List<byte> bytes, Random random)
    {
        if (bytes.Count == 0)
        {
            bytes.Add((byte)random.Next(256));
            return;
        }
        var at = random.Next(bytes.Count);
        switch (random.Next(9))
        {
            case 0:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                PutLength(bytes, at, AbsurdLengths[random.Next(AbsurdLengths.Length)], 4, random.Next(2) == 0);
                break;
            case 3:
                PutLength(bytes, at, AbsurdLengths[random.Next(AbsurdLengths.Length)], 2, random.Next(2) == 0);
                break;
            case 4: // a PDU's own length
                PutLength(bytes, 2, AbsurdLengths[random.Next(AbsurdLengths.Length)], 4, isBig: true);
                break;
            case 5:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 6:
                bytes.RemoveRange(at, random.Next(Math.Min(16, bytes.Count - at) + 1));
                break;
            case 7:
                bytes.InsertRange(at, bytes.Skip(at).Take(random.Next(64)).ToList());
                break;
            default:
                bytes.InsertRange(at, Enumerable.Range(0, random.Next(64)).Select(_ => (byte)random.Next(256)).ToList());
                break;
        }
    }

    private static void PutLength(List<byte> bytes, int at, uint value, int size, bool isBig)
    {
        for (var i = 0; i < size && at + i < bytes.Count; i++)
            bytes[at + i] = (byte)(value >> (8 * (isBig ? size - 1 - i : i)));
    }
}

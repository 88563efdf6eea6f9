namespace RadOps.Dicom.Tests.Reading;

/// <summary>Breaks bytes in the ways in which files are broken: by chance, and by somebody who knows the format. Seeded, so that a failure can be had again.</summary>
internal sealed class Mutator(int seed)
{
    private static readonly byte[][] Interesting =
    [
        [0xFF, 0xFF, 0xFF, 0xFF], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0x7F], [0xFE, 0xFF, 0xFF, 0xFF], [0xFE, 0xFF, 0x00, 0xE0], [0xFE, 0xFF, 0x0D, 0xE0],
        [0xFE, 0xFF, 0xDD, 0xE0], [0xE0, 0x7F, 0x10, 0x00], [0x02, 0x00, 0x10, 0x00], [0x08, 0x00, 0x05, 0x00], "SQ\0\0"u8.ToArray(), "UN\0\0"u8.ToArray(), "OB\0\0"u8.ToArray(), "DICM"u8.ToArray(),
    ];

    private readonly Random random = new(seed);

    public byte[] Mutate(IReadOnlyList<byte[]> corpus)
    {
        var bytes = corpus[random.Next(corpus.Count)].ToList();
        for (var count = random.Next(1, 6); count > 0; count--)
            MutateOnce(bytes, corpus);
        return [.. bytes];
    }

    private void MutateOnce(List<byte> bytes, IReadOnlyList<byte[]> corpus)
    {
        var at = random.Next(bytes.Count + 1);
        switch (random.Next(7))
        {
            case 0 when at < bytes.Count:
                bytes[at] ^= (byte)(1 << random.Next(8));
                break;
            case 1 when at < bytes.Count:
                bytes[at] = (byte)random.Next(256);
                break;
            case 2:
                bytes.RemoveRange(at, bytes.Count - at);
                break;
            case 3:
                bytes.RemoveRange(at, Math.Min(random.Next(1, 24), bytes.Count - at));
                break;
            case 4:
                var other = corpus[random.Next(corpus.Count)];
                var from = random.Next(other.Length);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, 200), other.Length - from)).ToArray());
                break;
            default:
                var value = Interesting[random.Next(Interesting.Length)];
                for (var i = 0; i < value.Length && at + i < bytes.Count; i++)
                    bytes[at + i] = value[i];
                break;
        }
    }
}

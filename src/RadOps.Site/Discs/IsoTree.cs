using System.Buffers.Binary;
using System.Text;

namespace RadOps.Site.Discs;

/// <summary>The files of an ISO 9660 image (ECMA-119), read by RadOps itself: whoever wrote it is not asked whether it is right.</summary>
internal static class IsoTree
{
    private const int Sector = 2048;
    private const int PrimaryVolume = 16;
    private const int Root = 156;
    private const int MaximumDepth = 8;
    private const long MaximumDirectory = 1L << 28;

    /// <summary>A file of an image.</summary>
    /// <param name="Name">Its path from the root, with <c>/</c>, without version number.</param>
    /// <param name="Offset">Where it begins in the image, in bytes.</param>
    /// <param name="Length">Its length in bytes.</param>
    internal readonly record struct Entry(string Name, long Offset, long Length);

    /// <summary>Every file of an image.</summary>
    /// <exception cref="InvalidDataException">It is no such image, or a broken one.</exception>
    internal static IReadOnlyList<Entry> Read(Stream image)
    {
        var volume = ReadAt(image, PrimaryVolume * Sector, Sector);
        if (volume[0] != 1 || !volume.AsSpan(1, 5).SequenceEqual("CD001"u8)) throw new InvalidDataException("it has no primary volume descriptor");
        List<Entry> files = [];
        ReadDirectory(image, volume.AsSpan(Root), "", MaximumDepth, files);
        return files;
    }

    private static void ReadDirectory(Stream image, ReadOnlySpan<byte> record, string path, int depth, List<Entry> files)
    {
        var (offset, length) = (OffsetOf(record), LengthOf(record));
        if (depth == 0 || length > MaximumDirectory) throw new InvalidDataException("its directories are broken");
        var directory = ReadAt(image, offset, (int)length);
        for (var at = 0; at < directory.Length;)
        {
            // A record does not go over a sector's end: what is left of it is zeros.
            if (directory[at] == 0)
            {
                at = (at / Sector + 1) * Sector;
                continue;
            }

            var entry = directory.AsSpan(at, directory[at]);
            at += entry.Length;
            var name = entry.Slice(33, entry[32]);
            if (name is [0] or [1]) continue; // itself and its parent
            var text = path + Encoding.ASCII.GetString(name).Split(';')[0].TrimEnd('.');
            if ((entry[25] & 2) != 0) ReadDirectory(image, entry, text + "/", depth - 1, files);
            else files.Add(new(text, OffsetOf(entry), LengthOf(entry)));
        }
    }

    private static long OffsetOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32LittleEndian(record[2..]) * (long)Sector;

    private static long LengthOf(ReadOnlySpan<byte> record) => BinaryPrimitives.ReadUInt32LittleEndian(record[10..]);

    private static byte[] ReadAt(Stream image, long offset, int length)
    {
        var bytes = new byte[length];
        image.Position = offset;
        image.ReadExactly(bytes);
        return bytes;
    }
}

using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Network;

/// <summary>Tells whether two files hold the same dataset, byte by byte; their file meta information may differ.</summary>
internal static class DatasetComparison
{
    private const int ChunkSize = 64 * 1024;

    public static bool AreEqual(StoreItem first, StoreItem second)
    {
        var length = first.Draft.Length - first.DatasetOffset;
        if (first.TransferSyntax != second.TransferSyntax || length != second.Draft.Length - second.DatasetOffset)
            return false;
        using var a = InputFile.Open(first.Draft.Path, out _);
        using var b = InputFile.Open(second.Draft.Path, out _);
        if (a is null || b is null)
            return false;
        var left = new byte[ChunkSize];
        var right = new byte[ChunkSize];
        for (long at = 0; at < length; at += ChunkSize)
        {
            var count = (int)Math.Min(ChunkSize, length - at);
            if (a.Read(first.DatasetOffset + at, left.AsSpan(0, count)) < count
                || b.Read(second.DatasetOffset + at, right.AsSpan(0, count)) < count
                || !left.AsSpan(0, count).SequenceEqual(right.AsSpan(0, count)))
                return false;
        }
        return true;
    }
}

using RadOps.Dicom.Data;

namespace RadOps.Dicom.Reading;

/// <summary>Finds out how a dataset is written that does not say so, or says it wrongly.</summary>
internal static class EncodingGuess
{
    private static readonly DataEncoding[] Candidates = [DataEncoding.ExplicitLittle, DataEncoding.ImplicitLittle, DataEncoding.ExplicitBig];

    /// <summary>The encoding in which the first bytes make the most sense.</summary>
    /// <param name="start">The dataset's first bytes: a few hundred do.</param>
    /// <param name="length">Length of the whole dataset; null when not known.</param>
    /// <param name="leastElements">How many elements must make sense, unless the whole dataset does.</param>
    /// <returns>Null when it is no dataset.</returns>
    public static DataEncoding? Find(ReadOnlySpan<byte> start, long? length, int leastElements)
    {
        DataEncoding? best = null;
        var most = leastElements - 1;
        foreach (var candidate in Candidates)
        {
            var count = Count(start, length ?? long.MaxValue, candidate);
            if (count <= most)
                continue;
            best = candidate;
            most = count;
        }
        return best;
    }

    /// <summary>
    /// Whether the first element makes sense in the encoding that is claimed. Two letters can also be read as an implicit length, and in a large
    /// file as a possible one: what makes sense explicitly is not taken for implicit.
    /// </summary>
    public static bool Confirms(ReadOnlySpan<byte> start, long length, DataEncoding claimed) =>
        Fits(start, length, claimed) && (claimed.ExplicitVr || !Fits(start, length, DataEncoding.ExplicitLittle));

    private static bool Fits(ReadOnlySpan<byte> start, long length, DataEncoding encoding) =>
        ElementHeader.TryRead(start, encoding, out var header) && IsFirst(header, encoding) && (header.HasUndefinedLength || header.Size + (long)header.Length <= length);

    private static bool IsFirst(ElementHeader header, DataEncoding encoding) =>
        header.Tag >> 16 is 0x0008 or 0x0004 or 0x0010 or 0x0020 && (!encoding.ExplicitVr || Vr.IsKnown(header.Representation));

    private static int Count(ReadOnlySpan<byte> start, long length, DataEncoding encoding)
    {
        long at = 0;
        var last = -1L;
        var count = 0;
        while (at < start.Length && ElementHeader.TryRead(start[(int)at..], encoding, out var header))
        {
            var isFirst = count == 0;
            if (isFirst ? !IsFirst(header, encoding) : header.Tag <= last || header.IsStructure || (encoding.ExplicitVr && !Vr.IsKnown(header.Representation)))
                return isFirst ? 0 : count - 1;
            count++;
            if (header.HasUndefinedLength)
                return count;
            at += header.Size + (long)header.Length;
            if (at > length)
                return isFirst ? 0 : count - 1;
            last = header.Tag;
        }
        return at == length ? count + 2 : count;
    }
}

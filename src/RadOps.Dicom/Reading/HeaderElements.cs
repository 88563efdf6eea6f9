using RadOps.Dicom.Data;

namespace RadOps.Dicom.Reading;

/// <summary>The values, as bytes, of those elements that were wanted of a header; emptied and filled again for the next file.</summary>
internal sealed class HeaderElements(ElementSet wanted)
{
    private readonly Range[] ranges = new Range[wanted.Count];
    private readonly ushort[] representations = new ushort[wanted.Count];
    private readonly bool[] isPresent = new bool[wanted.Count];
    private byte[] bytes = new byte[1024];
    private int used;
    private int recordingSlot = -1;

    /// <summary>Whether a sequence's bytes are being kept as they are walked.</summary>
    public bool IsRecording => recordingSlot >= 0;

    /// <summary>How the dataset is written.</summary>
    public DataEncoding Encoding { get; set; }

    public void Clear()
    {
        Array.Clear(isPresent);
        used = 0;
        recordingSlot = -1;
    }

    /// <summary>How many elements are wanted.</summary>
    public int SlotCount => isPresent.Length;

    /// <summary>Slot of a wanted element, or a negative number.</summary>
    public int SlotOf(uint tag) => wanted.SlotOf(tag);

    public bool Contains(uint tag) => wanted.SlotOf(tag) is >= 0 and var slot && isPresent[slot];

    /// <summary>The value; empty when the element is absent or empty.</summary>
    public ReadOnlySpan<byte> Bytes(uint tag) => wanted.SlotOf(tag) is >= 0 and var slot && isPresent[slot] ? bytes.AsSpan(ranges[slot]) : [];

    /// <summary>The value representation that the stream bears; <see cref="Vr.None"/> when it bears none.</summary>
    public ushort Representation(uint tag) => wanted.SlotOf(tag) is >= 0 and var slot && isPresent[slot] ? representations[slot] : Vr.None;

    /// <summary>Keeps a value.</summary>
    /// <returns>False when the element is there already with another value.</returns>
    public bool TryAdd(int slot, ushort vr, ReadOnlySpan<byte> value)
    {
        if (isPresent[slot])
            return value.SequenceEqual(bytes.AsSpan(ranges[slot]));
        Reserve(value.Length);
        value.CopyTo(bytes.AsSpan(used));
        ranges[slot] = used..(used + value.Length);
        representations[slot] = vr;
        isPresent[slot] = true;
        used += value.Length;
        return true;
    }

    /// <summary>Begins to keep a sequence that is walked; its bytes come by <see cref="Record"/>.</summary>
    public void BeginRecording(int slot, ushort vr)
    {
        ranges[slot] = used..used;
        representations[slot] = vr;
        isPresent[slot] = true;
        recordingSlot = slot;
    }

    public void Record(ReadOnlySpan<byte> more)
    {
        Reserve(more.Length);
        more.CopyTo(bytes.AsSpan(used));
        used += more.Length;
        ranges[recordingSlot] = ranges[recordingSlot].Start..used;
    }

    /// <summary>Bytes recorded so far.</summary>
    public int RecordedLength => used - ranges[recordingSlot].Start.Value;

    /// <summary>Ends recording; a sequence that turned out too long is dropped.</summary>
    public void EndRecording(bool isKept)
    {
        isPresent[recordingSlot] = isKept;
        recordingSlot = -1;
    }

    private void Reserve(int count)
    {
        if (used + count > bytes.Length)
            Array.Resize(ref bytes, Math.Max(used + count, bytes.Length * 2));
    }
}

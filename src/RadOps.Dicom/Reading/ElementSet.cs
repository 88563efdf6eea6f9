namespace RadOps.Dicom.Reading;

/// <summary>The elements that a reader shall keep the values of; each has a slot. Asked for every element of every file, so it is a small hash table of its own.</summary>
internal sealed class ElementSet
{
    private const int Empty = -1;

    private readonly uint[] tags;
    private readonly short[] slots;
    private readonly int shift;

    public ElementSet(params ReadOnlySpan<uint> wanted)
    {
        tags = wanted.ToArray();
        var bits = 4;
        while (1 << bits < tags.Length * 4)
            bits++;
        shift = 32 - bits;
        slots = new short[1 << bits];
        Array.Fill(slots, (short)Empty);
        for (var i = 0; i < tags.Length; i++)
        {
            var at = Home(tags[i]);
            while (slots[at] != Empty)
                at = (at + 1) & (slots.Length - 1);
            slots[at] = (short)i;
        }
    }

    /// <summary>How many slots there are.</summary>
    public int Count => tags.Length;

    /// <summary>The element's slot, or a negative number when it is not wanted.</summary>
    public int SlotOf(uint tag)
    {
        for (var at = Home(tag); ; at = (at + 1) & (slots.Length - 1))
        {
            int slot = slots[at];
            if (slot == Empty || tags[slot] == tag)
                return slot;
        }
    }

    private int Home(uint tag) => (int)(tag * 2654435769u >> shift);
}

namespace RadOps.Dicom.Reading;

/// <summary>The elements that a reader shall keep the values of; each has a slot.</summary>
internal sealed class ElementSet
{
    private readonly uint[] tags;

    // Nearly every element of a file is not wanted: this tells most of those at a glance.
    private readonly bool[] mayBeWanted = new bool[256];

    public ElementSet(params ReadOnlySpan<uint> wanted)
    {
        tags = wanted.ToArray();
        Array.Sort(tags);
        foreach (var tag in tags)
            mayBeWanted[Fold(tag)] = true;
    }

    /// <summary>How many slots there are.</summary>
    public int Count => tags.Length;

    /// <summary>The element's slot, or a negative number when it is not wanted.</summary>
    public int SlotOf(uint tag) => mayBeWanted[Fold(tag)] ? Array.BinarySearch(tags, tag) : -1;

    private static byte Fold(uint tag) => (byte)(tag ^ (tag >> 16) * 31);
}

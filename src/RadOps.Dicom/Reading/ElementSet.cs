namespace RadOps.Dicom.Reading;

/// <summary>The elements that a reader shall keep the values of; each has a slot.</summary>
internal sealed class ElementSet
{
    private readonly uint[] tags;

    public ElementSet(params ReadOnlySpan<uint> wanted)
    {
        tags = wanted.ToArray();
        Array.Sort(tags);
    }

    /// <summary>How many slots there are.</summary>
    public int Count => tags.Length;

    /// <summary>The element's slot, or a negative number when it is not wanted.</summary>
    public int SlotOf(uint tag) => Array.BinarySearch(tags, tag);
}

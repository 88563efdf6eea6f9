namespace RadOps.Dicom.Reading;

/// <summary>A cursor over bytes that are all at hand.</summary>
internal sealed class MemoryCursor : ByteCursor
{
    public MemoryCursor(byte[] bytes)
    {
        Buffer = bytes;
        End = bytes.Length;
    }

    public override long? Remaining => End - Start;

    protected override void Fill(int count)
    {
        // All that there is, is at hand from the start.
    }

    protected override bool SkipBeyond(long count)
    {
        Position += End - Start;
        Start = End;
        return false;
    }
}

namespace RadOps.Dicom.Reading;

/// <summary>A cursor over a file. Reads <see cref="ReadSize"/> bytes at a time, which holds the whole header of most images; can be used for one file after another.</summary>
internal sealed class FileCursor : ByteCursor
{
    /// <summary>Bytes a read.</summary>
    public const int ReadSize = 4096;

    private InputFile? file;
    private long length;

    public FileCursor() => Buffer = new byte[ReadSize];

    public override long? Remaining => length - Position;

    /// <summary>The file has fewer bytes than it had when it was opened.</summary>
    public bool HasShrunk { get; private set; }

    /// <summary>Begins with a file, which stays the caller's to close.</summary>
    public void Begin(InputFile next, long offset = 0)
    {
        file = next;
        length = next.Length;
        HasShrunk = false;
        Start = End = 0;
        Position = offset;
    }

    /// <summary>Goes on from another offset; back to a byte that is still at hand costs no read.</summary>
    public void MoveTo(long offset)
    {
        var first = Position - Start;
        if (offset >= first && offset <= first + End)
            Start = (int)(offset - first);
        else
            Start = End = 0;
        Position = offset;
    }

    protected override void Fill(int count)
    {
        MakeRoom(count);
        var at = Position + End;
        var wanted = (int)Math.Min(Math.Min(Buffer.Length, Math.Max(count, ReadSize)) - End, length - at);
        if (wanted <= 0)
            return;
        var read = file!.Read(at, Buffer.AsSpan(End, wanted));
        End += read;
        if (read < wanted)
            MarkShrunk(at + read);
    }

    protected override bool SkipBeyond(long count)
    {
        var isWhole = count <= length - Position;
        Position = isWhole ? Position + count : length;
        Start = End = 0;
        return isWhole;
    }

    private void MarkShrunk(long end)
    {
        length = end;
        HasShrunk = true;
    }
}

using System.IO.Compression;

namespace RadOps.Dicom.Reading;

/// <summary>A cursor over a deflated dataset (PS3.5 A.5), inflated as it is passed and not kept.</summary>
internal sealed class InflateCursor : ByteCursor, IDisposable
{
    /// <summary>How far the inflated bytes are followed. A few megabytes can inflate to terabytes; nobody waits for that.</summary>
    public const long Limit = 256L * 1024 * 1024;

    private readonly DeflateStream stream;
    private bool isAtEnd;

    public InflateCursor(InputFile file, long offset)
    {
        stream = new DeflateStream(new InputFileStream(file, offset), CompressionMode.Decompress);
        Buffer = new byte[MaximumPeek];
    }

    public override long? Remaining => isAtEnd ? End - Start : null;

    /// <summary>It was left off at <see cref="Limit"/>.</summary>
    public bool IsOverLimit => Position > Limit;

    public void Dispose() => stream.Dispose();

    /// <exception cref="InvalidDataException">The bytes are no deflated data.</exception>
    protected override void Fill(int count)
    {
        MakeRoom(count);
        while (End < count && !isAtEnd)
        {
            var read = stream.Read(Buffer, End, Buffer.Length - End);
            isAtEnd = read == 0;
            End += read;
        }
    }

    protected override bool SkipBeyond(long count)
    {
        while (count > End - Start)
        {
            var passed = End - Start;
            count -= passed;
            Position += passed;
            Start = End = 0;
            Fill(1);
            if (End == 0 || IsOverLimit)
                return IsOverLimit;
        }
        Start += (int)count;
        Position += count;
        return true;
    }
}

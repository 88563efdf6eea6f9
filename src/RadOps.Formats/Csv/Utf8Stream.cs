using System.Text;
using System.Text.Unicode;

namespace RadOps.Formats.Csv;

/// <summary>
/// Gives a text file's contents as UTF-8 without a byte order mark, whatever the file is in: UTF-8, UTF-16 with a byte order mark, or
/// Windows-1252. Nothing but the block being read is held, and the source need not seek (a pipe will do).
/// </summary>
/// <remarks>
/// UTF-8 and Windows-1252 are told apart by the first character outside ASCII: if its bytes are a UTF-8 sequence the file is UTF-8, else
/// Windows-1252. å, ä and ö in Windows-1252 are single bytes 0xE5, 0xE4 and 0xF6, which cannot stand before a letter, digit or separator
/// in UTF-8, so one Swedish letter decides. A UTF-8 file in which another encoding turns up later keeps those bytes:
/// <see cref="CsvTable"/> makes an error of the row rather than guess.
/// </remarks>
internal sealed class Utf8Stream(Stream source) : Stream
{
    private const int BlockSize = 64 * 1024;

    private readonly byte[] block = new byte[BlockSize];
    private int blockLength;
    private byte[] ready = new byte[BlockSize];
    private int start;
    private int end;
    private Decoder? decoder;
    private char[] characters = [];
    private bool begun;
    private bool ended;

    /// <summary>True once the source has proved to be UTF-8 with characters outside ASCII: its rows may hold bytes that are not.</summary>
    internal bool MayHoldInvalidBytes { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first line, without reading past it; what is left unread comes from <see cref="Read(Span{byte})"/>.</summary>
    internal ReadOnlySpan<byte> PeekLine()
    {
        while (true)
        {
            var length = ready.AsSpan(start, end - start).IndexOfAny((byte)'\n', (byte)'\r');
            if (length >= 0)
                return ready.AsSpan(start, length);
            if (end - start >= BlockSize || !Fill())
                return ready.AsSpan(start, end - start);
        }
    }

    /// <summary>Drops bytes that have been peeked at.</summary>
    internal void Skip(int count) => start = Math.Min(start + count, end);

    /// <summary>Drops one line break; false when there is none.</summary>
    internal bool SkipLineBreak()
    {
        if (start == end && !Fill())
            return false;
        if (ready[start] == '\r')
        {
            start++;
            if (start == end && !Fill())
                return true;
        }

        if (ready[start] == '\n')
            start++;
        return true;
    }

    public override int Read(Span<byte> buffer)
    {
        if (start == end && !Fill())
            return 0;
        var count = Math.Min(buffer.Length, end - start);
        ready.AsSpan(start, count).CopyTo(buffer);
        start += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            source.Dispose();
        base.Dispose(disposing);
    }

    /// <summary>Adds the next bytes to those that are ready; false at the end.</summary>
    private bool Fill()
    {
        var before = end - start;
        while (end - start == before)
        {
            if (ended)
                return false;
            ReadBlock();
            if (!begun)
                Begin();
            if (decoder is null)
                TakeUtf8();
            else
                Decode(block.AsSpan(0, blockLength));
        }

        return true;
    }

    private void ReadBlock()
    {
        // At the beginning a whole byte order mark is wanted, and later a whole character, so a short read is not taken for the end.
        int read;
        do
        {
            read = source.Read(block, blockLength, block.Length - blockLength);
            blockLength += read;
        }
        while (read > 0 && blockLength < 4);
        ended = read == 0;
    }

    private void Begin()
    {
        begun = true;
        var bytes = block.AsSpan(0, blockLength);
        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            DecodeFrom(Encoding.Unicode, 2);
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            DecodeFrom(Encoding.BigEndianUnicode, 2);
        else if (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]))
            (MayHoldInvalidBytes, blockLength) = (true, Drop(3));
    }

    private void DecodeFrom(Encoding encoding, int markLength)
    {
        decoder = encoding.GetDecoder();
        blockLength = Drop(markLength);
    }

    private int Drop(int count)
    {
        block.AsSpan(count, blockLength - count).CopyTo(block);
        return blockLength - count;
    }

    private void TakeUtf8()
    {
        var bytes = block.AsSpan(0, blockLength);
        if (!MayHoldInvalidBytes && bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF) is >= 0 and var first)
        {
            var status = Rune.DecodeFromUtf8(bytes[first..], out _, out _);
            if (status == System.Buffers.OperationStatus.NeedMoreData && !ended)
            {
                // A character cut off by the block's end decides nothing: it is kept for the next block.
                Add(bytes[..first]);
                blockLength = Drop(first);
                return;
            }

            if (status != System.Buffers.OperationStatus.Done)
            {
                decoder = CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetDecoder();
                Decode(bytes);
                return;
            }

            MayHoldInvalidBytes = true;
        }

        Add(bytes);
        blockLength = 0;
    }

    private void Decode(ReadOnlySpan<byte> bytes)
    {
        if (characters.Length < bytes.Length + 2)
            characters = new char[BlockSize + 2];
        var count = decoder!.GetChars(bytes, characters, ended);
        Reserve(count * 3);
        Utf8.FromUtf16(characters.AsSpan(0, count), ready.AsSpan(end), out _, out var written);
        end += written;
        blockLength = 0;
    }

    private void Add(ReadOnlySpan<byte> bytes)
    {
        Reserve(bytes.Length);
        bytes.CopyTo(ready.AsSpan(end));
        end += bytes.Length;
    }

    private void Reserve(int count)
    {
        if (start == end)
            start = end = 0;
        if (ready.Length - end >= count)
            return;
        ready.AsSpan(start, end - start).CopyTo(ready);
        (start, end) = (0, end - start);
        if (ready.Length - end < count)
            Array.Resize(ref ready, end + count);
    }
}

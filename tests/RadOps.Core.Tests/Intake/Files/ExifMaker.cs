using System.Buffers.Binary;
using System.Text;

namespace RadOps.Core.Tests.Intake.Files;

/// <summary>Makes Exif blocks by hand.</summary>
internal sealed class ExifMaker
{
    public bool IsLittle { get; init; }

    public bool HasPosition { get; init; }

    public string? Artist { get; init; }

    public string? Owner { get; init; }

    public string? Serial { get; init; }

    public string? Model { get; init; }

    public string? TakenAt { get; init; }

    public string? Comment { get; init; }

    public int Orientation { get; init; } = 1;

    /// <summary>A second directory, for a thumbnail that follows.</summary>
    public bool HasThumbnail { get; init; }

    /// <summary>Whether the directory of the position points to itself, as an attacker may have it.</summary>
    public bool IsLoop { get; init; }

    private readonly List<byte> data = [];

    public static byte[] Make() => new ExifMaker().ToArray();

    public byte[] ToArray()
    {
        data.AddRange(IsLittle ? "II"u8 : "MM"u8);
        Number(42, 2);
        Number(8, 4);
        List<(int Tag, string? Text, int Value)> exif = [(0x9003, TakenAt, 0), (0xA430, Owner, 0), (0xA431, Serial, 0), (0x9286, Comment is null ? null : "ASCII\0\0\0" + Comment, 0)];
        List<(int Tag, string? Text, int Value)> image = [(0x0110, Model, 0), (0x0112, null, Orientation), (0x013B, Artist, 0)];
        image.RemoveAll(entry => entry.Text is null && entry.Tag != 0x0112);
        exif.RemoveAll(entry => entry.Text is null);
        var pointers = (exif.Count > 0 ? 1 : 0) + (HasPosition || IsLoop ? 1 : 0);
        var start = 8 + 2 + ((image.Count + pointers) * 12) + 4;
        var later = new List<byte>();
        Number(image.Count + pointers, 2);
        foreach (var (tag, text, value) in image) Entry(tag, text, value, start, later);
        if (exif.Count > 0) Pointer(0x8769, start, later, inner => Directory(exif, inner));
        if (IsLoop)
            Entry(0x8825, null, 8, 0, later, isPointer: true);
        else if (HasPosition)
            Pointer(0x8825, start, later, Position);
        Number(HasThumbnail ? start + later.Count : 0, 4);
        data.AddRange(later);
        if (HasThumbnail) Number(0, 2);
        Number(0, 4);
        return [.. data];
    }

    private void Position(ExifMaker inner)
    {
        // Latitude and longitude, three fractions each; their values lie after the two entries.
        var at = inner.data.Count;
        inner.Number(2, 2);
        foreach (var (tag, offset) in ((int, int)[])[(2, 30), (4, 54)])
        {
            inner.Number(tag, 2);
            inner.Number(5, 2);
            inner.Number(3, 4);
            inner.Number(inner.Base + at + offset, 4);
        }

        inner.Number(0, 4);
        foreach (var value in (int[])[58, 1, 23, 1, 10, 1, 13, 1, 50, 1, 44, 1]) inner.Number(value, 4);
    }

    private int Base { get; init; }

    private static void Directory(List<(int Tag, string? Text, int Value)> entries, ExifMaker inner)
    {
        inner.Number(entries.Count, 2);
        var later = new List<byte>();
        var start = inner.Base + 2 + (entries.Count * 12) + 4;
        foreach (var (tag, text, value) in entries) inner.Entry(tag, text, value, start, later);
        inner.Number(0, 4);
        inner.data.AddRange(later);
    }

    private void Pointer(int tag, int start, List<byte> later, Action<ExifMaker> write)
    {
        Entry(tag, null, start + later.Count, 0, later, isPointer: true);
        var inner = new ExifMaker { IsLittle = IsLittle, Base = start + later.Count };
        write(inner);
        later.AddRange(inner.data);
    }

    private void Entry(int tag, string? text, int value, int start, List<byte> later, bool isPointer = false)
    {
        Number(tag, 2);
        Number(text is not null ? 2 : isPointer ? 4 : 3, 2);
        var bytes = text is null ? [] : (byte[])[.. Encoding.ASCII.GetBytes(text), 0];
        Number(text is null ? 1 : bytes.Length, 4);
        if (text is null)
        {
            Number(value, isPointer ? 4 : 2);
            if (!isPointer) Number(0, 2);
        }
        else if (bytes.Length <= 4)
        {
            data.AddRange(bytes);
            data.AddRange(new byte[4 - bytes.Length]);
        }
        else
        {
            Number(start + later.Count, 4);
            later.AddRange(bytes);
        }
    }

    private void Number(int value, int length)
    {
        Span<byte> bytes = stackalloc byte[4];
        if (IsLittle)
            BinaryPrimitives.WriteInt32LittleEndian(bytes, value);
        else
            BinaryPrimitives.WriteInt32BigEndian(bytes, value);
        data.AddRange(IsLittle ? bytes[..length] : bytes[(4 - length)..]);
    }
}

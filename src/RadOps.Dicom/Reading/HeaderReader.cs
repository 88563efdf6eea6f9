using System.Text;
using RadOps.Core.Export;
using RadOps.Dicom.Data;

namespace RadOps.Dicom.Reading;

/// <summary>
/// Reads the header of one file after another: what the file is, the wanted elements, and whether all that it announces is there. For one
/// thread; its few kilobytes of memory are used again for each file.
/// </summary>
internal sealed class HeaderReader
{
    private const int PreambleLength = 128;
    private const int GuessLength = 1024;

    private readonly FileCursor cursor = new();
    private readonly DatasetWalk walk;
    private string lastSyntax = "";

    public HeaderReader(ElementSet wanted)
    {
        Elements = new HeaderElements(wanted);
        walk = new DatasetWalk(Elements, Notes);
    }

    /// <summary>The values that were wanted.</summary>
    public HeaderElements Elements { get; }

    /// <summary>What the file turned out to be.</summary>
    public DicomFileStatus Status { get; private set; }

    /// <summary>Oddities of the file, and why it is not whole; without identities.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Length of the file in bytes.</summary>
    public long Length { get; private set; }

    /// <summary>Whether it begins as a file of PS3.10 does: preamble, prefix and file meta information.</summary>
    public bool IsPart10 { get; private set; }

    /// <summary>The transfer syntax that the file states or, where it states none, is written in; null when it was not found.</summary>
    public string? TransferSyntaxUid { get; private set; }

    /// <summary>Where the dataset begins, in bytes from the start of the file.</summary>
    public long DatasetOffset { get; private set; }

    /// <summary>Reads a file's header; never throws for what the file is or holds.</summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public void Read(string path, CancellationToken cancellationToken)
    {
        Elements.Clear();
        Notes.Clear();
        Length = DatasetOffset = 0;
        IsPart10 = false;
        TransferSyntaxUid = null;

        var fault = ReadFile(path, cancellationToken);
        Status = fault?.Status ?? DicomFileStatus.Ok;
        if (fault is not null)
            Notes.Insert(0, fault.Reason);
    }

    private HeaderFault? ReadFile(string path, CancellationToken cancellationToken)
    {
        using var file = InputFile.Open(path, out var reason);
        if (file is null)
            return HeaderFault.Unreadable(reason!);
        Length = file.Length;
        if (file.Length == 0)
            return HeaderFault.NotDicom("empty");
        try
        {
            cursor.Begin(file);
            var fault = ReadMeta() ?? ReadDataset(file, cancellationToken);
            return cursor.HasShrunk ? HeaderFault.Unreadable("became shorter while it was read") : fault;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return HeaderFault.Unreadable("the disk or network failed while it was read");
        }
        catch (InvalidDataException)
        {
            return HeaderFault.Unreadable("its deflated dataset cannot be inflated, or ends too early");
        }
    }

    /// <summary>Passes preamble, prefix and file meta information (PS3.10 7.1), as far as they are there.</summary>
    private HeaderFault? ReadMeta()
    {
        var hasPreamble = cursor.TryPeek(PreambleLength + 4, out var start) && start[PreambleLength..].SequenceEqual("DICM"u8);
        if (hasPreamble)
        {
            _ = cursor.TrySkip(PreambleLength + 4);
        }
        else if (start.StartsWith("DICM"u8))
        {
            _ = cursor.TrySkip(4);
            Notes.Add("it has no preamble");
        }
        else if (!StartsWithMeta(start))
        {
            return null;
        }
        else
        {
            Notes.Add("it has no preamble");
        }

        var count = 0;
        while (true)
        {
            _ = cursor.TryPeek(ElementHeader.MaximumSize, out var bytes);
            if (bytes.IsEmpty)
                return HeaderFault.Truncated(count == 0 ? "ends after its preamble" : "ends after its file meta information");
            if (bytes.Length >= 2 && ElementHeader.ReadUInt16(bytes, bigEndian: false) != 0x0002)
                break;
            if (!ElementHeader.TryRead(bytes, DataEncoding.ExplicitLittle, out var header))
                return HeaderFault.Truncated("ends inside its file meta information");
            if (!Vr.IsLetters(header.Representation))
                header = header with { Length = ElementHeader.ReadUInt32(bytes[4..], bigEndian: false) };
            if (header.Length > cursor.Remaining - header.Size)
                return HeaderFault.Truncated("ends inside its file meta information");
            if (Elements.SlotOf(header.Tag) is >= 0 and var slot && header.Length <= 1024)
            {
                _ = cursor.TryPeek(header.Size + (int)header.Length, out var value);
                if (!Elements.TryAdd(slot, header.Representation, value[header.Size..]))
                    return HeaderFault.Unreadable($"bears {Tags.Format(header.Tag)} twice, with different values");
            }
            _ = cursor.TrySkip((long)header.Size + header.Length);
            count++;
        }
        IsPart10 = hasPreamble && count > 0;
        if (hasPreamble && count == 0)
            Notes.Add("it has no file meta information");
        return null;
    }

    private static bool StartsWithMeta(ReadOnlySpan<byte> start) =>
        ElementHeader.TryRead(start, DataEncoding.ExplicitLittle, out var header) && header.Tag >> 16 == 0x0002 && Vr.IsKnown(header.Representation) && header.Length <= 1024;

    private HeaderFault? ReadDataset(InputFile file, CancellationToken cancellationToken)
    {
        DatasetOffset = cursor.Position;
        var isBare = cursor.Position == 0;
        var stated = StatedSyntax();
        if (stated is not null && TransferSyntax.IsDeflated(stated))
        {
            TransferSyntaxUid = stated;
            using var inflated = new InflateCursor(file, DatasetOffset);
            Elements.Encoding = DataEncoding.ExplicitLittle;
            return walk.Run(inflated, DataEncoding.ExplicitLittle, cancellationToken);
        }

        _ = cursor.TryPeek((int)Math.Min(GuessLength, cursor.Remaining!.Value), out var start);
        DataEncoding encoding;
        if (stated is not null && TransferSyntax.EncodingOf(stated) is var claimed && EncodingGuess.Confirms(start, cursor.Remaining.Value, claimed))
        {
            encoding = claimed;
        }
        else if (EncodingGuess.Find(start, cursor.Remaining, isBare ? 3 : 1) is { } found)
        {
            encoding = found;
            Notes.Add(stated is null ? "it states no transfer syntax" : "it is not written in the transfer syntax that it states");
        }
        else if (isBare)
        {
            return HeaderFault.NotDicom(Describe(start));
        }
        else
        {
            encoding = stated is null ? DataEncoding.ExplicitLittle : TransferSyntax.EncodingOf(stated);
        }

        TransferSyntaxUid = stated ?? TransferSyntax.UidOf(encoding);
        Elements.Encoding = encoding;
        if (isBare)
            Notes.Add("it has no preamble and no file meta information");
        var fault = walk.Run(cursor, encoding, cancellationToken);
        return fault is not null || !isBare || Elements.Contains(Tags.SopClassUid) || Elements.Contains(Tags.SopInstanceUid)
            ? fault
            : HeaderFault.NotDicom("looks like a dataset, but is of no SOP class");
    }

    private string? StatedSyntax()
    {
        var bytes = Elements.Bytes(Tags.TransferSyntaxUid).Trim(" \0"u8);
        if (bytes.IsEmpty)
            return null;
        if (Ascii.Equals(bytes, lastSyntax))
            return lastSyntax;
        if (DicomUid.IsValid(bytes))
            return lastSyntax = Encoding.ASCII.GetString(bytes);
        Notes.Add($"{Tags.Format(Tags.TransferSyntaxUid)} is no UID");
        return null;
    }

    private static string Describe(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xD8, 0xFF, ..] => "a JPEG picture",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "a PNG picture",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF document",
        [(byte)'P', (byte)'K', 3, 4, ..] => "a ZIP archive",
        [(byte)'M', (byte)'Z', ..] => "a program",
        _ when start.IndexOfAnyInRange((byte)0, (byte)8) < 0 => "text",
        _ => "not DICOM",
    };
}

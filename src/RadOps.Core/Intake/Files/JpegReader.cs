namespace RadOps.Core.Intake.Files;

/// <summary>Reads a JPEG marker by marker to the end of its image, and its coded data block by block (ITU-T T.81). A thumbnail's end is not taken for the picture's.</summary>
internal sealed class JpegReader(FileBytes bytes, InspectionLimits limits, FileReport report)
{
    /// <summary>More scans than any program writes: each is the whole picture's work to whoever opens it.</summary>
    private const int MostScans = 500;

    // What an encoder leaves over by carelessness.
    private const int Careless = 64;

    private const string BrokenPart = "en del stämmer inte med formatet";
    private const string BrokenImage = "bilden går inte att packa upp";

    private readonly JpegTables tables = new();
    private readonly MetadataNotes notes = new();
    private readonly HashSet<int> shown = [];
    private JpegFrame? frame;
    private int scans;

    /// <summary>Whether it lists further pictures (CIPA DC-007): those that follow its end are then its own.</summary>
    internal bool HasPictureList { get; private set; }

    /// <summary>Reads it.</summary>
    /// <param name="from">Where it begins.</param>
    internal void Read(long from = 0)
    {
        var at = from + 2;
        for (var count = 0; ; count++)
        {
            if (count > limits.MostParts)
            {
                report.Add(FileFindingCode.TooComplex, at);
                return;
            }

            if (JpegSegment.Read(bytes, at, out var isShort) is not { } segment)
            {
                if (isShort)
                    report.Add(FileFindingCode.Truncated, at);
                else if (SkipToMarker(at) is { } next)
                {
                    at = next;
                    continue;
                }
                else
                    report.Add(FileFindingCode.Damaged, at, BrokenPart);
                return;
            }

            if (segment.Marker == JpegSegment.EndOfImage)
            {
                ReadEnd(segment);
                return;
            }

            at = segment.End;
            if (!ReadSegment(segment, ref at)) return;
        }
    }

    /// <summary>Bytes between segments: readers go on to the next marker. Only zeros are forgiven.</summary>
    private long? SkipToMarker(long at)
    {
        var next = at;
        while (bytes[next] == 0) next++;
        return next > at && bytes[next] == 0xFF ? next : null;
    }

    private bool ReadSegment(JpegSegment segment, ref long at)
    {
        if (segment.IsFrame) return ReadFrame(segment);
        switch (segment.Marker)
        {
            case JpegSegment.StartOfImage:
                return Damaged(segment.At, BrokenPart);
            case JpegSegment.StartOfScan:
                return ReadScan(segment, ref at);
            case JpegSegment.HuffmanTables or JpegSegment.QuantizationTables or JpegSegment.RestartInterval:
                return tables.Take(bytes, segment) || Damaged(segment.At, BrokenPart);
            case JpegSegment.Comment:
                notes.HasText |= MetadataNotes.HasInk(bytes, segment.DataAt, segment.End);
                Signatures.JudgePayload(bytes, segment.DataAt, segment.End, report);
                return true;
            case >= JpegSegment.Application0 and <= 0xEF:
                ReadApplication(segment);
                return true;
            default:
                return true;
        }
    }

    private bool ReadFrame(JpegSegment segment)
    {
        if (frame is not null || JpegFrame.Read(bytes, segment) is not { } read) return Damaged(segment.At, BrokenPart);
        frame = read;
        (report.Width, report.Height, report.Frames) = (read.Width, read.Height, 1);
        if (!read.IsCommon) report.Add(FileFindingCode.UnusualEncoding, segment.At, read.Precision == 8 ? "en ovanlig sorts JPEG" : $"{read.Precision} bitar per färg");
        if ((long)read.Width * read.Height <= limits.MostPixels) return true;
        report.Add(FileFindingCode.TooManyPixels, segment.At);
        return false;
    }

    private bool ReadScan(JpegSegment segment, ref long at)
    {
        if (++scans > MostScans)
        {
            report.Add(FileFindingCode.TooComplex, segment.At);
            return false;
        }

        if (frame is null || JpegScan.Read(bytes, segment, frame, tables) is not { } scan) return Damaged(segment.At, BrokenPart);
        var end = scan.Decode(segment.End, out var extra);
        if (end == UnfoldingEnd.Short) report.Add(FileFindingCode.Truncated, segment.At);
        if (end == UnfoldingEnd.Damaged) report.Add(FileFindingCode.Damaged, segment.At, BrokenImage);
        if (end != UnfoldingEnd.Whole) return false;
        if (extra > Careless) report.Add(FileFindingCode.ExtraData, segment.At);
        if (scan.IsFirst || !frame.IsCommon) shown.UnionWith(scan.Components.Select(component => component.Id));
        at = JpegSegment.EndOfData(bytes, segment.End);
        return true;
    }

    private void ReadEnd(JpegSegment segment)
    {
        // A colour that no scan brought would show as grey.
        if (frame is null || scans == 0 || frame.Components.Any(component => !shown.Contains(component.Id)))
            report.Add(FileFindingCode.Truncated, segment.At);
        report.End = segment.End;
        report.Metadata = notes.ToMetadata();
    }

    private void ReadApplication(JpegSegment segment)
    {
        var (at, end) = (segment.DataAt, segment.End);
        switch (segment.Marker)
        {
            case JpegSegment.Application0 when bytes.Has(at, JpegSegment.JfifName):
                notes.HasThumbnail |= segment.Length > 14 && bytes[at + 12] > 0 && bytes[at + 13] > 0;
                // A segment of this length makes a comment of its contents for whoever takes the file for JavaScript.
                if (bytes.Has(segment.At + 2, "/*"u8)) report.Add(FileFindingCode.Script, segment.At);
                break;
            case JpegSegment.Application0 when bytes.Has(at, "JFXX\0"u8):
                notes.HasThumbnail = true;
                break;
            case JpegSegment.Application1 when bytes.Has(at, JpegSegment.ExifName):
                new ExifReader(bytes, notes).Read(at + 6, end);
                break;
            case JpegSegment.Application1 when bytes.Has(at, "http://ns.adobe.com/"u8):
                new XmpSearch(notes).Take(bytes, at, end);
                break;
            case JpegSegment.Application2 when bytes.Has(at, "MPF\0"u8):
                HasPictureList = true;
                break;
            case JpegSegment.Application2 when bytes.Has(at, JpegSegment.ProfileName):
            case JpegSegment.Application14 when bytes.Has(at, "Adobe"u8):
                break;
            case JpegSegment.Application13 when bytes.Has(at, "Photoshop 3.0\0"u8):
                IptcReader.Read(bytes, at + 14, end, notes);
                break;
            default:
                Signatures.JudgePayload(bytes, at, end, report);
                break;
        }
    }

    private bool Damaged(long at, string why)
    {
        report.Add(FileFindingCode.Damaged, at, why);
        return false;
    }
}

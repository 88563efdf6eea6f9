namespace RadOps.Core.Intake.Files;

/// <summary>Copies a JPEG without its application segments and comments, but for those that say how its colours are meant.</summary>
internal static class JpegCopy
{
    /// <summary>Writes the copy.</summary>
    /// <param name="bytes">The original; it has been found to be whole.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="orientation">How it is turned, 1–8.</param>
    internal static void Write(FileBytes bytes, CopyWriter writer, int orientation)
    {
        writer.Add([0xFF, JpegSegment.StartOfImage]);
        var isTurned = orientation == 1;
        for (long at = 2; ;)
        {
            while (bytes[at] == 0) at++;
            var segment = JpegSegment.Read(bytes, at, out _) ?? throw new IOException("The file changed while it was copied.");
            // JFIF wants to be first; Exif comes after it.
            if (!isTurned && segment.Marker != JpegSegment.Application0)
            {
                byte[] exif = [.. JpegSegment.ExifName, .. CopyWriter.Turned(orientation)];
                writer.Add([0xFF, JpegSegment.Application1, 0, (byte)(exif.Length + 2), .. exif]);
                isTurned = true;
            }

            at = segment.End;
            if (Left(bytes, segment) is { } what)
            {
                writer.Leave(what);
                continue;
            }

            if (segment.Marker == JpegSegment.Application0)
                KeepJfif(bytes, writer, segment);
            else
                writer.Keep(segment.At, segment.End);
            if (segment.Marker == JpegSegment.EndOfImage)
            {
                if (segment.End < bytes.Length) writer.Leave("det som låg efter bildens slut");
                return;
            }

            if (segment.Marker != JpegSegment.StartOfScan) continue;
            at = JpegSegment.EndOfData(bytes, segment.End);
            writer.Keep(segment.End, at);
        }
    }

    private static string? Left(FileBytes bytes, JpegSegment segment)
    {
        switch (segment.Marker)
        {
            case JpegSegment.Comment:
                return "kommentar";
            case JpegSegment.Application0:
                return bytes.Has(segment.DataAt, JpegSegment.JfifName) && segment.Length >= 14 ? null : "miniatyrbild";
            case JpegSegment.Application1:
                return bytes.Has(segment.DataAt, JpegSegment.ExifName) ? "Exif (plats, tid och kamera)" : "XMP";
            case JpegSegment.Application2:
                return bytes.Has(segment.DataAt, JpegSegment.ProfileName) ? null : "förteckning över fler bilder";
            case JpegSegment.Application14:
                return bytes.Has(segment.DataAt, "Adobe"u8) ? null : "uppgifter från ett program";
            case JpegSegment.Application13:
                return "IPTC (rubrik, upphovsman och plats)";
            case > JpegSegment.Application0 and <= 0xEF:
                return "uppgifter från ett program";
            default:
                return null;
        }
    }

    /// <summary>JFIF's header without its thumbnail.</summary>
    private static void KeepJfif(FileBytes bytes, CopyWriter writer, JpegSegment segment)
    {
        if (segment.Length > 14) writer.Leave("miniatyrbild");
        writer.Add([0xFF, JpegSegment.Application0, 0, 16]);
        writer.Keep(segment.DataAt, segment.DataAt + 12);
        writer.Add([0, 0]);
    }
}

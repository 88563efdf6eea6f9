namespace RadOps.Core.Intake.Files;

/// <summary>Judges what stands after the end of a picture or document.</summary>
internal static class AfterTheEnd
{
    private const int MostPictures = 16;

    /// <summary>Judges it.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="end">Where its own contents end.</param>
    /// <param name="hasPictureList">Whether it says itself that more pictures follow.</param>
    /// <param name="limits">Limits for those.</param>
    /// <param name="report">Where what is found is noted.</param>
    internal static void Judge(FileBytes bytes, long end, bool hasPictureList, InspectionLimits limits, FileReport report)
    {
        var from = end;
        var at = SkipPadding(bytes, end);
        if (at > end && at >= bytes.Length) report.Add(FileFindingCode.TrailingPadding, end);
        if (at >= bytes.Length) return;
        for (var pictures = 0; hasPictureList && pictures < MostPictures && bytes.Has(at, [0xFF, 0xD8, 0xFF]); pictures++)
        {
            var inner = new FileReport();
            new JpegReader(bytes, limits, inner).Read(at);
            if (inner.End is not { } next) break;
            report.Add(FileFindingCode.MorePictures, at);
            foreach (var finding in inner.Findings.Where(finding => finding.Severity == FindingSeverity.Error)) report.Add(finding.Code, finding.Offset, "en bild efter den första");
            from = next;
            at = SkipPadding(bytes, next);
            if (at >= bytes.Length) return;
        }

        if (SamsungNotes.Read(bytes, from) is { } notes && !notes.Exists(part => IsOther(bytes, part.At, part.Length)))
        {
            report.Add(FileFindingCode.PhoneNotes, from);
            return;
        }

        if (IsFilm(bytes, at))
            report.Add(FileFindingCode.HiddenFilm, at);
        else if ((Signatures.OtherName(bytes, at) ?? Signatures.TakenName(bytes, at)) is { } name)
            report.Add(FileFindingCode.SecondFormat, at, name);
        report.Add(FileFindingCode.TrailingBytes, at);
    }

    /// <summary>Whether a part is a film or another file, after the words that it begins with.</summary>
    private static bool IsOther(FileBytes bytes, long at, long length) =>
        IsFilm(bytes, at) || bytes.IndexOf("ftyp"u8, at, at + length) >= 0 || Signatures.OtherName(bytes, at) is not null || Signatures.TakenName(bytes, at) is not null;

    /// <summary>Zeros and white space, which some programs fill a file with.</summary>
    private static long SkipPadding(FileBytes bytes, long at)
    {
        while (at < bytes.Length)
        {
            var part = bytes.Span(at, 1 << 14);
            var found = part.IndexOfAnyExcept("\0 \t\r\n"u8);
            if (found >= 0) return at + found;
            at += Math.Max(1, part.Length);
        }

        return at;
    }

    /// <summary>A film follows at once, or after a few words of the telephone's own.</summary>
    private static bool IsFilm(FileBytes bytes, long at) => bytes.IndexOf("ftyp"u8, at, at + 512) is >= 4 and var found && found > at && bytes[found - 4] == 0;
}

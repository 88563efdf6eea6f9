using System.Text;

namespace RadOps.Core.Intake.Files;

/// <summary>
/// Reads a file from beginning to end once: its hash, and the marks of other formats that count wherever they stand: archives that are read from their end, packers that look for
/// their beginning, pages and scripts that a browser or server finds. Only marks that are too long to come about by chance in compressed data are sought.
/// </summary>
internal static class ContentScan
{
    private const int EndRecordLength = 22;
    private const int LongestComment = ushort.MaxValue;
    private const int Step = 1 << 15;
    private const int Overlap = 32;

    private static ReadOnlySpan<byte> SevenZip => [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C];

    /// <summary>Looks for what does not belong in a file of this format.</summary>
    internal static void Look(FileBytes bytes, PatientFileFormat format, FileReport report)
    {
        LookForArchive(bytes, report);
        foreach (var (at, mark, name) in (ReadOnlySpan<(long, byte[], string)>)[(257, "ustar"u8.ToArray(), "ett TAR-arkiv"), (128, "DICM"u8.ToArray(), "en DICOM-fil"), (0x8001, "CD001"u8.ToArray(), "en skivavbild")])
        {
            if (bytes.Has(at, mark)) report.Add(FileFindingCode.SecondFormat, at, name);
        }

        if (format != PatientFileFormat.Pdf && bytes.IndexOf("%PDF-"u8, 0, Signatures.PdfHeaderWithin + 5) is >= 0 and var pdf) report.Add(FileFindingCode.SecondFormat, pdf, "en PDF");
        for (long start = 0; start < bytes.Length; start += Step)
            LookAt(bytes.Span(start, Step + Overlap), start, format, report);
    }

    private static void LookAt(ReadOnlySpan<byte> piece, long start, PatientFileFormat format, FileReport report)
    {
        if (piece.IndexOf("Rar!\u001a\u0007"u8) is >= 0 and var rar) report.Add(FileFindingCode.SecondFormat, start + rar, "ett RAR-arkiv");
        if (piece.IndexOf(SevenZip) is >= 0 and var seven) report.Add(FileFindingCode.SecondFormat, start + seven, "ett 7-Zip-arkiv");
        if (format != PatientFileFormat.Pdf && piece.IndexOf("%PDF-1."u8) is >= 0 and var pdf) report.Add(FileFindingCode.SecondFormat, start + pdf, "en PDF");
        if (piece.IndexOf("This program cannot be run"u8) is >= 0 and var program) report.Add(FileFindingCode.SecondFormat, start + program, "ett program för Windows");
        for (var at = 0; at < piece.Length; at++)
        {
            var next = piece[at..].IndexOf((byte)'<');
            if (next < 0) break;
            at += next;
            if (IsScript(piece[at..])) report.Add(FileFindingCode.Script, start + at);
        }
    }

    private static bool IsScript(ReadOnlySpan<byte> text) =>
        Is(text, "<script"u8, " >\t\r\n/"u8) || Is(text, "<?php"u8, " \t\r\n"u8) || Is(text, "<html"u8, " >\t\r\n"u8) || Is(text, "<iframe"u8, " >\t\r\n"u8) || Is(text, "<!doctype html"u8, " >\t\r\n"u8)
        || Is(text, "<hta:application"u8, " >/\t\r\n"u8) || Is(text, "<%@ page"u8, " \t\r\n"u8);

    private static bool Is(ReadOnlySpan<byte> text, ReadOnlySpan<byte> word, ReadOnlySpan<byte> then) =>
        text.Length > word.Length && then.Contains(text[word.Length]) && Ascii.EqualsIgnoreCase(text[..word.Length], word);

    /// <summary>A ZIP (and so a JAR, an APK, an Office document) is found from its end: its record there says where its table begins, counted from wherever the archive does.</summary>
    private static void LookForArchive(FileBytes bytes, FileReport report)
    {
        var from = Math.Max(0, bytes.Length - EndRecordLength - LongestComment);
        for (var at = from; (at = bytes.IndexOf("PK\u0005\u0006"u8, at, bytes.Length)) >= 0; at++)
        {
            if (bytes.Span(at + 12, 8) is not [var a, var b, var c, var d, ..]) continue;
            var size = a | ((long)b << 8) | ((long)c << 16) | ((long)d << 24);
            if (size == 0 || size > at || !bytes.Has(at - size, "PK\u0001\u0002"u8)) continue;
            report.Add(FileFindingCode.SecondFormat, at, "ett ZIP-arkiv eller en app");
            return;
        }
    }
}

namespace RadOps.Core.Intake.Files;

/// <summary>How files of many formats begin.</summary>
internal static class Signatures
{
    // Where a PDF's header may stand for readers that are forgiving (ISO 32000-1, annex H).
    internal const int PdfHeaderWithin = 1024;

    /// <summary>What a file is of those that are taken in, by its first bytes.</summary>
    internal static PatientFileFormat Format(FileBytes bytes)
    {
        if (bytes.Has(0, PngChunk.Signature)) return PatientFileFormat.Png;
        if (bytes.Has(0, "GIF87a"u8) || bytes.Has(0, "GIF89a"u8)) return PatientFileFormat.Gif;
        if (bytes.Has(0, [0xFF, 0xD8, 0xFF])) return PatientFileFormat.Jpeg;
        return OtherName(bytes, 0) is null && bytes.IndexOf("%PDF-"u8, 0, PdfHeaderWithin + 5) >= 0 ? PatientFileFormat.Pdf : PatientFileFormat.Unknown;
    }

    /// <summary>Judges a comment, or a part whose format RadOps does not know: another file in it is there to be found by somebody.</summary>
    internal static void JudgePayload(FileBytes bytes, long at, long end, FileReport report)
    {
        if (end - at < 16) return;
        var name = OtherName(bytes, at) ?? TakenName(bytes, at);
        if (name is not null) report.Add(FileFindingCode.SecondFormat, at, name);
    }

    /// <summary>What one of the formats that are taken in is called, when it begins there.</summary>
    internal static string? TakenName(FileBytes bytes, long at) =>
        bytes.Has(at, PngChunk.Signature) ? "en PNG-bild"
        : bytes.Has(at, "GIF87a"u8) || bytes.Has(at, "GIF89a"u8) ? "en GIF-bild"
        : bytes.Has(at, [0xFF, 0xD8, 0xFF]) && bytes[at + 3] is >= 0xC0 and <= 0xFE ? "en JPEG-bild"
        : bytes.Has(at, "%PDF-"u8) ? "en PDF"
        : null;

    /// <summary>What a format that is not taken in is called in Swedish, when it begins there; null when none does that RadOps knows.</summary>
    internal static string? OtherName(FileBytes bytes, long at)
    {
        if (bytes.Has(at, "PK\u0003\u0004"u8) || bytes.Has(at, "PK\u0005\u0006"u8)) return IsOffice(bytes, at) ? "ett Office-dokument" : "ett ZIP-arkiv eller en app";
        if (bytes.Has(at, "MZ"u8) && IsWindowsProgram(bytes, at)) return "ett program för Windows";
        if (bytes.Has(at, "\u007fELF"u8)) return "ett program för Linux";
        if (bytes.Has(at, [0xCA, 0xFE, 0xBA, 0xBE]) || bytes.Has(at, [0xCF, 0xFA, 0xED, 0xFE])) return "ett program";
        if (bytes.Has(at, [0x4C, 0, 0, 0, 1, 0x14, 2, 0])) return "en genväg för Windows";
        if (bytes.Has(at, "Rar!\u001a\u0007"u8)) return "ett RAR-arkiv";
        if (bytes.Has(at, [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C])) return "ett 7-Zip-arkiv";
        if (bytes.Has(at, [0x1F, 0x8B, 8])) return "ett packat arkiv (gzip)";
        if (bytes.Has(at, "MSCF\0\0\0\0"u8)) return "ett CAB-arkiv";
        if (bytes.Has(at, [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return "ett äldre Office-dokument";
        if (bytes.Has(at, "{\\rtf"u8)) return "ett RTF-dokument";
        if (bytes.Has(at, "%!PS"u8)) return "ett PostScript-program";
        if (bytes.Has(at + 4, "ftyp"u8)) return Media(bytes, at + 8);
        if (bytes.Has(at, "RIFF"u8)) return bytes.Has(at + 8, "WEBP"u8) ? "en WebP-bild" : "ljud eller film";
        if (bytes.Has(at, [0x1A, 0x45, 0xDF, 0xA3]) || bytes.Has(at, "OggS"u8) || bytes.Has(at, "ID3"u8)) return "ljud eller film";
        if (bytes.Has(at, "II*\0"u8) || bytes.Has(at, "MM\0*"u8)) return "en TIFF-bild";
        if (bytes.Has(at, "BM"u8) && bytes.Has(at + 6, [0, 0, 0, 0])) return "en BMP-bild";
        if (bytes.Has(at, "8BPS"u8)) return "en Photoshop-bild";
        if (bytes.Has(at, [0, 0, 0, 12, (byte)'J', (byte)'X', (byte)'L', (byte)' ']) || (bytes.Has(at, [0xFF, 0x0A]) && at == 0)) return "en JPEG XL-bild";
        if (bytes.Has(at, [0, 0, 0, 12, (byte)'j', (byte)'P']) || bytes.Has(at, [0xFF, 0x4F, 0xFF, 0x51])) return "en JPEG 2000-bild";
        if (bytes.Has(at + 128, "DICM"u8)) return "en DICOM-fil";
        if (bytes.Has(at + 257, "ustar"u8)) return "ett TAR-arkiv";
        if (bytes.Has(at, "SQLite format 3\0"u8)) return "en databas";
        return IsPage(bytes, at) ? "en webbsida eller ett skript" : null;
    }

    private static string Media(FileBytes bytes, long brand) =>
        bytes.Has(brand, "hei"u8) || bytes.Has(brand, "hev"u8) || bytes.Has(brand, "mif1"u8) || bytes.Has(brand, "msf1"u8) ? "en HEIC-bild, som en iPhone tar"
        : bytes.Has(brand, "avi"u8) ? "en AVIF-bild"
        : "en film";

    private static bool IsOffice(FileBytes bytes, long at) => bytes.IndexOf("[Content_Types].xml"u8, at, at + 4096) >= 0 || bytes.IndexOf("mimetypeapplication/vnd.oasis"u8, at, at + 128) >= 0;

    /// <summary>MZ alone is two letters: where the header points, PE (or an older one's NE or LE) must stand.</summary>
    private static bool IsWindowsProgram(FileBytes bytes, long at)
    {
        if (bytes.Span(at + 0x3C, 4) is not [var a, var b, var c, var d]) return false;
        var header = at + (a | ((long)b << 8) | ((long)c << 16) | ((long)d << 24));
        return bytes.Has(header, "PE\0\0"u8) || bytes.Has(header, "NE"u8) || bytes.Has(header, "LE"u8) || bytes.IndexOf("DOS mode"u8, at, at + 512) >= 0;
    }

    private static bool IsPage(FileBytes bytes, long at)
    {
        if (bytes.Has(at, [0xEF, 0xBB, 0xBF])) at += 3;
        for (var i = 0; i < PdfHeaderWithin && bytes[at] is (' ' or '\t' or '\r' or '\n'); i++) at++;
        if (bytes.Has(at, "#!"u8) && bytes[at + 2] is '/' or ' ') return true;
        return Begins(bytes, at, "<!doctype"u8) || Begins(bytes, at, "<html"u8) || Begins(bytes, at, "<script"u8) || Begins(bytes, at, "<svg"u8) || Begins(bytes, at, "<?php"u8)
            || Begins(bytes, at, "<?xml"u8) || Begins(bytes, at, "<body"u8) || Begins(bytes, at, "@echo off"u8);
    }

    /// <summary>Whether a word in small letters stands there, in small or capital ones.</summary>
    internal static bool Begins(FileBytes bytes, long at, ReadOnlySpan<byte> word)
    {
        var there = bytes.Span(at, word.Length);
        return there.Length == word.Length && System.Text.Ascii.EqualsIgnoreCase(there, word);
    }
}

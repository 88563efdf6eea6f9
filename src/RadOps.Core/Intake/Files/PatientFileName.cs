using System.Buffers;
using System.Globalization;
using System.Text;

namespace RadOps.Core.Intake.Files;

/// <summary>Judges a file's name. What the file is, its contents say; a name can only lie about it, or do harm by itself.</summary>
internal static class PatientFileName
{
    // Windows takes these for devices, whatever follows a dot, and COM and LPT also with a raised digit.
    private static readonly HashSet<string> devices = new(StringComparer.OrdinalIgnoreCase) { "CON", "PRN", "AUX", "NUL", "CLOCK$", "CONIN$", "CONOUT$" };

    // What Windows, macOS or Linux runs, or opens with a program that runs what is in it.
    private static readonly HashSet<string> running = new(StringComparer.OrdinalIgnoreCase)
    {
        "exe", "com", "scr", "pif", "bat", "cmd", "msi", "msp", "msc", "cpl", "dll", "sys", "ps1", "psm1", "psd1", "ps1xml", "vbs", "vbe", "js", "jse", "mjs", "wsf", "wsh", "hta", "htm", "html", "xhtml",
        "mht", "mhtml", "svg", "xml", "xsl", "php", "asp", "aspx", "jsp", "jar", "jnlp", "lnk", "url", "inf", "reg", "scf", "chm", "hlp", "iso", "img", "vhd", "vhdx", "app", "command", "sh", "py", "pl", "rb",
        "docm", "xlsm", "pptm", "dotm", "xlam", "ppam", "sldm", "gadget", "application", "appref-ms", "library-ms", "settingcontent-ms", "desktop", "apk", "deb", "rpm",
    };

    private static readonly SearchValues<char> forbidden = SearchValues.Create("<>\"|?*");

    /// <summary>Judges a name.</summary>
    /// <param name="name">The name alone.</param>
    /// <param name="format">What the file is.</param>
    /// <param name="report">Where what is found is noted.</param>
    internal static void Judge(string name, PatientFileFormat format, FileReport report)
    {
        if (name is "." or ".." || name.AsSpan().IndexOfAny('/', '\\', ':') >= 0) report.Add(FileFindingCode.NameIsPath);
        if (IsDisguised(name)) report.Add(FileFindingCode.NameDisguised);
        if (IsReserved(name)) report.Add(FileFindingCode.NameReserved);
        JudgeExtension(name, format, report);
    }

    private static void JudgeExtension(string name, PatientFileFormat format, FileReport report)
    {
        // Windows drops dots and spaces at the end: what stands before them is the extension there.
        var extension = Path.GetExtension(name.TrimEnd('.', ' ')).TrimStart('.').Trim();
        if (running.Contains(extension)) report.Add(FileFindingCode.ExtensionRuns);
        if (format == PatientFileFormat.Unknown) return;
        var said = Said(extension);
        if (extension.Length == 0)
            report.Add(FileFindingCode.ExtensionMissing, null, FindingTexts.Name(format));
        else if (said != format && !running.Contains(extension))
            report.Add(FileFindingCode.ExtensionDiffers, null, FindingTexts.Name(format));
    }

    private static PatientFileFormat Said(string extension) => extension.ToLowerInvariant() switch
    {
        "pdf" => PatientFileFormat.Pdf,
        "gif" => PatientFileFormat.Gif,
        "jpg" or "jpeg" or "jpe" or "jfif" => PatientFileFormat.Jpeg,
        "png" or "apng" => PatientFileFormat.Png,
        _ => PatientFileFormat.Unknown,
    };

    private static bool IsReserved(string name)
    {
        if (name.Length == 0 || name[^1] is '.' or ' ' || name.AsSpan().ContainsAny(forbidden)) return true;
        var stem = name.Split('.')[0].TrimEnd(' ');
        return devices.Contains(stem)
            || (stem.Length == 4 && (stem.StartsWith("COM", StringComparison.OrdinalIgnoreCase) || stem.StartsWith("LPT", StringComparison.OrdinalIgnoreCase)) && stem[3] is (>= '0' and <= '9') or '¹' or '²' or '³');
    }

    /// <summary>Characters that do not show, or turn the order of the others. An accent of its own, as macOS writes å, ä and ö, is none of them.</summary>
    private static bool IsDisguised(string name)
    {
        foreach (var rune in name.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar) return true; // also what is no character at all
            if (Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned) return true;
        }

        return false;
    }
}

using System.IO.Compression;
using System.Text;
using RadOps.Core;
using RadOps.Core.Continuity.Kit;
using RadOps.Documents.Continuity;

namespace RadOps.Site;

/// <summary>Writes an outage kit: one folder, and the same as one zip beside it.</summary>
public static class OutageKitFolder
{
    /// <summary>The page that is opened first.</summary>
    public const string Page = "driftstopp.html";

    /// <summary>The folder with the papers.</summary>
    public const string Papers = "papper";

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes both, whole or not at all.</summary>
    /// <param name="kit">What it holds.</param>
    /// <param name="folder">Full path of the folder, which must not be there.</param>
    /// <param name="print">Makes PDFs of a folder's pages beside them; it may come to nothing.</param>
    /// <exception cref="RadOpsException"><c>FileExists</c>; <c>FileNotWritten</c>.</exception>
    public static async Task WriteAsync(OutageKit kit, string folder, Func<string, Task> print)
    {
        ArgumentNullException.ThrowIfNull(kit);
        ArgumentNullException.ThrowIfNull(print);
        var zip = folder + ".zip";
        RequireFree(folder);
        var draft = folder + "~";
        try
        {
            Directory.CreateDirectory(Path.Combine(draft, Papers));
            WriteText(Path.Combine(draft, Page), writer => OutageKitPage.Write(kit, writer));
            WritePapers(kit, Path.Combine(draft, Papers));
            await print(Path.Combine(draft, Papers)).ConfigureAwait(false);
            ZipFile.CreateFromDirectory(draft, zip + "~", CompressionLevel.Optimal, includeBaseDirectory: false, Encoding.UTF8);
            File.Move(zip + "~", zip);
            Directory.Move(draft, folder);
        }
        catch (Exception error)
        {
            Leave(draft, zip + "~");
            if (error is IOException or UnauthorizedAccessException)
                throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"The outage kit could not be written: {error.Message}", folder, error);
            throw;
        }
    }

    /// <summary>Refuses a folder, or its zip, that is there.</summary>
    /// <exception cref="RadOpsException"><c>FileExists</c>.</exception>
    public static void RequireFree(string folder)
    {
        foreach (var path in (string[])[folder, folder + ".zip"])
        {
            if (Path.Exists(path))
                throw new RadOpsException("FileExists", ErrorKind.Conflict, $"{path} exists already. A kit is never written over, since its numbers may be on papers: choose another folder.", path);
        }
    }

    private static void WritePapers(OutageKit kit, string folder)
    {
        var sheets = new DowntimeSheets(kit.CareUnit, kit.Pack, kit.MadeAt, kit.Drill);
        if (kit.Numbers.Count > 0) WriteText(Path.Combine(folder, "pappersremisser.html"), writer => writer.Write(sheets.Referrals(kit.Numbers)));
        WriteText(Path.Combine(folder, "loggblad.html"), writer => writer.Write(sheets.Log()));
        WriteText(Path.Combine(folder, "avstamning.html"), writer => writer.Write(sheets.Reconciliation(kit.OpenItems)));
    }

    private static void WriteText(string path, Action<TextWriter> write)
    {
        using var writer = new StreamWriter(path, append: false, Utf8);
        write(writer);
    }

    private static void Leave(string folder, string zip)
    {
        try
        {
            if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
            File.Delete(zip);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return; // The failure that led here is the one to tell; this one only leaves files of a known name behind.
        }
    }
}

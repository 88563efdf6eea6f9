using RadOps.Core.Identity;
using RadOps.Core.Intake.Cleaning;

namespace RadOps.Core.Intake;

/// <summary>Which files an import is about. Of a folder that holds much else, only what came since the message was sent: what is taken in will be deleted.</summary>
/// <param name="tools">What the intake works with.</param>
internal sealed class IntakeSelection(IntakeTools tools)
{
    /// <summary>The files' full paths; none where the message had none, or where only more is said of a case.</summary>
    internal IReadOnlyList<string> Choose(IntakeRequest request)
    {
        if (request.WithoutFiles || (request.CaseId is not null && request.Paths.Count == 0)) return [];
        IReadOnlyList<string> paths = request.Paths.Count > 0 ? request.Paths : [tools.Machine.Downloads];
        List<string> chosen = [.. paths.SelectMany(path => Choose(path, request)).Distinct(StringComparer.Ordinal)];
        return chosen.Count > 0
            ? chosen
            : throw new RadOpsException("FilesMissing", ErrorKind.NotFound, $"No file has come to {IdentityMask.Mask(string.Join(", ", paths))} since then. Download them from 1177 one by one, or say that the message had none (-WithoutFile, --without-file).");
    }

    private IEnumerable<string> Choose(string path, IntakeRequest request)
    {
        var facts = tools.Machine.Look(path);
        switch (facts.Kind)
        {
            case FileKind.Folder:
                return InFolder(path, request.Since ?? request.Statements.SentAt ?? throw new RadOpsException(
                    "FilesNotNamed", ErrorKind.InvalidInput, $"{IdentityMask.Mask(path)} is a folder, where other files may lie as well. Name the files, or say when the message was sent (-SentAt) or since when they have come (-Since)."));
            case FileKind.File:
                RequireWhole(path);
                return [path];
            case FileKind.Missing:
                throw new RadOpsException("FilesMissing", ErrorKind.NotFound, $"There is no such file: {IdentityMask.MaskPath(path)}", IdentityMask.MaskPath(path));
            case FileKind.Unknown:
                throw Unreadable(path);
            default:
                throw new RadOpsException("FileIsLink", ErrorKind.NotPermitted, $"{IdentityMask.MaskPath(path)} is a link or a device and not a file. What it leads to is not touched; name the file itself.", IdentityMask.MaskPath(path));
        }
    }

    private IEnumerable<string> InFolder(string folder, DateTimeOffset since)
    {
        foreach (var file in FolderEntries.Of(folder) ?? throw Unreadable(folder))
        {
            if (tools.Machine.Look(file).Kind != FileKind.File || PartialDownloads.IsOne(file) || Arrived(file) < since.UtcDateTime) continue;
            RequireWhole(file);
            yield return file;
        }
    }

    private static RadOpsException Unreadable(string path) => new("PatientFileUnreadable", ErrorKind.Storage, $"{IdentityMask.MaskPath(path)} cannot be read by this account, or cannot be reached.", IdentityMask.MaskPath(path));

    /// <summary>Some programs give a download the time that the server says; the file itself is never older than its making here.</summary>
    private static DateTime Arrived(string file) => File.GetLastWriteTimeUtc(file) is var written && File.GetCreationTimeUtc(file) is var made && made > written ? made : written;

    private void RequireWhole(string path)
    {
        if (PartialDownloads.IsOne(path) || PartialDownloads.Of(path).Any(part => tools.Machine.Look(part) is { Kind: FileKind.File } && tools.Machine.Look(path).Length == 0))
            throw new RadOpsException("FileArriving", ErrorKind.Conflict, $"{IdentityMask.MaskPath(path)} is still being downloaded. Wait until the browser is done.", IdentityMask.MaskPath(path));
    }
}

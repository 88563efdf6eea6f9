using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Identity;
using RadOps.Dicom.Reading;

namespace RadOps.Dicom.Media;

/// <summary>
/// Judges a medium. Files are found by walking the medium, and references are looked up among those: nothing that a DICOMDIR or manifest
/// names is ever opened by that name, so none can lead out of the medium.
/// </summary>
internal sealed class MediumVerifier
{
    private readonly string root;
    private readonly bool compareHashes;
    private readonly CancellationToken cancellationToken;
    private readonly List<MediumFinding> findings = [];
    private IReadOnlyDictionary<string, string>? manifest;

    private MediumVerifier(string root, bool compareHashes, CancellationToken cancellationToken)
    {
        this.root = root;
        this.compareHashes = compareHashes;
        this.cancellationToken = cancellationToken;
    }

    /// <summary>Judges a medium: the DICOMDIR first, then the files in the order of their names.</summary>
    /// <exception cref="RadOpsException">The folder does not exist (<c>MediumNotFound</c>).</exception>
    public static IReadOnlyList<MediumFinding> Verify(string mediumRoot, bool compareHashes, CancellationToken cancellationToken)
    {
        var root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(mediumRoot));
        if (!Directory.Exists(root))
            throw new RadOpsException("MediumNotFound", ErrorKind.NotFound, "The medium's folder does not exist.", mediumRoot);
        var verifier = new MediumVerifier(root, compareHashes, cancellationToken);
        verifier.Run();
        return verifier.findings;
    }

    private void Run()
    {
        manifest = ReadManifest();
        var files = FindFiles();
        var byName = files.ToDictionary(file => file.Name, StringComparer.Ordinal);
        var directoryFile = files.Find(file => file.Name.Equals(FileIds.DirectoryName, StringComparison.OrdinalIgnoreCase) && !file.IsLink);
        MediumDirectory? directory = null;
        if (directoryFile is null)
            Add(FindingSeverity.Error, "DirectoryMissing", FileIds.DirectoryName, "The medium has no DICOMDIR in its root.");
        else
            directory = MediumDirectory.Read(directoryFile.Entry.Path, findings, cancellationToken);
        if (directory is not null)
            Match(directory.References, files, byName);

        var judgements = OrderedParallel.Select(
            files.Chunk(8),
            static () => new DicomHeaderReader(),
            (reader, batch) => batch.SelectMany(file => Judge(reader, file, directory is not null)).ToArray(),
            cancellationToken);
        foreach (var batch in judgements)
            findings.AddRange(batch);

        foreach (var name in manifest?.Keys.Where(name => !byName.ContainsKey(name)) ?? [])
            Add(FindingSeverity.Error, "ManifestFileMissing", name, "The manifest lists the file, but the medium does not have it.");
    }

    private IReadOnlyDictionary<string, string>? ReadManifest()
    {
        try
        {
            var hashes = MediumManifest.Read(root);
            if (hashes is null)
                Add(FindingSeverity.Information, "ManifestMissing", null, "The medium has no manifest, so its files cannot be compared with what was put on it.");
            return hashes;
        }
        catch (RadOpsException error)
        {
            Add(FindingSeverity.Error, error.Code, MediumManifest.FileName, error.Message);
            return null;
        }
    }

    private List<MediumFile> FindFiles()
    {
        var files = new List<MediumFile>();
        foreach (var entry in FileWalk.Enumerate([root]))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var name = entry.Path == root ? "" : Path.GetRelativePath(root, entry.Path).Replace(Path.DirectorySeparatorChar, '/');
            if (entry.Fault is not null && !entry.IsFolderLink)
                Add(FindingSeverity.Error, "FolderUnreadable", name, $"Not all of the medium can be read: {entry.Fault}.");
            else
                files.Add(new MediumFile(entry, entry.IsFolderLink || new FileInfo(entry.Path).LinkTarget is not null, name) { Hash = manifest?.GetValueOrDefault(name) });
        }
        return files;
    }

    private void Match(List<MediumReference> references, List<MediumFile> files, Dictionary<string, MediumFile> byName)
    {
        var byLooseName = files.GroupBy(file => Loosen(file.Name), StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        foreach (var reference in references)
        {
            var fileId = reference.FileId;
            if (IsOutside(fileId))
            {
                Add(FindingSeverity.Error, "FileIdOutsideMedium", FileIds.DirectoryName, "A directory record refers to a path outside the medium; it was not followed.");
                continue;
            }
            var isThere = byName.TryGetValue(fileId, out var file);
            if (!isThere && !byLooseName.TryGetValue(Loosen(fileId), out file))
            {
                Add(FindingSeverity.Error, "ReferencedFileMissing", Show(fileId), "The DICOMDIR refers to the file, but the medium does not have it.");
                continue;
            }
            if (!isThere)
                Add(FindingSeverity.Warning, "FileNameDiffers", file!.Name, "The file's name differs from the DICOMDIR's reference in case or in an ending; some readers will not find it.");
            if (!FileIds.IsValid(fileId))
                Add(FindingSeverity.Warning, "FileIdInvalid", file!.Name, "The reference is no file ID of 1–8 parts of 1–8 characters A–Z 0–9 _ (PS3.10 8.2).");
            if (file!.Reference is not null)
                Add(FindingSeverity.Error, "FileReferencedTwice", file.Name, "More than one directory record refers to the file.");
            file.Reference = reference;
        }
        foreach (var group in references.Where(reference => reference.SopInstanceUid is not null).GroupBy(reference => reference.SopInstanceUid, StringComparer.Ordinal).Where(group => group.Count() > 1))
            Add(FindingSeverity.Error, "DuplicateInstance", Show(group.First().FileId), $"Several records refer to one instance ({Show(group.Key!)}).");
    }

    /// <summary>Names as file systems of discs may show them: in lower case, with a version, with an empty extension.</summary>
    private static string Loosen(string name)
    {
        var loose = name.ToUpperInvariant();
        if (loose.EndsWith(";1", StringComparison.Ordinal))
            loose = loose[..^2];
        return loose.TrimEnd('.');
    }

    private static bool IsOutside(string fileId) =>
        fileId.StartsWith('/') || fileId.Contains(':', StringComparison.Ordinal) || fileId.Contains('\0', StringComparison.Ordinal) || fileId.Split('/').Any(part => part is ".." or "." or "");

    // What stands in a foreign directory may be anything; a file ID that is none is not repeated.
    private static string? Show(string text) => text.Length <= 80 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '_' or '.') ? text : null;

    private IEnumerable<MediumFinding> Judge(DicomHeaderReader reader, MediumFile file, bool hasDirectory)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (file.IsLink)
            return [new(FindingSeverity.Error, "LinkOnMedium", file.Name, "A link, not a file: what it leads to is not on the medium.")];
        return [.. JudgeHash(file), .. JudgeHeader(reader, file, hasDirectory)];
    }

    private IEnumerable<MediumFinding> JudgeHash(MediumFile file)
    {
        if (manifest is null || file.Name == MediumManifest.FileName)
            yield break;
        if (file.Hash is null)
            yield return new(FindingSeverity.Warning, "NotInManifest", file.Name, "The manifest does not list the file.");
        else if (!compareHashes)
            yield break;
        else if (HashOf(file.Entry.Path) is not { } hash)
            yield return new(FindingSeverity.Error, "FileUnreadable", file.Name, "The file cannot be read to its end.");
        else if (hash != file.Hash)
            yield return new(FindingSeverity.Error, "HashMismatch", file.Name, "The file is not what was put on the medium: its SHA-256 differs from the manifest's.");
    }

    private string? HashOf(string path)
    {
        using var file = InputFile.Open(path, out _);
        if (file is null)
            return null;
        try
        {
            return FileHash.Sha256(file, cancellationToken);
        }
        catch (IOException)
        {
            return null; // told as FileUnreadable
        }
    }

    private IEnumerable<MediumFinding> JudgeHeader(DicomHeaderReader reader, MediumFile file, bool hasDirectory)
    {
        var header = reader.Read(file.Entry.Path, cancellationToken);
        if (file.Reference is { } reference)
            return header.Status == DicomFileStatus.Ok ? Compare(reference, header, file.Name) : [Broken(header, file.Name)];
        if (header.Status is DicomFileStatus.NotDicom || header.IsMediaDirectory)
            return [];
        if (header.Status == DicomFileStatus.Unreadable)
            return [new(FindingSeverity.Warning, "FileUnreadable", file.Name, $"The file cannot be read: {header.Reason}.")];
        return hasDirectory
            ? [new(FindingSeverity.Error, "FileUnreferenced", file.Name, "A DICOM file that the DICOMDIR does not refer to: most readers will not show it.")]
            : [];
    }

    private static MediumFinding Broken(DicomHeader header, string name) => header.Status switch
    {
        DicomFileStatus.Truncated => new(FindingSeverity.Error, "FileTruncated", name, $"The file is not whole: {header.Reason}."),
        DicomFileStatus.NotDicom => new(FindingSeverity.Error, "FileNotDicom", name, $"The DICOMDIR refers to a file that is not DICOM: {header.Reason}."),
        _ => new(FindingSeverity.Error, "FileUnreadable", name, $"The file cannot be read: {header.Reason}."),
    };

    private static IEnumerable<MediumFinding> Compare(MediumReference reference, DicomHeader header, string name)
    {
        if (reference.SopInstanceUid != header.SopInstanceUid)
            yield return Differs("SopInstanceMismatch", "SOP Instance UID");
        if (reference.SopClassUid != header.SopClassUid)
            yield return Differs("SopClassMismatch", "SOP Class UID");
        if (reference.TransferSyntaxUid != header.TransferSyntaxUid)
            yield return Differs("TransferSyntaxMismatch", "Transfer Syntax UID");
        if (reference.SeriesInstanceUid != header.SeriesInstanceUid)
            yield return Differs("SeriesMismatch", "Series Instance UID");
        if (reference.StudyInstanceUid != header.StudyInstanceUid)
            yield return Differs("StudyMismatch", "Study Instance UID");
        if (header.PatientId is { } id && !id.Equals(reference.PatientId is { } text ? PatientId.Unverified(text) : null))
            yield return Differs("PatientMismatch", "Patient ID");

        MediumFinding Differs(string code, string what) => new(FindingSeverity.Error, code, name, $"The file's {what} is not the one that the DICOMDIR gives it.");
    }

    private void Add(FindingSeverity severity, string code, string? file, string message) => findings.Add(new(severity, code, file, message));
}

using System.Globalization;
using RadOps.Core.Export;

namespace RadOps.Core.Intake.Cleaning;

/// <summary>
/// The folder of a case where Picsara imports from, or papers are printed from. It bears the case's id and so do the files in it: nothing of the patient is in their names. It appears whole, what is in
/// it has been read back, and nothing that is there is ever overwritten.
/// </summary>
internal static class ReadyFolder
{
    /// <summary>Name of the sheet that lies beside what is to be printed.</summary>
    internal const string SheetName = "utskrift.html";

    private const string Temporary = ".radops-";

    /// <summary>Name of a file's copy.</summary>
    internal static string CopyName(string caseId, PatientFile file) =>
        string.Create(CultureInfo.InvariantCulture, $"{caseId}-{file.Number}.{(file.Format == Files.PatientFileFormat.Jpeg ? "jpg" : file.Format.ToString().ToLowerInvariant())}");

    /// <summary>Puts copies of files in it.</summary>
    /// <param name="root">Folder that the site names; it must be there.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="files">The files, with the full path of each.</param>
    /// <param name="copy">Copies a file to a new one, and gives the SHA-256 that the copy must have.</param>
    /// <param name="sheet">Text of the sheet; null for none.</param>
    /// <returns>Full path of the folder.</returns>
    /// <exception cref="RadOpsException"><c>ReadyFolderUnreachable</c>, <c>ReadyCopyExists</c>, <c>ReadyCopyDiffers</c>, <c>FileNotWritten</c>: nothing was put there, or all of what was there before is untouched.</exception>
    internal static string Put(string root, string caseId, IReadOnlyList<(PatientFile File, string Path)> files, Func<PatientFile, string, string, string> copy, string? sheet)
    {
        var target = Path.Combine(root, caseId);
        if (!Directory.Exists(root))
            throw new RadOpsException("ReadyFolderUnreachable", ErrorKind.Unreachable, $"The folder {root} does not exist, or cannot be reached from here. Its name is in the site file (folders: picsara, earchive).", root);
        var temporary = Path.Combine(root, Temporary + caseId);
        try
        {
            Folders.Delete(temporary); // what a run that was broken off left
            Directory.CreateDirectory(temporary);
            var made = files.Select(file => (Name: CopyName(caseId, file.File), Hash: Copy(file.File, file.Path, temporary, caseId, copy))).ToList();
            if (sheet is not null) File.WriteAllText(Path.Combine(temporary, SheetName), sheet);
            if (!Directory.Exists(target)) Directory.Move(temporary, target);
            else Merge(temporary, target, made);
            foreach (var (name, hash) in made)
                if (FileCopy.Hash(Path.Combine(target, name)) != hash) throw Differs(Path.Combine(target, name));
            return target;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"The copies for {caseId} could not be put in {root}: {Identity.IdentityMask.Mask(error.Message)} The files in the folder for downloads are untouched.", target, error);
        }
        finally
        {
            DeleteQuietly(temporary);
        }
    }

    /// <summary>The copies that are there, by their names.</summary>
    internal static IEnumerable<(string Path, int Number)> Copies(IIntakeMachine machine, string folder, string caseId)
    {
        if (machine.Look(folder).Kind != FileKind.Folder) yield break;
        foreach (var path in FolderEntries.Of(folder) ?? [])
            if (Path.GetFileNameWithoutExtension(path) is var name && name.StartsWith(caseId + "-", StringComparison.Ordinal)
                && int.TryParse(name.AsSpan(caseId.Length + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && machine.Look(path).Kind == FileKind.File)
                yield return (path, number);
    }

    /// <summary>Takes the folder away when no copy is left in it, with the sheet.</summary>
    internal static void Discard(IIntakeMachine machine, string folder)
    {
        DeleteQuietly(Path.Combine(Path.GetDirectoryName(folder)!, Temporary + Path.GetFileName(folder)));
        if (machine.Look(folder).Kind != FileKind.Folder || FolderEntries.Of(folder)?.Any(entry => Path.GetFileName(entry) != SheetName) != false) return;
        DeleteQuietly(folder);
    }

    private static string Copy(PatientFile file, string source, string folder, string caseId, Func<PatientFile, string, string, string> copy)
    {
        var target = Path.Combine(folder, CopyName(caseId, file));
        var hash = copy(file, source, target);
        return FileCopy.Hash(target) == hash ? hash : throw Differs(target);
    }

    private static void Merge(string temporary, string target, List<(string Name, string Hash)> made)
    {
        foreach (var (name, hash) in made.Where(file => File.Exists(Path.Combine(target, file.Name))))
            if (FileCopy.Hash(Path.Combine(target, name)) != hash)
                throw new RadOpsException("ReadyCopyExists", ErrorKind.Conflict, $"{Path.Combine(target, name)} is there already, with other content. Nothing is overwritten: look at it, and move it away.", target);
        foreach (var (name, _) in made.Where(file => !File.Exists(Path.Combine(target, file.Name))))
            File.Move(Path.Combine(temporary, name), Path.Combine(target, name), overwrite: false);
        if (File.Exists(Path.Combine(temporary, SheetName))) File.Move(Path.Combine(temporary, SheetName), Path.Combine(target, SheetName), overwrite: true); // RadOps' own page, drawn anew
    }

    private static RadOpsException Differs(string path) =>
        new("ReadyCopyDiffers", ErrorKind.Corrupt, $"{path} is not what was copied: the disk, the network or another program changed it. Use neither, and try again.", path);

    private static void DeleteQuietly(string folder)
    {
        try
        {
            Folders.Delete(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Found and tried again by the next run; what is in it is looked for by its names.
            return;
        }
    }
}

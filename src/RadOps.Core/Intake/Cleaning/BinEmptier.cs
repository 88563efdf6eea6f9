namespace RadOps.Core.Intake.Cleaning;

/// <summary>
/// Empties whole recycle bins, as the routine's words say (F-30, F-32). It takes what else is in them as well, and is done only when a person has confirmed that (C40).
/// </summary>
/// <param name="machine">The computer.</param>
public sealed class BinEmptier(IIntakeMachine machine)
{
    /// <summary>Everything that lies in the bins that a folder's files go to.</summary>
    /// <param name="folder">Full path.</param>
    public IReadOnlyList<string> Plan(string folder) =>
    [
        .. from bin in machine.Bins(CleanUp.RealFolder(folder))
           from place in bin.Form == BinForm.Windows ? [bin.Folder] : (string[])[Path.Combine(bin.Folder, "files"), Path.Combine(bin.Folder, "info"), Path.Combine(bin.Folder, "expunged")]
           where machine.Look(bin.Folder).Kind == FileKind.Folder && machine.Look(place).Kind == FileKind.Folder
           from entry in FolderEntries.Of(place) ?? []
           where bin.Form == BinForm.Freedesktop || !Path.GetFileName(entry).Equals("desktop.ini", StringComparison.OrdinalIgnoreCase)
           select entry,
    ];

    /// <summary>Deletes them. Links are deleted and never followed, and another file system that is mounted there is left alone.</summary>
    /// <returns>What could not be deleted, with why.</returns>
    public IReadOnlyList<CleanUpItem> Empty(IEnumerable<string> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var left = new List<CleanUpItem>();
        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                Delete(entry, machine.Look(Path.GetDirectoryName(entry)!).Mount);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                left.Add(new(CleanUpKind.RecycleBin, entry, 0, CleanUpOutcome.Failed, $"Kunde inte raderas: {Identity.IdentityMask.Mask(error.Message.Replace(entry, Identity.IdentityMask.MaskPath(entry), StringComparison.Ordinal))}"));
            }
        }

        return left;
    }

    private void Delete(string path, ulong mount)
    {
        var facts = machine.Look(path);
        switch (facts.Kind)
        {
            case FileKind.Missing:
                return;
            case FileKind.Folder when facts.Mount != mount:
                throw new IOException("Another file system is mounted there.");
            case FileKind.Folder:
                foreach (var entry in Directory.EnumerateFileSystemEntries(path)) Delete(entry, mount);
                Directory.Delete(path);
                return;
            case FileKind.Link when File.GetAttributes(path).HasFlag(FileAttributes.Directory) && OperatingSystem.IsWindows():
                Directory.Delete(path); // a junction: the link alone
                return;
            default:
                File.Delete(path);
                return;
        }
    }
}

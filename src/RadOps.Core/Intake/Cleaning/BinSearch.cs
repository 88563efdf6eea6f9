namespace RadOps.Core.Intake.Cleaning;

/// <summary>What of tracked files is in a recycle bin, with the bin's notes on it.</summary>
/// <param name="machine">The computer.</param>
/// <param name="search">Looks for the content.</param>
internal sealed class BinSearch(IIntakeMachine machine, ContentSearch search)
{
    private const string NoteExtension = ".trashinfo";

    /// <summary>Everything of them that is there, each thing before its note.</summary>
    /// <param name="bin">The bin.</param>
    /// <param name="known">Paths that the files are known to have had, with their numbers. Where what is found was is added.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal IEnumerable<CleanUpItem> In(RecycleBin bin, IDictionary<string, int> known, CancellationToken cancellationToken)
    {
        if (machine.Look(bin.Folder).Kind == FileKind.Unknown) return [ContentSearch.Unreadable(CleanUpKind.RecycleBin, bin.Folder, bin.Folder, "Papperskorgen kan inte nås, så det går inte att visa att filen inte finns där")];
        if (machine.Look(bin.Folder).Kind != FileKind.Folder) return [];
        var items = new List<CleanUpItem>();
        foreach (var found in Places(bin).SelectMany(place => search.In(place, CleanUpKind.RecycleBin, cancellationToken)))
        {
            items.Add(found);
            if (found.Outcome != CleanUpOutcome.Planned) continue;
            known.TryAdd(found.Path, found.File);
            if (NoteOn(found, bin) is not { } note) continue;
            if (BinNote.OriginalPath(note.Path, bin) is { } was) known.TryAdd(Original(was, found, bin), found.File);
            // A note on a folder that was thrown away is about the rest of it too.
            if (IsOwn(found, bin)) items.Add(note);
        }

        items.AddRange(Orphans(bin, known));
        return items;
    }

    private static IEnumerable<string> Places(RecycleBin bin) =>
        bin.Form == BinForm.Windows ? [bin.Folder] : [Path.Combine(bin.Folder, "files"), Path.Combine(bin.Folder, "expunged")];

    /// <summary>Name of the thrown-away thing that a file is, or is in.</summary>
    private static string Thing(CleanUpItem found) => Path.GetRelativePath(found.Root, found.Path).Split(Path.DirectorySeparatorChar)[0];

    private static bool IsOwn(CleanUpItem found, RecycleBin bin) =>
        Path.GetRelativePath(found.Root, found.Path) == Thing(found) && (bin.Form == BinForm.Freedesktop || Thing(found).StartsWith("$R", StringComparison.OrdinalIgnoreCase));

    private static string Original(string was, CleanUpItem found, RecycleBin bin)
    {
        var below = Path.GetRelativePath(Path.Combine(found.Root, Thing(found)), found.Path);
        return below == "." || bin.Form == BinForm.Windows ? was : Path.Combine(was, below);
    }

    private CleanUpItem? NoteOn(CleanUpItem found, RecycleBin bin)
    {
        var thing = Thing(found);
        var path = bin.Form == BinForm.Windows ? Path.Combine(bin.Folder, "$I" + thing[Math.Min(2, thing.Length)..]) : Path.Combine(bin.Folder, "info", thing + NoteExtension);
        return Note(path, bin, found.File);
    }

    private CleanUpItem? Note(string path, RecycleBin bin, int file) =>
        machine.Look(path) is { Kind: FileKind.File } facts ? new(CleanUpKind.RecycleBinNote, path, file) { Root = bin.Folder, Facts = facts } : null;

    /// <summary>Notes whose thing is gone: what is left where somebody emptied the bin, or a deletion was broken off, half.</summary>
    private IEnumerable<CleanUpItem> Orphans(RecycleBin bin, IDictionary<string, int> known)
    {
        var folder = bin.Form == BinForm.Windows ? bin.Folder : Path.Combine(bin.Folder, "info");
        if (machine.Look(folder).Kind != FileKind.Folder) yield break;
        if (FolderEntries.Of(folder) is not { } notes)
        {
            yield return ContentSearch.Unreadable(CleanUpKind.RecycleBinNote, folder, bin.Folder, "Papperskorgens anteckningar kan inte läsas, så det går inte att visa att filens namn inte står där");
            yield break;
        }

        foreach (var path in notes)
        {
            var name = Path.GetFileName(path);
            if (!(bin.Form == BinForm.Windows ? name.StartsWith("$I", StringComparison.OrdinalIgnoreCase) : name.EndsWith(NoteExtension, StringComparison.Ordinal))) continue;
            var thing = bin.Form == BinForm.Windows ? Path.Combine(bin.Folder, "$R" + name[2..]) : Path.Combine(bin.Folder, "files", name[..^NoteExtension.Length]);
            if (machine.Look(thing).Kind == FileKind.Missing && BinNote.OriginalPath(path, bin) is { } was && known.TryGetValue(was, out var file) && Note(path, bin, file) is { } note)
                yield return note;
        }
    }
}

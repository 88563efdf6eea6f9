namespace RadOps.Core.Intake.Cleaning;

/// <summary>
/// Takes every trace of files from the computer, and proves it: in the folder for downloads, the recycle bins, the thumbnails, what browsers left, and the copies that were put ready. What leads to a file by
/// its name goes before the file itself, so that whatever stops it in the middle, the rest is found again.
/// </summary>
/// <param name="machine">The computer.</param>
/// <param name="patience">How long is waited for a file that is held open, altogether.</param>
internal sealed class CleanUp(IIntakeMachine machine, TimeSpan patience)
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>Everything that is to be deleted, as it stands now. Nothing is changed.</summary>
    internal CleanUpReport Plan(CleanUpOrder order, CancellationToken cancellationToken)
    {
        var wanted = order.Contents.Select(content => content.Number).ToHashSet();
        var search = new ContentSearch(machine, order.Contents, order.KnownPaths);
        var known = order.KnownPaths.Where(path => wanted.Contains(path.Value)).ToDictionary(StringComparer.Ordinal);
        var folders = order.Folders.Select(RealFolder).Distinct(StringComparer.Ordinal).ToList();
        List<CleanUpItem> ready = [.. order.ReadyFolders.SelectMany(folder => Ready(folder, order, wanted))];
        // A share that is away, or a stick that was taken out, holds what it held. A folder below one that is there was moved or deleted.
        var away = order.Given.Select(RealFolder).Where(folder => machine.Look(folder).Kind != FileKind.Folder && !folders.Exists(other => folder.StartsWith(other + Path.DirectorySeparatorChar, StringComparison.Ordinal) && machine.Look(other).Kind == FileKind.Folder))
            .Select(folder => ContentSearch.Unreadable(CleanUpKind.Download, folder, folder, "Mappen är inte där, så det går inte att visa att filen inte finns i den. Anslut den igen; är den borttagen för gott, gör en tom mapp med samma namn"));
        List<CleanUpItem> downloads = [.. folders.SelectMany(folder => search.In(folder, CleanUpKind.Download, cancellationToken))];
        foreach (var found in downloads.Where(item => item.Outcome == CleanUpOutcome.Planned)) known.TryAdd(found.Path, found.File);
        var bins = new BinSearch(machine, search);
        List<CleanUpItem> thrown = [.. folders.Concat(order.ReadyFolders.Select(folder => Path.GetDirectoryName(folder)!)).SelectMany(machine.Bins).Distinct().SelectMany(bin => bins.In(bin, known, cancellationToken))];
        List<CleanUpItem> parts = [.. known.SelectMany(path => Parts(path.Key, path.Value, folders, downloads))];
        var thumbnails = known.Concat(ready.Select(item => KeyValuePair.Create(item.Path, item.File))).SelectMany(path => Thumbnails(path.Key, path.Value));
        return new([.. ((CleanUpItem[])[.. thumbnails, .. parts, .. ready, .. thrown, .. downloads, .. away]).DistinctBy(item => item.Path, StringComparer.Ordinal)], search.Searched, search.NotSearched) { Known = known };
    }

    /// <summary>Deletes what was planned, waits for what is held open, and looks again at everything.</summary>
    /// <param name="order">What is to be gone.</param>
    /// <param name="items">What is to be deleted of it.</param>
    /// <param name="told">Gets each thing as it is dealt with.</param>
    /// <param name="cancellationToken">Stops between two things.</param>
    internal CleanUpReport Run(CleanUpOrder order, IEnumerable<CleanUpItem> items, Action<CleanUpItem>? told, CancellationToken cancellationToken)
    {
        var deletion = new SafeDeletion(machine);
        var done = new List<CleanUpItem>();
        foreach (var item in items)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var result = item.Outcome == CleanUpOutcome.Planned ? deletion.Delete(item) : item;
            done.Add(result);
            told?.Invoke(result);
        }

        for (var waited = TimeSpan.Zero; waited < patience && done.Exists(item => item.Outcome == CleanUpOutcome.HeldOpen); waited += Pause)
        {
            _ = cancellationToken.WaitHandle.WaitOne(Pause);
            cancellationToken.ThrowIfCancellationRequested();
            done = [.. done.Select(item => item.Outcome == CleanUpOutcome.HeldOpen ? deletion.Delete(item) : item)];
        }

        foreach (var folder in order.ReadyFolders) ReadyFolder.Discard(machine, folder);
        return Proof(order, done, cancellationToken);
    }

    /// <summary>What was done, and what is left by looking again at everything; a thing whose deletion failed is left only if it is still there.</summary>
    private CleanUpReport Proof(CleanUpOrder order, List<CleanUpItem> done, CancellationToken cancellationToken)
    {
        var after = Plan(order, cancellationToken);
        var left = after.Items.ToDictionary(item => item.Path, StringComparer.Ordinal);
        List<CleanUpItem> items = [.. done.Select(item => !item.Remains || left.ContainsKey(item.Path) || item.Outcome == CleanUpOutcome.Changed ? item : item with { Outcome = CleanUpOutcome.Gone, Reason = null })];
        var told = items.Where(item => item.Remains).Select(item => item.Path).ToHashSet(StringComparer.Ordinal);
        // What was deleted and is there again, or came meanwhile, is left as well.
        items.AddRange(after.Items.Where(item => !told.Contains(item.Path)));
        return after with { Items = items };
    }

    private IEnumerable<CleanUpItem> Ready(string folder, CleanUpOrder order, HashSet<int> wanted) =>
        from file in ReadyFolder.Copies(machine, folder, order.CaseId)
        where wanted.Contains(file.Number)
        select new CleanUpItem(CleanUpKind.ReadyCopy, file.Path, file.Number) { Root = Path.GetDirectoryName(folder)!, Facts = machine.Look(file.Path) };

    private IEnumerable<CleanUpItem> Parts(string path, int number, List<string> folders, List<CleanUpItem> downloads) =>
        folders.FirstOrDefault(folder => path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) is { } root
            ? PartialDownloads.Find(machine, downloads.FirstOrDefault(item => item.File == number && item.Sha256 is not null)?.Path, path, root, number)
            : [];

    private IEnumerable<CleanUpItem> Thumbnails(string path, int number) =>
        from name in ThumbnailNames.Of(path)
        from folder in machine.ThumbnailFolders
        let thumbnail = Path.Combine(folder, name)
        let facts = machine.Look(thumbnail)
        where facts.Kind is FileKind.File
        select new CleanUpItem(CleanUpKind.Thumbnail, thumbnail, number) { Root = folder, Facts = facts };

    /// <summary>A given folder may itself be a link, as where a home lies elsewhere: what it leads to is then the given folder.</summary>
    internal static string RealFolder(string folder)
    {
        try
        {
            return Directory.ResolveLinkTarget(folder, returnFinalTarget: true)?.FullName ?? folder;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return folder; // not there: then nothing is found in it
        }
    }
}

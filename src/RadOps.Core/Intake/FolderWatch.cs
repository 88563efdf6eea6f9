using RadOps.Core.Intake.Cleaning;

namespace RadOps.Core.Intake;

/// <summary>
/// Watches a folder during a session (F-26): what has come since it began, and whether it is whole. What lay there before is nobody's business here, unless it is written anew.
/// </summary>
public sealed class FolderWatch
{
    private readonly IIntakeMachine machine;
    private readonly string folder;
    private readonly TimeProvider clock;
    private readonly TimeSpan settle;
    private readonly Dictionary<string, FileFacts> before = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (FileFacts Facts, DateTimeOffset Came, DateTimeOffset Changed)> seen = new(StringComparer.Ordinal);

    /// <summary>Begins.</summary>
    /// <param name="machine">The computer.</param>
    /// <param name="folder">Full path.</param>
    /// <param name="clock">Gives the time.</param>
    /// <param name="settle">How long a file must stand still.</param>
    /// <exception cref="RadOpsException"><c>PathNotFound</c>.</exception>
    public FolderWatch(IIntakeMachine machine, string folder, TimeProvider clock, TimeSpan settle)
    {
        ArgumentNullException.ThrowIfNull(machine);
        (this.machine, this.folder, this.clock, this.settle) = (machine, folder, clock, settle);
        foreach (var path in Files()) before[path] = machine.Look(path);
    }

    /// <summary>Looks once.</summary>
    /// <returns>What has come and is still there, the oldest first.</returns>
    /// <exception cref="RadOpsException"><c>PathNotFound</c>: the folder is gone.</exception>
    public IReadOnlyList<WaitingFile> Look()
    {
        var now = clock.GetUtcNow();
        var names = Files();
        foreach (var gone in seen.Keys.Except(names).ToList()) seen.Remove(gone);
        foreach (var path in names)
        {
            var facts = machine.Look(path);
            if (facts.Kind != FileKind.File || (before.TryGetValue(path, out var was) && was.IsSame(facts))) continue;
            if (!seen.TryGetValue(path, out var known)) seen[path] = (facts, now, now);
            else if (!known.Facts.IsSame(facts)) seen[path] = (facts, known.Came, now);
        }

        return
        [
            .. from file in seen.OrderBy(file => file.Value.Came).ThenBy(file => file.Key, StringComparer.Ordinal)
               where !PartialDownloads.IsOne(file.Key)
               select new WaitingFile(file.Key, file.Value.Facts.Length, now - file.Value.Came, IsWhole(file.Key, file.Value.Facts, now - file.Value.Changed)),
        ];
    }

    private bool IsWhole(string path, FileFacts facts, TimeSpan still) =>
        facts.Length > 0 && still >= settle && !PartialDownloads.Of(path).Any(part => machine.Look(part).Kind != FileKind.Missing) && machine.Holders(path, facts).Count == 0;

    private List<string> Files()
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder)];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("PathNotFound", ErrorKind.NotFound, $"The folder {folder} cannot be read: {error.Message}", folder, error);
        }
    }
}

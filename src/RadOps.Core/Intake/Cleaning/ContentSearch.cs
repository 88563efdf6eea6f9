using System.Security.Cryptography;

namespace RadOps.Core.Intake.Cleaning;

/// <summary>
/// Looks through folders for content, whatever its name. Links are not followed, other file systems are not entered, and only files of a length that is looked for are read.
/// </summary>
/// <param name="machine">The computer.</param>
/// <param name="wanted">What is looked for.</param>
/// <param name="known">Paths that it is known to have had: an empty file is like every other, and known by its name alone.</param>
internal sealed class ContentSearch(IIntakeMachine machine, IReadOnlyCollection<TrackedContent> wanted, IReadOnlyDictionary<string, int> known)
{
    private readonly HashSet<long> lengths = [.. wanted.Select(content => content.Length)];
    private readonly List<string> passed = [];

    /// <summary>How many files were looked at.</summary>
    internal int Searched { get; private set; }

    /// <summary>Folders that were passed by.</summary>
    internal IReadOnlyList<string> NotSearched => passed;

    /// <summary>Finds the content under a folder; one that is not there holds nothing.</summary>
    /// <param name="root">Full path.</param>
    /// <param name="kind">What is found there.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal IEnumerable<CleanUpItem> In(string root, CleanUpKind kind, CancellationToken cancellationToken)
    {
        var top = machine.Look(root);
        if (top.Kind == FileKind.Missing) yield break;
        if (top.Kind == FileKind.Unknown) yield return Unreadable(kind, root, root, "Mappen kan inte nås, så det går inte att visa att filen inte finns där");
        if (top.Kind != FileKind.Folder)
        {
            passed.Add(root);
            yield break;
        }

        var folders = new Stack<string>([root]);
        while (folders.TryPop(out var folder))
        {
            if (FolderEntries.Of(folder) is not { } entries)
            {
                yield return Unreadable(kind, folder, root, "Mappen kan inte läsas, så det går inte att visa att filen inte finns där");
                continue;
            }

            foreach (var path in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var facts = machine.Look(path);
                if (facts.Kind == FileKind.Folder)
                {
                    if (facts.Mount == top.Mount) folders.Push(path);
                    else passed.Add(path);
                }
                else if (facts.Kind == FileKind.Unknown)
                {
                    yield return Unreadable(kind, path, root, "Det går inte att se vad det är, så det går inte att visa att filen inte finns där");
                }
                else if (facts.Kind == FileKind.Missing && path.Contains('\uFFFD', StringComparison.Ordinal))
                {
                    yield return Unreadable(kind, path, root, "Namnet är inte skrivet i UTF-8, så filen kan inte öppnas");
                }
                else if (facts.Kind == FileKind.File && Match(path, facts, kind, root) is { } found)
                {
                    yield return found;
                }
            }
        }
    }

    private CleanUpItem? Match(string path, FileFacts facts, CleanUpKind kind, string root)
    {
        Searched++;
        if (!lengths.Contains(facts.Length) || (facts.Length == 0 && !known.ContainsKey(path))) return null;
        try
        {
            var hash = HashOf(path);
            return wanted.FirstOrDefault(content => content.Sha256 == hash) is { } content
                ? new(kind, path, content.Number) { Root = root, Sha256 = hash, Facts = facts }
                : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return machine.Look(path).Kind == FileKind.Missing ? null : Unreadable(kind, path, root, "Filen har en sådan längd som söks, men kan inte läsas");
        }
    }

    internal static CleanUpItem Unreadable(CleanUpKind kind, string path, string root, string reason) =>
        new(kind, path, 0, CleanUpOutcome.Unreadable, $"{reason}.") { Root = root };

    // Shared with every other program: a file that is held open is found all the same.
    private static string HashOf(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0, FileOptions.SequentialScan);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}

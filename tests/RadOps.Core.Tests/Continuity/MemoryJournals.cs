using RadOps.Core.Continuity.Journals;

namespace RadOps.Core.Tests.Continuity;

/// <summary>A disk in memory that fills up, or loses its power, at any byte that is written.</summary>
internal sealed class MemoryJournals : IJournalFiles
{
    private readonly Dictionary<string, List<byte>> files = new(StringComparer.Ordinal);

    /// <summary>How many bytes there is room for; null for as many as are wanted.</summary>
    internal long? Room { get; set; }

    /// <summary>True when a share cannot be reached.</summary>
    internal bool IsAway { get; set; }

    public string Location => "memory";

    internal IReadOnlyDictionary<string, List<byte>> Files => files;

    public IReadOnlyList<string> List() => IsAway ? throw Away() : [.. files.Keys.Order(StringComparer.Ordinal)];

    public byte[] Read(string name) => files.TryGetValue(name, out var bytes) ? [.. bytes] : [];

    public void Append(string name, ReadOnlyMemory<byte> bytes)
    {
        if (!files.TryGetValue(name, out var file)) files[name] = file = [];
        var fits = (int)Math.Min(bytes.Length, Room ?? bytes.Length);
        file.AddRange(bytes.Span[..fits]);
        Room -= fits;
        if (fits < bytes.Length) throw Full();
    }

    public void Replace(string name, ReadOnlyMemory<byte> bytes)
    {
        if (bytes.Length > Room) throw Full();
        Room -= bytes.Length;
        files[name] = [.. bytes.Span];
    }

    public IDisposable Lock(CancellationToken cancellationToken) => new MemoryStream();

    private static RadOpsException Full() => new("JournalNotWritten", ErrorKind.Storage, "No space left on device");

    private static RadOpsException Away() => new("JournalUnreachable", ErrorKind.Unreachable, "The folder is not there.");
}

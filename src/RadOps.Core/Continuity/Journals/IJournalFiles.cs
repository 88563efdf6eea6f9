namespace RadOps.Core.Continuity.Journals;

/// <summary>Where journals are kept, each in a file of its own. <see cref="JournalFolder"/> is the one on a disk; tests have one that loses power.</summary>
public interface IJournalFiles
{
    /// <summary>Where they are, as it is told in errors.</summary>
    string Location { get; }

    /// <summary>Names of the files that are there; none where the place itself is not there yet.</summary>
    /// <exception cref="RadOpsException"><c>JournalUnreachable</c>.</exception>
    IReadOnlyList<string> List();

    /// <summary>A whole file; empty when it is not there.</summary>
    /// <exception cref="RadOpsException"><c>JournalUnreachable</c>.</exception>
    byte[] Read(string name);

    /// <summary>Appends to a file, which is made when it is not there; what it returns from is on the disk.</summary>
    /// <exception cref="RadOpsException"><c>JournalNotWritten</c>: some of it may be there, or all.</exception>
    void Append(string name, ReadOnlyMemory<byte> bytes);

    /// <summary>Puts a small file in place, whole or not at all.</summary>
    /// <exception cref="RadOpsException"><c>JournalNotWritten</c>: what was there is as it was.</exception>
    void Replace(string name, ReadOnlyMemory<byte> bytes);

    /// <summary>Keeps every other process out until the result is disposed of.</summary>
    /// <exception cref="RadOpsException"><c>JournalLocked</c>: another process holds it; <c>JournalNotWritten</c>.</exception>
    IDisposable Lock(CancellationToken cancellationToken);
}

using RadOps.Core.Export;

namespace RadOps.Core.Continuity.Journals;

/// <summary>Journals in a folder. The folder and its files are for their owner's eyes only where this makes them.</summary>
/// <param name="folder">Full path; it is made by the first that is written.</param>
/// <param name="make">Whether the folder may be made; a shared folder that is not there is rather one that cannot be reached.</param>
public sealed class JournalFolder(string folder, bool make = true) : IJournalFiles
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string LockName = "lock";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <inheritdoc/>
    public string Location => folder;

    /// <inheritdoc/>
    public IReadOnlyList<string> List() => Reading(() =>
    {
        if (Directory.Exists(folder)) return [.. Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        return make ? Array.Empty<string>() : throw new DirectoryNotFoundException("The folder is not there.");
    });

    /// <inheritdoc/>
    public byte[] Read(string name) => Reading(() =>
    {
        var path = Path.Combine(folder, name);
        if (!File.Exists(path)) return [];
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    });

    /// <inheritdoc/>
    public void Append(string name, ReadOnlyMemory<byte> bytes) => Writing(() =>
    {
        using var stream = new FileStream(Path.Combine(folder, name), Options(FileMode.Append, FileShare.Read));
        stream.Write(bytes.Span);
        stream.Flush(flushToDisk: true);
    });

    /// <inheritdoc/>
    public void Replace(string name, ReadOnlyMemory<byte> bytes)
    {
        Writing(() => { });
        try
        {
            AtomicFile.Write(Path.Combine(folder, name), stream => stream.Write(bytes.Span));
        }
        catch (RadOpsException failure)
        {
            throw NotWritten(failure);
        }
    }

    /// <inheritdoc/>
    public IDisposable Lock(CancellationToken cancellationToken)
    {
        Writing(() => { });
        var tries = Patience / Pause;
        for (var i = 0; ; i++)
        {
            try
            {
                return new FileStream(Path.Combine(folder, LockName), Options(FileMode.OpenOrCreate, FileShare.None));
            }
            catch (IOException) when (i < tries)
            {
                _ = cancellationToken.WaitHandle.WaitOne(Pause);
                cancellationToken.ThrowIfCancellationRequested();
            }
            catch (IOException held)
            {
                throw new RadOpsException("JournalLocked", ErrorKind.Conflict, $"Another process holds the journal in {folder}, or the disk is full: {held.Message} Nothing was recorded; try again.", folder, held);
            }
            catch (UnauthorizedAccessException refused)
            {
                throw NotWritten(refused);
            }
        }
    }

    private static FileStreamOptions Options(FileMode mode, FileShare share)
    {
        var options = new FileStreamOptions { Mode = mode, Access = FileAccess.Write, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = OwnerOnly;
        return options;
    }

    private T Reading<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("JournalUnreachable", ErrorKind.Unreachable, $"The journals in {folder} cannot be read: {error.Message}", folder, error);
        }
    }

    private void Writing(Action write)
    {
        try
        {
            MakeFolder();
            write();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException)
        {
            // The last of them is what .NET makes of a file that becomes longer than the disk or a quota permits (EFBIG).
            throw NotWritten(error);
        }
    }

    private void MakeFolder()
    {
        if (Directory.Exists(folder)) return;
        if (!make) throw new DirectoryNotFoundException("The folder is not there.");
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(folder);
        else Directory.CreateDirectory(folder, OwnerOnly | UnixFileMode.UserExecute);
    }

    private RadOpsException NotWritten(Exception error) => new(
        "JournalNotWritten", ErrorKind.Storage, $"The journal in {folder} could not be written: {error.Message} Note what you did on paper, and make room or name another folder (folders: journal:).", folder, error);
}

using Microsoft.Win32.SafeHandles;

namespace RadOps.Dicom.Reading;

/// <summary>
/// An ordinary file opened for reading, whatever else the path may turn out to be: a pipe is not waited for, a device not read, a folder not opened.
/// Others may write, move or delete it meanwhile; its length is the one that it had when it was opened.
/// </summary>
internal sealed class InputFile : IDisposable
{
    private readonly SafeFileHandle handle;

    private InputFile(SafeFileHandle handle, long length)
    {
        this.handle = handle;
        Length = length;
    }

    /// <summary>Length in bytes when it was opened.</summary>
    public long Length { get; }

    /// <summary>Opens a file, or says why it cannot be.</summary>
    public static InputFile? Open(string path, out string? reason)
    {
        try
        {
            return OperatingSystem.IsLinux() ? OpenLinux(path, out reason) : OpenManaged(path, out reason);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            // The message may hold the path, and a path may hold a name.
            reason = error switch
            {
                FileNotFoundException or DirectoryNotFoundException => "does not exist",
                UnauthorizedAccessException => "no permission to read it",
                NotSupportedException => "a pipe, socket or device, not a file",
                _ => "could not be opened",
            };
            return null;
        }
    }

    /// <summary>Reads up to as many bytes as the span holds; fewer only at the end of the file.</summary>
    /// <exception cref="IOException">The disk or the network failed.</exception>
    public int Read(long offset, Span<byte> bytes)
    {
        var total = 0;
        while (total < bytes.Length)
        {
            var count = OperatingSystem.IsLinux() ? LinuxFile.Read(handle, bytes[total..], offset + total) : RandomAccess.Read(handle, bytes[total..], offset + total);
            if (count == 0)
                break;
            total += count;
        }
        return total;
    }

    /// <summary>Reads into pieces of a span that lie apart; fewer bytes than they hold only at the end of the file.</summary>
    /// <param name="offset">Where in the file the first piece begins.</param>
    /// <param name="bytes">Holds the pieces, and what is between them and is left as it is.</param>
    /// <param name="piece">Length of each piece but the last, in bytes.</param>
    /// <param name="gap">What is between them, in bytes.</param>
    /// <returns>Bytes read, what is between not counted.</returns>
    /// <exception cref="IOException">The disk or the network failed.</exception>
    public int ReadApart(long offset, Span<byte> bytes, int piece, int gap)
    {
        // One call for all where there is such a call; what it leaves is read piece by piece.
        var total = OperatingSystem.IsLinux() ? LinuxFile.ReadApart(handle, bytes, piece, gap, offset) : 0;
        while (true)
        {
            var at = (total / piece * (piece + gap)) + (total % piece);
            if (at >= bytes.Length)
                return total;
            var length = Math.Min(piece - (total % piece), bytes.Length - at);
            var count = Read(offset + total, bytes.Slice(at, length));
            total += count;
            if (count < length)
                return total;
        }
    }

    public void Dispose() => handle.Dispose();

    private static InputFile? OpenLinux(string path, out string? reason)
    {
        var handle = LinuxFile.Open(path, out reason);
        if (handle is null)
            return null;
        reason = LinuxFile.Inspect(handle, out var length);
        if (reason is null)
            return new InputFile(handle, length);
        handle.Dispose();
        return null;
    }

    private static InputFile? OpenManaged(string path, out string? reason)
    {
        reason = "a folder, not a file";
        if (Directory.Exists(path))
            return null;
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        try
        {
            reason = null;
            return new InputFile(handle, RandomAccess.GetLength(handle));
        }
        catch (NotSupportedException)
        {
            handle.Dispose();
            throw;
        }
    }
}

namespace RadOps.Core.Export;

/// <summary>Files that are there whole or not at all, also after a power cut: written beside, flushed to the disk, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file, replacing one that is there.</summary>
    /// <param name="path">Full path; its folder must be there.</param>
    /// <param name="write">Writes the content.</param>
    /// <param name="isPrivate">Whether nobody but the user may read it, from its first byte; on Windows, the folder's own permissions say so.</param>
    /// <exception cref="RadOpsException">It cannot be written (<c>FileNotWritten</c>); what was there before is left as it was.</exception>
    public static void Write(string path, Action<Stream> write, bool isPrivate = false)
    {
        var temporary = path + "~";
        try
        {
            using (var stream = Create(temporary, isPrivate))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception error)
        {
            DeleteLeftover(temporary);
            if (error is IOException or UnauthorizedAccessException)
                throw new RadOpsException("FileNotWritten", ErrorKind.Storage, $"The file could not be written: {error.Message}", path, error);
            throw;
        }
    }

    private static FileStream Create(string path, bool isPrivate)
    {
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write, Share = FileShare.None, BufferSize = 64 * 1024 };
        if (isPrivate && !OperatingSystem.IsWindows())
        {
            // The mode is given to a file that is made, not to one that a crash has left.
            File.Delete(path);
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return new FileStream(path, options);
    }

    private static void DeleteLeftover(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is the one to tell; this one only leaves a file of a known name behind.
            return;
        }
    }
}

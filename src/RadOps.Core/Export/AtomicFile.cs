namespace RadOps.Core.Export;

/// <summary>Files that are there whole or not at all, also after a power cut: written beside, flushed to the disk, then renamed.</summary>
public static class AtomicFile
{
    /// <summary>Writes a file, replacing one that is there.</summary>
    /// <param name="path">Full path; its folder must be there.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="RadOpsException">It cannot be written (<c>FileNotWritten</c>); what was there before is left as it was.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        var temporary = path + "~";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 64 * 1024))
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

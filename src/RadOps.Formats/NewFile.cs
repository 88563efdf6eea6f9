using RadOps.Core;
using RadOps.Core.Export;

namespace RadOps.Formats;

/// <summary>Files that people are given to fill in: never written over what somebody has already filled in, unless that is asked for.</summary>
internal static class NewFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="overwrite">Whether one that is there is replaced.</param>
    /// <param name="write">Writes the contents.</param>
    /// <exception cref="RadOpsException"><c>FileExists</c>: it exists. <c>FileNotWritable</c>: it cannot be written.</exception>
    internal static void Write(string path, bool overwrite, Action<Stream> write)
    {
        try
        {
            if (overwrite)
            {
                AtomicFile.Write(Path.GetFullPath(path), write);
                return;
            }

            using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            write(file);
        }
        catch (IOException e) when (File.Exists(path))
        {
            throw new RadOpsException("FileExists", ErrorKind.Conflict, $"{path} exists already. Choose another name, or move it away.", path, e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or RadOpsException { Code: "FileNotWritten" })
        {
            throw new RadOpsException("FileNotWritable", ErrorKind.Storage, $"{path} cannot be written: {e.Message}", path, e);
        }
    }
}

using System.Text;
using RadOps.Core;
using RadOps.Core.Export;
using RadOps.Core.Register.Integrity;

namespace RadOps.Site;

/// <summary>Digests and the keys that sign them, as files.</summary>
public static class DigestFiles
{
    // A digest is a few lines, also within a mail; what is larger is something else.
    private const int LargestFile = 1024 * 1024;

    /// <summary>Reads a digest.</summary>
    /// <param name="path">Full path: the file as it was written, or a mail that holds it.</param>
    /// <exception cref="RadOpsException"><c>FileNotRead</c>; <c>DigestMalformed</c>.</exception>
    public static RegisterDigest Read(string path) => RegisterDigest.Parse(Text(path), path);

    /// <summary>Reads a key; the caller disposes it.</summary>
    /// <param name="path">Full path of a private or public key as PEM.</param>
    /// <exception cref="RadOpsException"><c>FileNotRead</c>; <c>DigestKeyUnreadable</c>.</exception>
    public static DigestKey ReadKey(string path) => DigestKey.Read(Text(path), path);

    /// <summary>Writes a digest.</summary>
    /// <param name="digest">The digest.</param>
    /// <param name="path">Full path.</param>
    /// <param name="replace">Whether a file that is there may be replaced.</param>
    /// <exception cref="RadOpsException"><c>FileExists</c>; <c>FileNotWritten</c>.</exception>
    public static void Write(RegisterDigest digest, string path, bool replace)
    {
        ArgumentNullException.ThrowIfNull(digest);
        RefuseExisting(path, replace);
        AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(digest.ToString())));
    }

    /// <summary>Makes a pair of keys; the private one can be read by nobody but the user.</summary>
    /// <param name="path">Full path of the private key; the public one gets <c>.pub</c> after it.</param>
    /// <returns>Full path of the public key.</returns>
    /// <exception cref="RadOpsException"><c>FileExists</c>: no key is ever written over. <c>FileNotWritten</c>.</exception>
    public static string MakeKeys(string path)
    {
        var publicPath = path + ".pub";
        RefuseExisting(path, replace: false);
        RefuseExisting(publicPath, replace: false);
        var (secret, open) = DigestKey.Make();
        AtomicFile.Write(path, stream => stream.Write(Encoding.ASCII.GetBytes(secret)), isPrivate: true);
        AtomicFile.Write(publicPath, stream => stream.Write(Encoding.ASCII.GetBytes(open)));
        return publicPath;
    }

    private static void RefuseExisting(string path, bool replace)
    {
        if (!replace && Path.Exists(path))
            throw new RadOpsException("FileExists", ErrorKind.Conflict, $"{path} exists already. Choose another name.", path);
    }

    private static string Text(string path)
    {
        try
        {
            return new FileInfo(path).Length <= LargestFile
                ? File.ReadAllText(path)
                : throw new RadOpsException("FileNotRead", ErrorKind.InvalidInput, $"{path} is larger than 1 MB: it is neither a digest nor a key.", path);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("FileNotRead", error is FileNotFoundException or DirectoryNotFoundException ? ErrorKind.NotFound : ErrorKind.Storage, $"{path} cannot be read: {error.Message}", path, error);
        }
    }
}

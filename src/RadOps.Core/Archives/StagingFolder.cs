namespace RadOps.Core.Archives;

/// <summary>
/// A folder for patients' images that lie somewhere for a while: for its owner's eyes only, and deleted when it is disposed. One whose process was killed
/// is deleted when the next is made beside it.
/// </summary>
public sealed class StagingFolder : IDisposable
{
    private const string Prefix = ".radops-fetched-";
    private const string LockFile = "lock";

    // Between making a folder and locking it, another process might take it for abandoned.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(1);

    private readonly FileStream held;
    private int count;

    private StagingFolder(string path, FileStream held) => (Path, this.held) = (path, held);

    /// <summary>Its full path.</summary>
    public string Path { get; }

    /// <summary>Makes one, and takes away what killed processes left.</summary>
    /// <param name="parent">The folder to make it in; it must be there.</param>
    /// <param name="time">Gives the time.</param>
    /// <exception cref="RadOpsException"><c>StagingNotWritable</c>: it cannot be made there.</exception>
    public static StagingFolder Create(string parent, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        var path = System.IO.Path.Combine(System.IO.Path.GetFullPath(parent), $"{Prefix}{Guid.NewGuid():N}");
        try
        {
            DeleteAbandoned(parent, time.GetUtcNow().UtcDateTime - Grace);
            MakePrivate(path);
            return new(path, new FileStream(System.IO.Path.Combine(path, LockFile), FileMode.CreateNew, FileAccess.Write, FileShare.None));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("StagingNotWritable", ErrorKind.Storage, $"Fetched studies cannot be kept in {parent}: {error.Message} Name another folder in the site file (folders: staging).", parent, error);
        }
    }

    /// <summary>Makes an empty folder in it.</summary>
    public string NewFolder()
    {
        var folder = System.IO.Path.Combine(Path, FormattableString.Invariant($"{++count}"));
        Directory.CreateDirectory(folder);
        return folder;
    }

    /// <summary>Deletes it, and all that is in it.</summary>
    public void Dispose()
    {
        held.Dispose();
        try
        {
            if (Directory.Exists(Path))
                Directory.Delete(Path, recursive: true);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return; // something holds a file in it; it is nobody's now, and goes when the next is made
        }
    }

    private static void MakePrivate(string path)
    {
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(path); // a user's temporary folder there is the user's alone
        else
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static void DeleteAbandoned(string parent, DateTime madeBefore)
    {
        foreach (var folder in Directory.EnumerateDirectories(parent, Prefix + "*").Where(folder => Directory.GetCreationTimeUtc(folder) < madeBefore))
        {
            try
            {
                using (new FileStream(System.IO.Path.Combine(folder, LockFile), FileMode.OpenOrCreate, FileAccess.Write, FileShare.None))
                {
                    // Nobody holds it.
                }

                Directory.Delete(folder, recursive: true);
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
                continue; // somebody works in it, or it is another user's
            }
        }
    }
}

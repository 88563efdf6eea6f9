using Microsoft.Win32.SafeHandles;

namespace RadOps.Core.Intake.Cleaning;

/// <summary>The computer that files from patients are on, as far as the system must be asked.</summary>
public interface IIntakeMachine
{
    /// <summary>Name of the computer.</summary>
    string Name { get; }

    /// <summary>Full path of the user's folder for downloads, "Hämtade filer" (F-26).</summary>
    /// <exception cref="RadOpsException"><c>DownloadsUnknown</c>: the account has none.</exception>
    string Downloads { get; }

    /// <summary>Folders that hold thumbnails, one a size, by the freedesktop.org specification; none where the system keeps them otherwise.</summary>
    IReadOnlyList<string> ThumbnailFolders { get; }

    /// <summary>What stands at a path; no link is followed, and nothing is opened that could wait for somebody.</summary>
    FileFacts Look(string path);

    /// <summary>What an open file is.</summary>
    FileFacts Look(SafeFileHandle file);

    /// <summary>Renames a file within its folder in one step, which never replaces what is there.</summary>
    /// <exception cref="IOException">Something is there already, the file is gone, or the system refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The account may not.</exception>
    void Move(string path, string target);

    /// <summary>Programs that hold the file open under any of its names, as far as the system lets this account see.</summary>
    IReadOnlyList<FileHolder> Holders(string path, FileFacts file);

    /// <summary>The bins that something deleted in a folder may have gone to.</summary>
    IReadOnlyList<RecycleBin> Bins(string folder);
}

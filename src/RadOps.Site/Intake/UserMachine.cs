using System.Runtime.Versioning;
using System.Security.Principal;
using Microsoft.Win32.SafeHandles;
using RadOps.Core;
using RadOps.Core.Intake.Cleaning;

namespace RadOps.Site.Intake;

/// <summary>This computer, as its user has it.</summary>
internal sealed class UserMachine : IIntakeMachine
{
    private readonly LinuxFolders linux;

    /// <summary>Asks nothing yet.</summary>
    /// <param name="environment">Gives an environment variable's value.</param>
    /// <exception cref="RadOpsException"><c>IntakeNotSupported</c>: RadOps knows neither the bin nor the thumbnails of this system, and could prove nothing.</exception>
    internal UserMachine(Func<string, string?> environment)
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsWindows())
            throw new RadOpsException("IntakeNotSupported", ErrorKind.NotSupported, "Files from patients can be taken in on Windows and Linux: of this system RadOps could not prove that they are gone.");
        linux = new(environment);
    }

    public string Name => Environment.MachineName;

    public string Downloads => (OperatingSystem.IsWindows() ? WindowsFiles.Downloads() : linux.Downloads())
        ?? throw new RadOpsException("DownloadsUnknown", ErrorKind.NotFound, "This account has no folder for downloads. Name the files, or the folder, with -Path.");

    /// <summary>Windows keeps thumbnails in databases of its own, from which none can be taken; its disk clean-up empties them.</summary>
    public IReadOnlyList<string> ThumbnailFolders => OperatingSystem.IsWindows() ? [] : linux.Thumbnails();

    public FileFacts Look(string path) => OperatingSystem.IsWindows() ? WindowsFiles.Look(path) : LinuxFiles.Look(path);

    public FileFacts Look(SafeFileHandle file) => OperatingSystem.IsWindows() ? WindowsFiles.Look(file) : LinuxFiles.Look(file);

    public void Move(string path, string target)
    {
        if (OperatingSystem.IsWindows()) File.Move(path, target, overwrite: false); // one step there
        else LinuxFiles.Move(path, target);
    }

    public IReadOnlyList<FileHolder> Holders(string path, FileFacts file) => OperatingSystem.IsWindows() ? WindowsFiles.Holders(path) : LinuxFiles.Holders(file);

    public IReadOnlyList<RecycleBin> Bins(string folder) => OperatingSystem.IsWindows() ? WindowsBins(folder) : linux.Bins(folder);

    [SupportedOSPlatform("windows")]
    private static IReadOnlyList<RecycleBin> WindowsBins(string folder)
    {
        using var account = WindowsIdentity.GetCurrent();
        return account.User is { } user && Path.GetPathRoot(folder) is { Length: > 0 } drive
            ? [new(Path.Combine(drive, "$Recycle.Bin", user.Value), null, BinForm.Windows)]
            : [];
    }
}

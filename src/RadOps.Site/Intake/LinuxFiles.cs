using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;
using RadOps.Core.Intake.Cleaning;

namespace RadOps.Site.Intake;

/// <summary>What Linux says of files: identity, names and kind in one call that follows no link and opens nothing, and who holds a file open.</summary>
internal static partial class LinuxFiles
{
    private const int CurrentFolder = -100;
    private const int NoFollow = 0x100, NoAutomount = 0x800, EmptyPath = 0x1000, DontSync = 0x4000;
    private const int NotPermitted = 1, NoEntry = 2, Denied = 13, Exists = 17, NoFolder = 20, Invalid = 22, NoSuchCall = 38;
    private const uint NoReplace = 1;
    private const uint Basic = 0x7FF, MountId = 0x1000;
    private const ushort TypeMask = 0xF000, Folder = 0x4000, Ordinary = 0x8000, Link = 0xA000;
    private const ulong TicksPerSecond = 10_000_000;

    /// <summary>Number of the account.</summary>
    internal static uint UserId => NativeUserId();

    internal static FileFacts Look(string path) =>
        Status(path, NoFollow | NoAutomount) is { } status ? Facts(status)
        : path.Contains('\0', StringComparison.Ordinal) || Marshal.GetLastPInvokeError() is NoEntry or NoFolder ? FileFacts.Missing
        : FileFacts.Missing with { Kind = FileKind.Unknown };

    internal static FileFacts Look(SafeFileHandle file) =>
        NativeStatx(file, "", EmptyPath, Basic | MountId, out var status) == 0 ? Facts(status) : FileFacts.Missing;

    /// <summary>Renames in one step and never replaces: .NET's own looks first, and between the two something else may come.</summary>
    /// <exception cref="IOException">It cannot be done.</exception>
    internal static void Move(string path, string target)
    {
        if (NativeRename(CurrentFolder, path, CurrentFolder, target, NoReplace) == 0) return;
        switch (Marshal.GetLastPInvokeError())
        {
            case NoEntry:
                throw new FileNotFoundException("The file is gone.", path);
            case Exists:
                throw new IOException("Something is there already.");
            case NotPermitted or Denied:
                throw new UnauthorizedAccessException("The account may not rename the file.");
            case Invalid or NoSuchCall:
                // A file system that cannot (as some network shares): a second name fails where something is there, and then the first goes.
                if (NativeLink(path, target) != 0) throw new IOException($"The file cannot be renamed (error {Marshal.GetLastPInvokeError()}).");
                File.Delete(path);
                return;
            case var number:
                throw new IOException($"The file cannot be renamed (error {number}).");
        }
    }

    /// <summary>Programs that hold a file open, as far as <c>/proc</c> shows them to this account.</summary>
    internal static IReadOnlyList<FileHolder> Holders(FileFacts file)
    {
        var holders = new List<FileHolder>();
        foreach (var process in Directory.EnumerateDirectories("/proc"))
            if (int.TryParse(Path.GetFileName(process), out var id) && Holds(process, file)) holders.Add(new(id, NameOf(process)));
        return holders;
    }

    private static bool Holds(string process, FileFacts file)
    {
        try
        {
            // What a descriptor leads to is asked of the descriptor, so that a name that has changed since does not matter.
            return Directory.EnumerateFileSystemEntries(Path.Combine(process, "fd")).Any(descriptor =>
                Status(descriptor, NoAutomount | DontSync) is { } status && (status.Mode & TypeMask) == Ordinary && status.Inode == file.Inode && Device(status) == file.Device);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false; // it has ended, or is another account's
        }
    }

    private static string NameOf(string process)
    {
        try
        {
            return File.ReadAllText(Path.Combine(process, "comm")).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    // A zero would end the path for the system, and another file would be looked at.
    private static NativeStatus? Status(string path, int flags) =>
        !path.Contains('\0', StringComparison.Ordinal) && NativeStatxAt(CurrentFolder, path, flags, Basic | MountId, out var status) == 0 ? status : null;

    private static FileFacts Facts(NativeStatus status) => new(
        (status.Mode & TypeMask) switch { Ordinary => FileKind.File, Folder => FileKind.Folder, Link => FileKind.Link, _ => FileKind.Other },
        Device(status),
        (status.Mask & MountId) != 0 ? status.Mount : Device(status),
        status.Inode,
        status.Links,
        (long)status.Size,
        (long)((ulong)status.ModifiedSeconds * TicksPerSecond) + (status.ModifiedNanoseconds / 100));

    private static ulong Device(NativeStatus status) => ((ulong)status.DeviceMajor << 32) | status.DeviceMinor;

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeStatxAt(int folder, string path, int flags, uint mask, out NativeStatus status);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeStatx(SafeFileHandle file, string path, int flags, uint mask, out NativeStatus status);

    [LibraryImport("libc", EntryPoint = "renameat2", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeRename(int folder, string path, int targetFolder, string target, uint flags);

    [LibraryImport("libc", EntryPoint = "link", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeLink(string path, string target);

    [LibraryImport("libc", EntryPoint = "getuid")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial uint NativeUserId();

    // The kernel's struct statx: the same on every processor; only what is asked for is named.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct NativeStatus
    {
        [FieldOffset(0x00)]
        public uint Mask;

        [FieldOffset(0x10)]
        public uint Links;

        [FieldOffset(0x1C)]
        public ushort Mode;

        [FieldOffset(0x20)]
        public ulong Inode;

        [FieldOffset(0x28)]
        public ulong Size;

        [FieldOffset(0x70)]
        public long ModifiedSeconds;

        [FieldOffset(0x78)]
        public uint ModifiedNanoseconds;

        [FieldOffset(0x88)]
        public uint DeviceMajor;

        [FieldOffset(0x8C)]
        public uint DeviceMinor;

        [FieldOffset(0x90)]
        public ulong Mount;
    }
}

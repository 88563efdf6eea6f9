using System.Runtime.InteropServices;
using System.Runtime.Versioning;
using Microsoft.Win32.SafeHandles;
using RadOps.Core.Intake.Cleaning;

namespace RadOps.Site.Intake;

/// <summary>What Windows says of files: identity, names and kind, no reparse point followed, and whether a file is held open.</summary>
[SupportedOSPlatform("windows")]
internal static partial class WindowsFiles
{
    private const uint ReparsePoint = 0x400, Folder = 0x10, Device = 0x40;
    private const uint ShareAll = 7, OpenExisting = 3, BackupSemantics = 0x02000000, OpenReparsePoint = 0x00200000;
    private const int NoFile = 2, NoPath = 3;
    private const int SharingViolation = unchecked((int)0x80070020), LockViolation = unchecked((int)0x80070021);

    private static readonly Guid downloads = new("374DE290-123F-4565-9164-39C4925E467B");

    internal static FileFacts Look(string path)
    {
        using var handle = NativeOpen(path, 0, ShareAll, 0, OpenExisting, BackupSemantics | OpenReparsePoint, 0);
        return !handle.IsInvalid ? Look(handle)
            : Marshal.GetLastPInvokeError() is NoFile or NoPath ? FileFacts.Missing
            : FileFacts.Missing with { Kind = FileKind.Unknown };
    }

    internal static FileFacts Look(SafeFileHandle file)
    {
        if (!NativeInformation(file, out var found)) return FileFacts.Missing;
        var kind = (found.Attributes & ReparsePoint) != 0 ? FileKind.Link
            : (found.Attributes & Folder) != 0 ? FileKind.Folder
            : (found.Attributes & Device) != 0 ? FileKind.Other
            : FileKind.File;
        return new(
            kind, found.Volume, found.Volume, ((ulong)found.IndexHigh << 32) | found.IndexLow, found.Links, ((long)found.SizeHigh << 32) | found.SizeLow,
            DateTime.FromFileTimeUtc(((long)found.WrittenHigh << 32) | found.WrittenLow).Ticks);
    }

    /// <summary>Windows does not say who holds a file, but refuses to open it alone.</summary>
    internal static IReadOnlyList<FileHolder> Holders(string path)
    {
        try
        {
            using var alone = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.None, bufferSize: 0);
            return [];
        }
        catch (IOException held) when (held.HResult is SharingViolation or LockViolation)
        {
            return [new(0, "")];
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return []; // what is wrong with it is told when it is deleted
        }
    }

    /// <summary>The user's folder for downloads, wherever it has been moved; null where there is none.</summary>
    internal static string? Downloads()
    {
        if (NativeKnownFolder(downloads, 0, 0, out var text) != 0) return null;
        try
        {
            return Marshal.PtrToStringUni(text);
        }
        finally
        {
            Marshal.FreeCoTaskMem(text);
        }
    }

    [LibraryImport("kernel32", EntryPoint = "CreateFileW", SetLastError = true, StringMarshalling = StringMarshalling.Utf16)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial SafeFileHandle NativeOpen(string path, uint access, uint share, nint security, uint disposition, uint flags, nint template);

    [LibraryImport("kernel32", EntryPoint = "GetFileInformationByHandle", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool NativeInformation(SafeFileHandle file, out NativeInformationOfFile information);

    [LibraryImport("shell32", EntryPoint = "SHGetKnownFolderPath")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial int NativeKnownFolder(in Guid folder, uint flags, nint token, out nint path);

    // BY_HANDLE_FILE_INFORMATION.
    [StructLayout(LayoutKind.Sequential)]
    private struct NativeInformationOfFile
    {
        public uint Attributes;
        public uint MadeLow;
        public uint MadeHigh;
        public uint ReadLow;
        public uint ReadHigh;
        public uint WrittenLow;
        public uint WrittenHigh;
        public uint Volume;
        public uint SizeHigh;
        public uint SizeLow;
        public uint Links;
        public uint IndexHigh;
        public uint IndexLow;
    }
}

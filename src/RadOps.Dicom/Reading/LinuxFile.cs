using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace RadOps.Dicom.Reading;

/// <summary>
/// Opens files on Linux without waiting: .NET's own opening of a named pipe blocks until somebody writes to it, and cannot be cancelled.
/// One call more tells type and length, where .NET's own way needs three; that is felt over a hundred thousand files.
/// </summary>
internal static partial class LinuxFile
{
    private const int ReadOnly = 0, NoTerminal = 0x100, NonBlocking = 0x800, CloseOnExec = 0x80000;
    private const int Interrupted = 4;
    private const int EmptyPath = 0x1000;
    private const int MostPieces = 128;
    private const uint TypeAndSize = 0x1 | 0x200;
    private const ushort TypeMask = 0xF000, Folder = 0x4000, Ordinary = 0x8000;

    /// <summary>Opens for reading, or says why it cannot be.</summary>
    public static SafeFileHandle? Open(string path, out string? reason)
    {
        // A zero would end the path for the system, and another file would be opened.
        var descriptor = path.Contains('\0', StringComparison.Ordinal) ? -1 : NativeOpen(path, ReadOnly | NoTerminal | NonBlocking | CloseOnExec);
        if (descriptor >= 0)
        {
            reason = null;
            return new SafeFileHandle(descriptor, ownsHandle: true);
        }
        reason = Marshal.GetLastPInvokeError() switch
        {
            1 or 13 => "no permission to read it",
            2 or 20 => "does not exist, or is a link to nothing",
            6 => "a pipe, socket or device, not a file",
            23 or 24 => "too many files are open",
            36 => "its path is too long",
            40 => "its links lead in a circle",
            var number => $"could not be opened (error {number})",
        };
        return null;
    }

    /// <summary>Gives the length of an ordinary file, or says what else it is.</summary>
    public static string? Inspect(SafeFileHandle handle, out long length)
    {
        length = 0;
        if (NativeStatx(handle, "", EmptyPath, TypeAndSize, out var status) != 0)
            return $"could not be inspected (error {Marshal.GetLastPInvokeError()})";
        length = (long)status.Size;
        return (status.Mode & TypeMask) switch
        {
            Ordinary => null,
            Folder => "a folder, not a file",
            _ => "a pipe, socket or device, not a file",
        };
    }

    /// <summary>Reads up to as many bytes as the span holds.</summary>
    /// <exception cref="IOException">The disk or the network failed.</exception>
    public static int Read(SafeFileHandle handle, Span<byte> bytes, long offset)
    {
        while (true)
        {
            var count = NativeRead(handle, bytes, (nuint)bytes.Length, offset);
            if (count >= 0)
                return (int)count;
            if (Marshal.GetLastPInvokeError() is not Interrupted and var number)
                throw new IOException($"Reading failed (error {number}).");
        }
    }

    /// <summary>Reads in one call into pieces that lie apart, as fragments do with their heads between them.</summary>
    /// <param name="handle">The file.</param>
    /// <param name="bytes">Holds the pieces, and what is between them and is left as it is.</param>
    /// <param name="piece">Length of each piece but the last, in bytes.</param>
    /// <param name="gap">What is between them, in bytes.</param>
    /// <param name="offset">Where in the file the first begins.</param>
    /// <returns>Bytes read, what is between not counted; fewer than there is room for at the end of the file, and where the system pleases.</returns>
    /// <exception cref="IOException">The disk or the network failed.</exception>
    public static unsafe int ReadApart(SafeFileHandle handle, Span<byte> bytes, int piece, int gap, long offset)
    {
        var count = Math.Min((bytes.Length + gap + piece + gap - 1) / (piece + gap), MostPieces);
        var pieces = stackalloc Piece[count];
        fixed (byte* start = bytes)
        {
            for (var i = 0; i < count; i++)
            {
                var at = i * (piece + gap);
                pieces[i] = new Piece(start + at, (nuint)Math.Min(piece, bytes.Length - at));
            }
            while (true)
            {
                var read = NativeReadApart(handle, pieces, count, offset);
                if (read >= 0)
                    return (int)read;
                if (Marshal.GetLastPInvokeError() is not Interrupted and var number)
                    throw new IOException($"Reading failed (error {number}).");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "preadv", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static unsafe partial nint NativeReadApart(SafeFileHandle handle, Piece* pieces, int count, long offset);

    [LibraryImport("libc", EntryPoint = "pread", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial nint NativeRead(SafeFileHandle handle, Span<byte> bytes, nuint count, long offset);

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeOpen(string path, int flags);

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int NativeStatx(SafeFileHandle folder, string path, int flags, uint mask, out Status status);

    // struct iovec.
    private readonly unsafe struct Piece(byte* start, nuint length)
    {
        public readonly byte* Start = start;
        public readonly nuint Length = length;
    }

    // The kernel's struct statx: the same on every processor; only what is asked for is named.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Status
    {
        [FieldOffset(0x1C)]
        public ushort Mode;

        [FieldOffset(0x28)]
        public ulong Size;
    }
}

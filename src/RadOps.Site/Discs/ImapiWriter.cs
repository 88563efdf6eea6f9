using System.Runtime.InteropServices;
using System.Runtime.InteropServices.ComTypes;
using System.Runtime.Versioning;
using RadOps.Core;

namespace RadOps.Site.Discs;

/// <summary>Windows' own disc imaging (IMAPI2FS), which is part of the system.</summary>
[SupportedOSPlatform("windows")]
internal sealed class ImapiWriter : IDiscWriter
{
    private const string ProgId = "IMAPI2FS.MsftFileSystemImage";
    private const int Iso9660AndJoliet = 1 | 2;
    private const int ChunkLength = 1 << 20;

    public void Require() => _ = Find();

    public Task WriteAsync(string folder, string image, string volumeId, CancellationToken cancellationToken)
    {
        try
        {
            dynamic disc = Activator.CreateInstance(Find())!;
            try
            {
                disc.FileSystemsToCreate = Iso9660AndJoliet;
                disc.ISO9660InterchangeLevel = 1;
                disc.VolumeName = volumeId;
                // The limit is a CD's where nothing else is said; what fits on the medium was judged before it was made.
                disc.FreeMediaBlocks = -1;
                disc.Root.AddTree(folder, false);
                Copy((IStream)disc.CreateResultImage().ImageStream, image, cancellationToken);
            }
            finally
            {
                Marshal.FinalReleaseComObject(disc);
            }
        }
        catch (Exception error) when (error is COMException or IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("IsoNotWritten", ErrorKind.Storage, $"The ISO image could not be written in {Path.GetDirectoryName(image)}. {error.Message} The medium's folder is whole.", image, error);
        }

        return Task.CompletedTask;
    }

    private static void Copy(IStream stream, string image, CancellationToken cancellationToken)
    {
        var chunk = new byte[ChunkLength];
        var count = Marshal.AllocCoTaskMem(sizeof(int));
        try
        {
            using var file = new FileStream(image, FileMode.CreateNew, FileAccess.Write);
            while (true)
            {
                cancellationToken.ThrowIfCancellationRequested();
                stream.Read(chunk, chunk.Length, count);
                if (Marshal.ReadInt32(count) is not (> 0 and var read)) return;
                file.Write(chunk, 0, read);
            }
        }
        finally
        {
            Marshal.FreeCoTaskMem(count);
        }
    }

    private static Type Find() =>
        Type.GetTypeFromProgID(ProgId) ?? throw new RadOpsException("IsoWriterNotFound", ErrorKind.NotFound, "This Windows has no disc imaging (IMAPI2FS). Burn the medium's folder itself.");
}

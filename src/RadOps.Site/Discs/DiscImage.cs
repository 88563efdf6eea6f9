using RadOps.Core;

namespace RadOps.Site.Discs;

/// <summary>
/// A medium as an ISO image, to be burnt as it is: beside its folder, with <c>.iso</c> after its name. The image is there whole or not at all, and is read back and compared with the
/// folder byte by byte before it gets its name.
/// </summary>
public sealed class DiscImage
{
    private const int ChunkLength = 1 << 17;

    private readonly IDiscWriter writer;

    /// <summary>By the writer of this system.</summary>
    /// <param name="environment">Gives an environment variable's value.</param>
    public DiscImage(Func<string, string?> environment) : this(OperatingSystem.IsWindows() ? new ImapiWriter() : new XorrisoWriter(environment))
    {
    }

    internal DiscImage(IDiscWriter writer) => this.writer = writer;

    /// <summary>The image of a medium.</summary>
    /// <param name="medium">The medium's folder.</param>
    public static string PathOf(string medium) => medium + ".iso";

    /// <summary>Stops before anything is made where nothing writes images.</summary>
    /// <exception cref="RadOpsException"><c>IsoWriterNotFound</c>.</exception>
    public void RequireWriter() => writer.Require();

    /// <summary>Makes the image of a medium; one that is there is left as it is.</summary>
    /// <param name="medium">Full path of the medium's folder, whose name is the release's.</param>
    /// <param name="cancellationToken">Cancels; nothing is left behind.</param>
    /// <returns>Full path of the image.</returns>
    /// <exception cref="RadOpsException"><c>IsoWriterNotFound</c>; <c>IsoNotWritten</c>; <c>IsoDiffers</c>: what was read back is not the medium. Nothing is left behind.</exception>
    public async Task<string> MakeAsync(string medium, CancellationToken cancellationToken = default)
    {
        var image = PathOf(medium);
        if (File.Exists(image)) return image;
        var draft = Path.Combine(Path.GetDirectoryName(medium)!, $".{Path.GetFileName(image)}.partial");
        try
        {
            File.Delete(draft);
            await writer.WriteAsync(medium, draft, VolumeId(medium), cancellationToken).ConfigureAwait(false);
            using (var written = new FileStream(draft, FileMode.Open, FileAccess.ReadWrite, FileShare.Read, ChunkLength))
            {
                if (Difference(written, medium, cancellationToken) is { } difference)
                    throw new RadOpsException("IsoDiffers", ErrorKind.Corrupt, $"The ISO image is not what the medium is: {difference}. It is thrown away; the medium's folder is whole.", image);
                written.Flush(flushToDisk: true);
            }

            File.Move(draft, image);
            return image;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new RadOpsException("IsoNotWritten", ErrorKind.Storage, $"The ISO image could not be written in {Path.GetDirectoryName(image)}. {error.Message} The medium's folder is whole.", image, error);
        }
        finally
        {
            if (File.Exists(draft)) File.Delete(draft);
        }
    }

    /// <summary>The first thing in which an image is not its folder; null where they are the same, file for file and byte for byte.</summary>
    internal static string? Difference(Stream image, string folder, CancellationToken cancellationToken)
    {
        try
        {
            var there = IsoTree.Read(image).ToDictionary(entry => entry.Name, StringComparer.Ordinal);
            foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
            {
                cancellationToken.ThrowIfCancellationRequested();
                var name = Path.GetRelativePath(folder, file).Replace('\\', '/');
                if (!there.Remove(name, out var entry)) return $"it lacks {name}";
                if (!AreEqual(image, entry, file)) return $"{name} is another";
            }

            return there.Count == 0 ? null : $"it holds {there.Keys.First()} as well";
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException or ArgumentException)
        {
            return $"it cannot be read, {error.Message}";
        }
    }

    private static bool AreEqual(Stream image, IsoTree.Entry entry, string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        if (file.Length != entry.Length) return false;
        var (own, burnt) = (new byte[ChunkLength], new byte[ChunkLength]);
        image.Position = entry.Offset;
        for (var left = entry.Length; left > 0;)
        {
            var length = (int)Math.Min(left, ChunkLength);
            file.ReadExactly(own, 0, length);
            image.ReadExactly(burnt, 0, length);
            if (!own.AsSpan(0, length).SequenceEqual(burnt.AsSpan(0, length))) return false;
            left -= length;
        }

        return true;
    }

    // Sixteen characters, as many as Joliet has room for: R20261121_4F7K2Q.
    private static string VolumeId(string medium)
    {
        var id = Path.GetFileName(medium).ToUpperInvariant();
        var parts = id.Split('-');
        var name = parts.Length == 3 ? $"{parts[0]}{parts[1]}_{parts[2]}" : id.Replace('-', '_');
        return name.Length <= 16 ? name : name[..16];
    }
}

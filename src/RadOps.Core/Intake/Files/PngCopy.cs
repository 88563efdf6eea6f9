using System.Buffers.Binary;

namespace RadOps.Core.Intake.Files;

/// <summary>Copies a PNG with those chunks that change how it looks.</summary>
internal static class PngCopy
{
    /// <summary>Writes the copy.</summary>
    /// <param name="bytes">The original; it has been found to be whole.</param>
    /// <param name="writer">Where to.</param>
    /// <param name="orientation">How it is turned, 1–8.</param>
    internal static void Write(FileBytes bytes, CopyWriter writer, int orientation)
    {
        writer.Add(PngChunk.Signature);
        for (long at = PngChunk.Signature.Length; ;)
        {
            var chunk = PngChunk.Read(bytes, at) ?? throw new IOException("The file changed while it was copied.");
            at = chunk.Next;
            if (!chunk.IsLook)
            {
                writer.Leave(chunk.Type switch
                {
                    PngChunk.Exif => "Exif (plats, tid och kamera)",
                    PngChunk.Text or PngChunk.PackedText or PngChunk.InternationalText => "text",
                    PngChunk.Time => "tid",
                    _ => "uppgifter från ett program",
                });
                continue;
            }

            writer.Keep(chunk.At, chunk.Next);
            if (chunk.Type == PngChunk.Header && orientation != 1) writer.Add(Turned(orientation));
            if (chunk.Type != PngChunk.End) continue;
            if (at < bytes.Length) writer.Leave("det som låg efter bildens slut");
            return;
        }
    }

    private static byte[] Turned(int orientation)
    {
        var exif = CopyWriter.Turned(orientation);
        var chunk = new byte[exif.Length + 12];
        BinaryPrimitives.WriteInt32BigEndian(chunk, exif.Length);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(4), PngChunk.Exif);
        exif.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + exif.Length), Crc32.Finish(Crc32.Append(Crc32.Start, chunk.AsSpan(4, exif.Length + 4))));
        return chunk;
    }
}

namespace RadOps.Core.Intake.Files;

/// <summary>Copies a GIF without comments and what applications left in it, but for how often it is repeated and its colours.</summary>
internal static class GifCopy
{
    /// <summary>Writes the copy.</summary>
    /// <param name="bytes">The original; it has been found to be whole.</param>
    /// <param name="writer">Where to.</param>
    internal static void Write(FileBytes bytes, CopyWriter writer)
    {
        long at = GifReader.HeaderLength + GifReader.TableLength(bytes[10]);
        writer.Keep(0, at);
        while (true)
        {
            var from = at;
            switch (bytes[at])
            {
                case GifReader.Extension:
                    at = GifReader.SkipBlocks(bytes, at + 2);
                    if (Left(bytes, from) is { } what)
                        writer.Leave(what);
                    else
                        writer.Keep(from, at);
                    break;
                case GifReader.Image:
                    at = GifReader.SkipBlocks(bytes, at + 11 + GifReader.TableLength(bytes[at + 9]));
                    writer.Keep(from, at);
                    break;
                case GifReader.Trailer:
                    writer.Keep(at, at + 1);
                    if (at + 1 < bytes.Length) writer.Leave("det som låg efter bildens slut");
                    return;
                default:
                    throw new IOException("The file changed while it was copied.");
            }
        }
    }

    private static string? Left(FileBytes bytes, long at) => bytes[at + 1] switch
    {
        GifReader.CommentLabel or GifReader.TextLabel => "kommentar",
        GifReader.ApplicationLabel => GifReader.IsLook(bytes, at + 3) ? null : bytes.Has(at + 3, "XMP DataXMP"u8) ? "XMP" : "uppgifter från ett program",
        _ => null,
    };
}

namespace RadOps.Core.Intake.Files;

/// <summary>Judges the pictures in a PDF: a photograph, a scanned page, or a drawing (F-22, C39).</summary>
internal sealed class PdfImages(FileBytes bytes, InspectionLimits limits, FileReport report)
{
    /// <summary>Smaller ones are logotypes and the like.</summary>
    private const long LeastPhotograph = 200_000;

    /// <summary>What is not packed as a photograph must be as large as one to be taken for it.</summary>
    private const long LeastUnlikely = 1_000_000;

    private const int MostOneBit = 8;
    private const double Tolerance = 0.02;

    // A4 and its kin, American letter and legal.
    private static readonly double[] papers = [1.4142, 11 / 8.5, 14 / 8.5];

    private readonly HashSet<long> masks = [];
    private readonly Dictionary<long, bool> candidates = [];
    private readonly List<FileMetadata> metadata = [];

    /// <summary>Takes a picture.</summary>
    /// <param name="number">The number of its object.</param>
    /// <param name="stream">The picture.</param>
    internal void Take(long number, PdfStreamData stream)
    {
        var dictionary = stream.Dictionary;
        if (dictionary.ReferenceAt("SMask") is { } mask) masks.Add(mask);
        if (dictionary.ReferenceAt("Mask") is { } hard) masks.Add(hard);
        var (width, height) = (dictionary.NumberAt("Width") ?? 0, dictionary.NumberAt("Height") ?? 0);
        if (width <= 0 || height <= 0) return;
        var depth = dictionary.NumberAt("BitsPerComponent") ?? 8;
        var pixels = width > long.MaxValue / height ? long.MaxValue : width * height;
        if (pixels > limits.MostPixels * (depth == 1 ? MostOneBit : 1)) report.Add(FileFindingCode.TooManyPixels, stream.At);
        var codec = stream.Filters.Count == 0 ? "" : stream.Filters[^1];
        var isPhotographic = codec is "DCTDecode" or "DCT" or "JPXDecode";
        var isFromCamera = codec is "DCTDecode" or "DCT" && stream.Filters.Count == 1 && ReadJpeg(stream);
        if (depth < 8 || dictionary["ImageMask"].IsWord("true") || pixels < (isPhotographic ? LeastPhotograph : LeastUnlikely)) return;
        if (!isPhotographic && codec is not ("FlateDecode" or "LZWDecode" or "")) return;
        candidates[number] = IsPage(width, height) && !isFromCamera;
    }

    /// <summary>Says what was found, when all have been taken.</summary>
    internal void Finish()
    {
        foreach (var (number, isPage) in candidates)
        {
            if (masks.Contains(number)) continue;
            report.Add(isPage ? FileFindingCode.PdfScannedPage : FileFindingCode.PdfPhotograph);
            report.HoldsPhotograph |= !isPage;
        }

        if (metadata.Count == 0) return;
        report.Metadata = new()
        {
            HasPosition = metadata.Exists(each => each.HasPosition),
            HasOwner = metadata.Exists(each => each.HasOwner),
            HasCreator = metadata.Exists(each => each.HasCreator),
            HasSerialNumber = metadata.Exists(each => each.HasSerialNumber),
            HasText = metadata.Exists(each => each.HasText),
            HasThumbnail = metadata.Exists(each => each.HasThumbnail),
            IsFromCamera = metadata.Exists(each => each.IsFromCamera),
            TakenAt = metadata.Find(each => each.TakenAt is not null)?.TakenAt,
        };
    }

    /// <summary>A photograph in a PDF is a JPEG as the camera wrote it, with what the camera says in it.</summary>
    private bool ReadJpeg(PdfStreamData stream)
    {
        if (!bytes.Has(stream.At, [0xFF, 0xD8])) return false;
        var inner = new FileReport();
        new JpegReader(bytes.Part(stream.At, stream.Length), limits, inner).Read();
        if (inner.Has(FileFindingCode.TooManyPixels)) report.Add(FileFindingCode.TooManyPixels, stream.At);
        metadata.Add(inner.Metadata);
        return inner.Metadata.IsFromCamera;
    }

    private static bool IsPage(long width, long height)
    {
        var ratio = (double)Math.Max(width, height) / Math.Min(width, height);
        // Also the strips that some scanners cut a page into.
        return ratio > 3 || papers.Any(paper => Math.Abs((ratio / paper) - 1) < Tolerance);
    }
}

namespace RadOps.Core.Intake.Files;

/// <summary>How large a patient's file may be, as it lies and unfolded.</summary>
public sealed record InspectionLimits
{
    private const long Mebibyte = 1 << 20;

    /// <summary>The routine's limit, and RadOps' own for what the routine does not speak of.</summary>
    public static InspectionLimits Default { get; } = new();

    /// <summary>The most megabytes that a file may have (F-19).</summary>
    public int Megabytes { get; init; } = 20;

    /// <summary>The most bytes that are in order in either reading of a megabyte (C38).</summary>
    public long AcceptedBytes => Megabytes * 1_000_000L;

    /// <summary>The most bytes that are in order in one reading of a megabyte (C38); above it a file is refused, and not looked into.</summary>
    public long MostBytes => Megabytes * Mebibyte;

    /// <summary>The most pixels of an image, or of a frame of one: more than any telephone's camera has.</summary>
    public long MostPixels { get; init; } = 250_000_000;

    /// <summary>The most pixels of all frames of an image that moves, each as large as its canvas.</summary>
    public long MostMovingPixels { get; init; } = 2_000_000_000;

    /// <summary>The most bytes that an image, or one part of a PDF, may unfold to.</summary>
    public long MostUnfoldedBytes { get; init; } = 512 * Mebibyte;

    /// <summary>The most bytes that all parts of a PDF together may unfold to.</summary>
    public long MostUnfoldedInAll { get; init; } = 1024 * Mebibyte;

    /// <summary>The most parts (segments, chunks, blocks, objects) of a file.</summary>
    public int MostParts { get; init; } = 200_000;

    /// <summary>Known bad files; null when the site has no list.</summary>
    public KnownBadFiles? KnownBad { get; init; }
}
